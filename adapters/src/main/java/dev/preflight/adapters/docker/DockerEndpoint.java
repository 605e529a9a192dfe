package dev.preflight.adapters.docker;

import dev.preflight.adapters.container.EngineException;
import dev.preflight.adapters.container.EngineException.Kind;
import dev.preflight.core.target.Redactor;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a Docker engine listens.
 *
 * @param address with the scheme {@code unix} or {@code tcp}, the latter always with a port
 * @param origin what named it, for people: {@code DOCKER_HOST}, {@code docker context 'lab'}
 * @param certificates a directory with {@code ca.pem}, {@code cert.pem} and {@code key.pem}; null
 *     without TLS
 */
public record DockerEndpoint(URI address, String origin, @Nullable Path certificates) {
    private static final String DEFAULT = "unix:///var/run/docker.sock";
    private static final int PORT = 2375;
    private static final int TLS_PORT = 2376;

    /**
     * The endpoint that the docker command would use: {@code DOCKER_HOST}, else the current docker
     * context, else the socket of this machine.
     *
     * @param environment of this process
     * @param home the user's home directory
     * @throws EngineException if what names the endpoint cannot be followed; the default never
     *     stands in for it
     */
    public static DockerEndpoint resolve(Map<String, String> environment, Path home)
            throws EngineException {
        Path config = configDirectory(environment, home);
        String host = environment.getOrDefault("DOCKER_HOST", "");
        if (!host.isEmpty()) {
            return of(host, "DOCKER_HOST", certificates(environment, config));
        }
        DockerEndpoint context = new DockerContexts(config).current(environment);
        return context != null ? context : of(DEFAULT, "default", null);
    }

    /**
     * An endpoint at an address.
     *
     * @throws EngineException if it is not one that is supported, or a certificate is missing
     */
    static DockerEndpoint of(String address, String origin, @Nullable Path certificates)
            throws EngineException {
        URI uri = parse(address, origin);
        String scheme = uri.getScheme() == null ? "" : uri.getScheme();
        return switch (scheme) {
            case "unix" -> unix(uri, origin);
            case "tcp" -> tcp(uri, origin, certificates);
            default -> throw unsupported(address, origin, "is not supported");
        };
    }

    private static DockerEndpoint unix(URI uri, String origin) throws EngineException {
        String path = uri.getPath();
        if (path == null || path.isEmpty() || uri.getAuthority() != null) {
            throw unsupported(uri.toString(), origin, "has no absolute path");
        }
        return new DockerEndpoint(uri, origin, null);
    }

    private static DockerEndpoint tcp(URI uri, String origin, @Nullable Path certificates)
            throws EngineException {
        if (uri.getHost() == null) {
            throw unsupported(uri.toString(), origin, "has no host");
        }
        if (certificates != null) {
            requireCertificates(certificates, origin);
        }
        int usual = certificates == null ? PORT : TLS_PORT;
        int port = uri.getPort() >= 0 ? uri.getPort() : usual;
        // Without a user and a password, which no engine asks for, and which reports would show.
        URI complete = parse("tcp://" + uri.getHost() + ":" + port, origin);
        return new DockerEndpoint(complete, origin, certificates);
    }

    /* docker-java takes a missing file for a wish to talk without TLS. */
    private static void requireCertificates(Path directory, String origin) throws EngineException {
        for (String name : new String[] {"ca.pem", "cert.pem", "key.pem"}) {
            if (!Files.isReadable(directory.resolve(name))) {
                throw new EngineException(
                        Kind.UNREACHABLE,
                        "the engine of "
                                + origin
                                + " is to be asked over TLS, but "
                                + directory.resolve(name)
                                + " cannot be read");
            }
        }
    }

    private static URI parse(String address, String origin) throws EngineException {
        try {
            return new URI(address);
        } catch (URISyntaxException e) {
            throw unsupported(address, origin, "is not an address");
        }
    }

    private static EngineException unsupported(String address, String origin, String problem) {
        return new EngineException(
                Kind.UNREACHABLE,
                "the engine's address "
                        + Redactor.of(List.of()).redact(address)
                        + " (from "
                        + origin
                        + ") "
                        + problem
                        + "; supported are unix:///path and tcp://host:port. For ssh://, forward the"
                        + " engine's socket (ssh -L) and set DOCKER_HOST to it");
    }

    private static Path configDirectory(Map<String, String> environment, Path home) {
        String directory = environment.getOrDefault("DOCKER_CONFIG", "");
        return directory.isEmpty() ? home.resolve(".docker") : Path.of(directory);
    }

    private static @Nullable Path certificates(Map<String, String> environment, Path config) {
        if (environment.getOrDefault("DOCKER_TLS_VERIFY", "").isEmpty()) {
            return null;
        }
        String directory = environment.getOrDefault("DOCKER_CERT_PATH", "");
        return directory.isEmpty() ? config : Path.of(directory);
    }

    /** Whether it is a socket of this machine. */
    public boolean isSocket() {
        return "unix".equals(address.getScheme());
    }

    /** Its socket; must be {@linkplain #isSocket one}. */
    public Path socket() {
        return Path.of(address.getPath());
    }

    /** The address, as people and target ids write it. */
    @Override
    public String toString() {
        return address.toString();
    }
}
