package dev.preflight.adapters.container;

import java.util.List;

/** Port: a project as its compose files define it, whether it has containers or not. */
public interface ComposeProjectFile {
    /**
     * The services that the files define.
     *
     * @throws EngineException if there are none, or they make no sense
     */
    List<String> services() throws EngineException, InterruptedException;

    /**
     * Creates what a service needs to run and does not have, and starts it. Leaves alone what runs
     * already and the services that it depends on where they run.
     *
     * @throws EngineException if it could not be started; some of it may be there by then
     * @throws InterruptedException if told to stop; it may or may not have been done by then
     */
    void up(String service) throws EngineException, InterruptedException;
}
