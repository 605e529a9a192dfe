package dev.preflight.adapters.docker;

import dev.preflight.adapters.container.ContainerEvents;
import dev.preflight.adapters.container.ContainerOperator;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;

/**
 * What docker-java is used for: to act, to listen, and to speak TLS with what docker keeps in its
 * folders.
 */
public interface DockerJava {
    /** An operator on the containers of an engine, which connects when it is told to act. */
    ContainerOperator operator(DockerEndpoint endpoint);

    /** The events of an engine, to which it connects when it is told to listen. */
    ContainerEvents events(DockerEndpoint endpoint);

    /**
     * TLS with the certificates and the key of a docker folder.
     *
     * @param certificates a directory with {@code ca.pem}, {@code cert.pem} and {@code key.pem}
     */
    SSLContext tls(Path certificates);
}
