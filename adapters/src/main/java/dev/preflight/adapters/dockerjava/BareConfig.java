package dev.preflight.adapters.dockerjava;

import com.github.dockerjava.api.model.AuthConfig;
import com.github.dockerjava.api.model.AuthConfigurations;
import com.github.dockerjava.core.DockerClientConfig;
import com.github.dockerjava.core.LocalDirectorySSLConfig;
import com.github.dockerjava.core.RemoteApiVersion;
import com.github.dockerjava.core.SSLConfig;
import dev.preflight.adapters.docker.DockerEndpoint;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Tells docker-java of the endpoint and of nothing else. Its own configuration would look in the
 * environment, the system properties and the home directory, and take a version of the API from
 * there: without one the engine takes its own, and every engine answers.
 */
record BareConfig(DockerEndpoint endpoint) implements DockerClientConfig {
    @Override
    public URI getDockerHost() {
        return endpoint.address();
    }

    @Override
    public RemoteApiVersion getApiVersion() {
        return RemoteApiVersion.UNKNOWN_VERSION;
    }

    @Override
    @SuppressWarnings("deprecation") // of the type that the interface still asks for
    public @Nullable SSLConfig getSSLConfig() {
        Path certificates = endpoint.certificates();
        return certificates == null ? null : new LocalDirectorySSLConfig(certificates.toString());
    }

    @Override
    public @Nullable String getRegistryUsername() {
        return null;
    }

    @Override
    public @Nullable String getRegistryPassword() {
        return null;
    }

    @Override
    public @Nullable String getRegistryEmail() {
        return null;
    }

    @Override
    public @Nullable String getRegistryUrl() {
        return null;
    }

    @Override
    public @Nullable AuthConfig effectiveAuthConfig(String imageName) {
        return null;
    }

    @Override
    public AuthConfigurations getAuthConfigurations() {
        return new AuthConfigurations();
    }
}
