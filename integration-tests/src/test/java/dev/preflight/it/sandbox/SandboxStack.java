package dev.preflight.it.sandbox;

import dev.preflight.adapters.container.EngineException;
import dev.preflight.adapters.sandbox.Sandbox;
import dev.preflight.adapters.sandbox.SandboxSettings;
import dev.preflight.adapters.sandbox.SandboxTiming;
import dev.preflight.core.container.Container;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * An embedded stack with a directory as a compose project has one.
 *
 * @param directory with its compose file, and where its backend is
 */
public record SandboxStack(Sandbox sandbox, Path directory) implements AutoCloseable {
    // Quicker than any stack, so that a test sees many faults.
    private static final SandboxTiming QUICK =
            new SandboxTiming(
                    Duration.ofMillis(200), Duration.ofMillis(500), Duration.ofMinutes(5));

    static SandboxStack start(String project, Path directory) {
        Sandbox sandbox =
                Sandbox.start(SandboxSettings.of(project).in(directory.toString()).with(QUICK));
        try {
            Files.createDirectories(directory);
            Files.writeString(directory.resolve("docker-compose.yml"), sandbox.composeFile());
            Files.writeString(
                    directory.resolve(".env"),
                    "COMPOSE_PROJECT_NAME=%s%nKTRDR_API_PORT=%d%n"
                            .formatted(project, sandbox.backendPort()));
        } catch (IOException e) {
            sandbox.close();
            throw new UncheckedIOException(e);
        }
        return new SandboxStack(sandbox, directory);
    }

    public String project() {
        return sandbox.project();
    }

    List<Container> containers() throws EngineException, InterruptedException {
        return sandbox.reader().containers(project());
    }

    /** Does what the engine was told to; false if there was nothing to do. */
    boolean does(String verb, Container container) throws EngineException, InterruptedException {
        return switch (verb) {
            case "start" -> sandbox.operator().start(container);
            case "unpause" -> sandbox.operator().unpause(container);
            case "restart" -> {
                sandbox.operator().restart(container, Duration.ZERO);
                yield true;
            }
            default -> throw new IllegalArgumentException(verb);
        };
    }

    /** Restarts a service's container, without the engine. */
    public void restart(String service) {
        try {
            for (Container container : containers()) {
                if (container.service().equals(service)) {
                    sandbox.operator().restart(container, Duration.ZERO);
                }
            }
        } catch (EngineException | InterruptedException e) {
            throw new IllegalStateException("restart of " + service, e);
        }
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
