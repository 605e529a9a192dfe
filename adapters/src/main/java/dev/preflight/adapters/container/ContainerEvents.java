package dev.preflight.adapters.container;

import java.time.Instant;

/** Port: what happens to the containers of compose projects, as it happens. Safe for threads. */
public interface ContainerEvents {
    /**
     * Begins to listen; returns when the engine has agreed to tell.
     *
     * @param since from when on, inclusive, by the engine's clock. Of the past it tells as much as
     *     it remembers, which is little, and nothing from before it was started itself
     * @throws EngineException if the engine cannot be listened to
     */
    EventStream open(Instant since) throws EngineException, InterruptedException;
}
