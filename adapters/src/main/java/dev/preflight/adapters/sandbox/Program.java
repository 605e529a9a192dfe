package dev.preflight.adapters.sandbox;

import java.io.IOException;
import java.time.Instant;

/**
 * What a service's container runs; told what becomes of the container. It has no thread: it catches
 * up with the time whenever somebody looks. Guarded by the engine that runs it.
 */
interface Program {
    /** The first line that it logs on every start. */
    static String greeting(String service) {
        return service + " is starting";
    }

    /**
     * Its container was started.
     *
     * @param log to write to until the next start
     * @throws IOException if it cannot run; nothing has been started then
     */
    void started(LogBook log, Instant now) throws IOException;

    /** Its container stopped, crashed or was removed; it may not have run at all. */
    void ended(Instant now);

    void paused(Instant now);

    void resumed(Instant now);

    /** Does what it would have done by itself until now. */
    void catchUp(Instant now);
}
