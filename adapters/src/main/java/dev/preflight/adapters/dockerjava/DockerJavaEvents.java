package dev.preflight.adapters.dockerjava;

import dev.preflight.adapters.container.ContainerEvents;
import dev.preflight.adapters.container.EngineException;
import dev.preflight.adapters.container.EventStream;
import dev.preflight.adapters.docker.DockerEndpoint;
import java.time.Duration;
import java.time.Instant;

/** Listens to an engine through docker-java, over a socket or a network. */
public final class DockerJavaEvents implements ContainerEvents {
    private static final Duration TIME_TO_ANSWER = Duration.ofSeconds(5);

    // How long a stream that is dead may go unnoticed, against a connection to the engine for each.
    private static final Duration SILENCE = Duration.ofSeconds(10);

    private final DockerEndpoint endpoint;
    private final Duration limit;
    private final Duration silence;

    /** The events of an engine, which gets 5 s to answer. */
    public DockerJavaEvents(DockerEndpoint endpoint) {
        this(endpoint, TIME_TO_ANSWER, SILENCE);
    }

    /**
     * The events of an engine, with little patience.
     *
     * @param limit until the engine has agreed to tell
     * @param silence after which a stream is not believed to be alive
     */
    DockerJavaEvents(DockerEndpoint endpoint, Duration limit, Duration silence) {
        this.endpoint = endpoint;
        this.limit = limit;
        this.silence = silence;
    }

    @Override
    public EventStream open(Instant since) throws EngineException, InterruptedException {
        RenewedStream stream = new RenewedStream(this::connection, since, silence);
        stream.open();
        return stream;
    }

    private EventConnection connection() {
        return new EventConnection(endpoint, limit, silence);
    }
}
