package dev.preflight.adapters.container;

/**
 * A stream of events, for one listener at a time. While it lasts nothing is left out, but an event
 * may be told of more than once, and one that happened a moment before another a moment after it.
 */
public interface EventStream extends AutoCloseable {
    /**
     * The next event, which may take for ever.
     *
     * @throws EngineException when the stream is over: the engine went away, hangs, or hung up, or
     *     it was closed. What happens from now on is not told
     */
    ContainerEvent next() throws EngineException, InterruptedException;

    /** Ends it, from any thread, also for who is waiting; does nothing the second time. */
    @Override
    void close();
}
