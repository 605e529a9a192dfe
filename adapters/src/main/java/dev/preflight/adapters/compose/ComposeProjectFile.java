package dev.preflight.adapters.compose;

import java.time.Duration;
import java.util.List;

/** Port: a project as its compose files define it, whether it has containers or not. */
public interface ComposeProjectFile {
    /**
     * The services that the files define.
     *
     * @throws ComposeException if there are no files, or they make no sense
     * @throws InterruptedException if told to stop
     */
    List<String> services() throws ComposeException, InterruptedException;

    /**
     * Makes sure that a service has its container and that it is started, and what it depends on
     * likewise. Leaves alone what runs.
     *
     * @param timeout after which it is given up; what has been done by then stays done
     * @throws ComposeException if it could not be done
     * @throws InterruptedException if told to stop; it may or may not have acted
     */
    void up(String service, Duration timeout) throws ComposeException, InterruptedException;
}
