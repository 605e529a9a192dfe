package dev.preflight.adapters.docker;

import dev.preflight.adapters.container.EngineException;
import java.io.IOException;

/** One conversation with an engine, all of whose answers are due by one deadline. */
interface EngineApi {
    /**
     * Asks without changing anything.
     *
     * @param path with the query, without a version of the API: the engine then takes its own
     * @throws EngineException if there is no answer in time, whatever its status
     * @throws IOException if the answer is not HTTP
     */
    Answer get(String path) throws EngineException, IOException, InterruptedException;
}
