package dev.preflight.adapters.docker;

import dev.preflight.adapters.container.ContainerOperator;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;

/** What docker-java is used for: to act, and to speak TLS with what docker keeps in its folders. */
public interface DockerJava {
    /** An operator on the containers of an engine, which connects when it is told to act. */
    ContainerOperator operator(DockerEndpoint endpoint);

    /**
     * TLS with the certificates and the key of a docker folder.
     *
     * @param certificates a directory with {@code ca.pem}, {@code cert.pem} and {@code key.pem}
     */
    SSLContext tls(Path certificates);
}
