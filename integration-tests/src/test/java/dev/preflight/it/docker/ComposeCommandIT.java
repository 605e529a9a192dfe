package dev.preflight.it.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.preflight.adapters.compose.ComposeCommand;
import dev.preflight.adapters.compose.ComposeException;
import dev.preflight.it.stack.ContainerState;
import dev.preflight.it.stack.RequiresEngine;
import dev.preflight.it.stack.WorkerStack;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compose itself brings back what the engine alone cannot. */
@RequiresEngine
class ComposeCommandIT {
    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir private static Path temporary;

    private static WorkerStack stack;

    @BeforeAll
    static void start() {
        stack = WorkerStack.start("preflight-it-compose", temporary.resolve("stack"));
    }

    @AfterAll
    static void close() {
        stack.close();
    }

    @BeforeEach
    void restore() {
        stack.restore();
    }

    @Test
    void listsTheServices() throws Exception {
        assertThat(compose().services())
                .contains(WorkerStack.BACKEND)
                .containsAll(WorkerStack.WORKERS)
                .hasSize(5);
    }

    @Test
    void createsWhatWasRemovedAndTouchesNothingElse() throws Exception {
        String backend = stack.containerId(WorkerStack.BACKEND);
        stack.remove(WorkerStack.TRAINING_WORKER_1);

        compose().up(WorkerStack.TRAINING_WORKER_1, LONG);

        assertThat(stack.containerState(WorkerStack.TRAINING_WORKER_1))
                .isEqualTo(ContainerState.RUNNING);
        assertThat(stack.containerId(WorkerStack.BACKEND)).isEqualTo(backend);
    }

    @Test
    void leavesARunningDependencyAloneThoughItsDefinitionHasChanged() throws Exception {
        Path dependency = addDependency();
        String backend = stack.containerId(WorkerStack.BACKEND);
        Instant startedAt = stack.startedAt(WorkerStack.BACKEND);
        stack.remove(WorkerStack.TRAINING_WORKER_1);

        compose(Path.of("docker-compose.yml"), dependency).up(WorkerStack.TRAINING_WORKER_1, LONG);

        assertThat(stack.containerId(WorkerStack.BACKEND)).isEqualTo(backend);
        assertThat(stack.startedAt(WorkerStack.BACKEND)).isEqualTo(startedAt);
        assertThat(stack.containerState(WorkerStack.TRAINING_WORKER_1))
                .isEqualTo(ContainerState.RUNNING);
    }

    @Test
    void startsAStoppedDependency() throws Exception {
        Path dependency = addDependency();
        stack.stop(WorkerStack.BACKEND);
        stack.remove(WorkerStack.TRAINING_WORKER_1);

        compose(Path.of("docker-compose.yml"), dependency).up(WorkerStack.TRAINING_WORKER_1, LONG);

        assertThat(stack.containerState(WorkerStack.BACKEND)).isEqualTo(ContainerState.RUNNING);
    }

    /* It also changes the backend, which an ordinary `up` would recreate then. */
    private static Path addDependency() throws Exception {
        Path file = stack.directory().resolve("dependency.yml");
        Files.writeString(
                file,
                """
                services:
                  backend:
                    environment: [CHANGED=yes]
                  %s:
                    depends_on: [backend]
                """
                        .formatted(WorkerStack.TRAINING_WORKER_1));
        return file.getFileName();
    }

    @Test
    void saysThatThereIsNoSuchService() {
        assertThatThrownBy(() -> compose().up("no-such-worker", LONG))
                .isInstanceOf(ComposeException.class)
                .hasMessageContaining("no such service: no-such-worker");
    }

    @Test
    void saysWhereTheComposeFileIsWrong() throws Exception {
        Files.writeString(stack.directory().resolve("wrong.yml"), "services: [");

        assertThatThrownBy(() -> compose(Path.of("wrong.yml")).services())
                .isInstanceOf(ComposeException.class)
                .hasMessageContaining(stack.directory().toString())
                .hasMessageContaining("yaml");
    }

    private static ComposeCommand compose(Path... files) {
        return new ComposeCommand(
                stack.project(), stack.directory(), List.of(files), System.getenv(), Map.of());
    }
}
