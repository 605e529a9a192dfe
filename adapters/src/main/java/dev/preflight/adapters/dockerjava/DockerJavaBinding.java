package dev.preflight.adapters.dockerjava;

import com.github.dockerjava.core.LocalDirectorySSLConfig;
import dev.preflight.adapters.container.ContainerEvents;
import dev.preflight.adapters.container.ContainerOperator;
import dev.preflight.adapters.docker.DockerEndpoint;
import dev.preflight.adapters.docker.DockerJava;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;

/** Binds docker-java; made by name, when it is first needed. */
public final class DockerJavaBinding implements DockerJava {
    @Override
    public ContainerOperator operator(DockerEndpoint endpoint) {
        return new DockerJavaOperator(endpoint);
    }

    @Override
    public ContainerEvents events(DockerEndpoint endpoint) {
        return new DockerJavaEvents(endpoint);
    }

    @Override
    public SSLContext tls(Path certificates) {
        return new LocalDirectorySSLConfig(certificates.toString()).getSSLContext();
    }
}
