package dev.preflight.adapters.docker;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.preflight.adapters.container.EngineException;
import dev.preflight.adapters.container.EngineException.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The docker contexts of a user.
 *
 * @param config the docker command's configuration directory; need not exist
 */
record DockerContexts(Path config) {
    private static final String DEFAULT = "default";

    /** The endpoint of the current context; null if none is chosen, or the one named default. */
    @Nullable DockerEndpoint current(Map<String, String> environment) throws EngineException {
        String name = environment.getOrDefault("DOCKER_CONTEXT", "");
        if (name.isEmpty()) {
            name = chosen();
        }
        return name.isEmpty() || name.equals(DEFAULT) ? null : endpoint(name);
    }

    private String chosen() throws EngineException {
        Path file = config.resolve("config.json");
        byte[] content = read(file);
        if (content == null) {
            return "";
        }
        try (JsonParser json = Json.parser(content)) {
            String name = "";
            Json.begin(json);
            while (json.nextToken() != JsonToken.END_OBJECT) {
                if (Json.enters(json, "currentContext")) {
                    name = Json.text(json);
                }
            }
            return name;
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private DockerEndpoint endpoint(String name) throws EngineException {
        String digest = sha256(name);
        Path file = config.resolve("contexts/meta").resolve(digest).resolve("meta.json");
        byte[] content = read(file);
        if (content == null) {
            throw new EngineException(
                    Kind.UNREACHABLE,
                    "there is no docker context '"
                            + name
                            + "' (no "
                            + file
                            + "): see `docker context ls`, or set DOCKER_HOST");
        }
        Meta meta = meta(file, content);
        Path tls = config.resolve("contexts/tls").resolve(digest).resolve("docker");
        boolean secure = Files.isDirectory(tls);
        if (secure && meta.skipsVerification) {
            throw new EngineException(
                    Kind.UNREACHABLE,
                    "docker context '"
                            + name
                            + "' does not verify the engine's certificate, which is not supported:"
                            + " give it the right ca.pem");
        }
        return DockerEndpoint.of(meta.host, "docker context '" + name + "'", secure ? tls : null);
    }

    /** What a context says of its engine. */
    private record Meta(String host, boolean skipsVerification) {}

    private static Meta meta(Path file, byte[] content) throws EngineException {
        try (JsonParser json = Json.parser(content)) {
            Meta meta = new Meta("", false);
            Json.begin(json);
            while (json.nextToken() != JsonToken.END_OBJECT) {
                if (Json.enters(json, "Endpoints") && Json.isObject(json)) {
                    meta = endpoints(json);
                }
            }
            return meta;
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static Meta endpoints(JsonParser json) throws IOException {
        Meta meta = new Meta("", false);
        while (json.nextToken() != JsonToken.END_OBJECT) {
            if (Json.enters(json, "docker") && Json.isObject(json)) {
                meta = docker(json);
            }
        }
        return meta;
    }

    private static Meta docker(JsonParser json) throws IOException {
        String host = "";
        boolean skipsVerification = false;
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "Host" -> host = Json.text(json);
                case "SkipTLSVerify" -> skipsVerification = json.getValueAsBoolean();
                default -> json.skipChildren();
            }
        }
        return new Meta(host, skipsVerification);
    }

    private static byte @Nullable [] read(Path file) throws EngineException {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static EngineException unreadable(Path file, IOException e) {
        return new EngineException(
                Kind.UNREADABLE,
                "cannot read the docker configuration " + file + "; mend it, or set DOCKER_HOST",
                e);
    }

    private static String sha256(String name) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(name.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
