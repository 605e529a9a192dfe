package dev.preflight.adapters.container;

import dev.preflight.core.container.Container;
import java.time.Duration;

/**
 * Port: acts on containers that a {@link ContainerReader} showed. Every method throws {@link
 * EngineException} when the engine refuses or the container is gone, and {@link
 * InterruptedException} if told to stop, when it may or may not have acted.
 */
public interface ContainerOperator {
    /**
     * Starts a container.
     *
     * @return whether it had to be: false if it was running already
     */
    boolean start(Container container) throws EngineException, InterruptedException;

    /**
     * Restarts a container and returns when it is started again.
     *
     * @param grace how long it may take to end by itself before it is killed; in whole seconds,
     *     rounded up. The call itself may take longer than that
     */
    void restart(Container container, Duration grace) throws EngineException, InterruptedException;

    /**
     * Lets a paused container go on.
     *
     * @return whether it had to be: false if it was not paused
     */
    boolean unpause(Container container) throws EngineException, InterruptedException;

    /**
     * Removes a container that is dead: one whose removal has failed before. Its volumes stay.
     *
     * @return whether it had to be: false if it was gone already
     */
    boolean remove(Container dead) throws EngineException, InterruptedException;

    /**
     * The end of a container's log, stdout and stderr as they came, at most 64 KiB, decoded
     * leniently as UTF-8 and not cleaned of control characters.
     *
     * @param lines how many at most
     */
    String logs(Container container, int lines) throws EngineException, InterruptedException;
}
