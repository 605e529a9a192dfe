package dev.preflight.adapters.docker;

import dev.preflight.adapters.container.ContainerEvents;
import dev.preflight.adapters.container.ContainerOperator;
import dev.preflight.adapters.container.ContainerReader;
import java.time.Duration;

/**
 * A container engine, each port served by what serves it best. Nothing is connected to, and
 * docker-java not loaded, before it is needed.
 *
 * @param reader of its containers
 * @param operator on its containers
 */
public record ContainerEngine(ContainerReader reader, ContainerOperator operator) {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    /** The engine at an endpoint, which gets 5 s to answer a reader. */
    public static ContainerEngine at(DockerEndpoint endpoint) {
        ContainerReader reader =
                endpoint.isSocket()
                        ? new EngineSocketReader(endpoint, TIMEOUT)
                        : new EngineNetworkReader(endpoint, TIMEOUT);
        return new ContainerEngine(reader, new LoadedOperator(endpoint));
    }

    /** The events of the engine at an endpoint, for who stays long enough to listen. */
    public static ContainerEvents eventsAt(DockerEndpoint endpoint) {
        return new LoadedEvents(endpoint);
    }
}
