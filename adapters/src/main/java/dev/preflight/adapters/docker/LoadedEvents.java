package dev.preflight.adapters.docker;

import dev.preflight.adapters.container.ContainerEvents;
import dev.preflight.adapters.container.EngineException;
import dev.preflight.adapters.container.EventStream;
import java.time.Instant;

/** Listens through docker-java, which is loaded when there is something to listen to. */
record LoadedEvents(DockerEndpoint endpoint) implements ContainerEvents {
    @Override
    public EventStream open(Instant since) throws EngineException, InterruptedException {
        try {
            return DockerJavaLoader.dockerJava().events(endpoint).open(since);
        } catch (LinkageError missing) {
            // Most of its classes are looked for only when they are used.
            throw DockerJavaLoader.unloadable(missing);
        }
    }
}
