package dev.preflight.it.stack;

import static dev.preflight.it.stack.WorkerStack.BACKEND;
import static dev.preflight.it.stack.WorkerStack.BACKTEST_WORKER_1;
import static dev.preflight.it.stack.WorkerStack.BACKTEST_WORKER_2;
import static dev.preflight.it.stack.WorkerStack.TRAINING_WORKER_1;
import static dev.preflight.it.stack.WorkerStack.TRAINING_WORKER_2;
import static dev.preflight.it.stack.WorkerStack.WORKERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every lever does what its name says, so that a test that pulls it proves something. */
@RequiresEngine
class WorkerStackIT {
    private static final String WHOLE =
            "{\"workers\":["
                    + documented(BACKTEST_WORKER_1, "backtest", "idle")
                    + ","
                    + documented(BACKTEST_WORKER_2, "backtest", "idle")
                    + ","
                    + documented(TRAINING_WORKER_1, "training", "idle")
                    + ","
                    + documented(TRAINING_WORKER_2, "training", "idle")
                    + "]}";

    @TempDir private static Path temporary;

    private static WorkerStack stack;

    @BeforeAll
    static void start() {
        stack = WorkerStack.start("preflight-it-levers", temporary.resolve("levers"));
    }

    @AfterEach
    void restore() {
        stack.restore();
        assertThat(stack.workersJson()).isEqualTo(WHOLE);
    }

    @AfterAll
    static void closeLeavesNothing() {
        stack.close();

        assertThat(stack.directory()).doesNotExist();
        assertThat(WORKERS).allMatch(it -> stack.containerState(it) == ContainerState.ABSENT);
        assertThat(stack.containerState(BACKEND)).isEqualTo(ContainerState.ABSENT);
        stack.close();
    }

    @Test
    void stopsAndKillsContainers() {
        stack.stop(TRAINING_WORKER_1);
        stack.kill(BACKTEST_WORKER_1);

        assertThat(stack.containerState(TRAINING_WORKER_1)).isEqualTo(ContainerState.EXITED);
        assertThat(stack.containerState(BACKTEST_WORKER_1)).isEqualTo(ContainerState.EXITED);
        assertThat(stack.containerState(TRAINING_WORKER_2)).isEqualTo(ContainerState.RUNNING);
    }

    @Test
    void stopsTheBackend() {
        stack.stop(BACKEND);

        assertThat(stack.isRegistered(TRAINING_WORKER_1)).isFalse();
    }

    @Test
    void aRestartedBackendKnowsNoWorkers() {
        stack.restartBackend();

        assertThat(stack.workersJson()).isEqualTo("{\"workers\":[]}");
    }

    @Test
    void removesAContainer() {
        stack.remove(TRAINING_WORKER_2);

        assertThat(stack.containerState(TRAINING_WORKER_2)).isEqualTo(ContainerState.ABSENT);
    }

    @Test
    void pausesAndUnpausesAContainer() {
        stack.pause(TRAINING_WORKER_1);
        stack.pause(BACKTEST_WORKER_1);
        stack.unpause(BACKTEST_WORKER_1);

        assertThat(stack.containerState(TRAINING_WORKER_1)).isEqualTo(ContainerState.PAUSED);
        assertThat(stack.containerState(BACKTEST_WORKER_1)).isEqualTo(ContainerState.RUNNING);
    }

    @Test
    void crashLoopsAWorkerUntilItIsMended() {
        stack.crashLoop(BACKTEST_WORKER_2);
        assertThat(stack.logs(BACKTEST_WORKER_2)).contains("fatal error");

        stack.mend(BACKTEST_WORKER_2);
        stack.restartWorker(BACKTEST_WORKER_2);

        assertThat(stack.containerState(BACKTEST_WORKER_2)).isEqualTo(ContainerState.RUNNING);
    }

    @Test
    void aForgottenWorkerComesBackWithARestartOnly() {
        // Given
        stack.forgetAllWorkers();
        assertThat(WORKERS).noneMatch(stack::isRegistered);

        // When
        Instant before = Instant.now();
        stack.restartWorker(TRAINING_WORKER_1);

        // Then
        assertThat(stack.isRegistered(TRAINING_WORKER_1)).isTrue();
        assertThat(stack.restartedSince(TRAINING_WORKER_1, before)).isTrue();
        assertThat(stack.isRegistered(BACKTEST_WORKER_1)).isFalse();
        assertThat(stack.restartedSince(BACKTEST_WORKER_1, before)).isFalse();
    }

    @Test
    void aWorkerThatNeverRegistersAgainSaysWhyInItsLog() {
        stack.neverRegisterAgain(TRAINING_WORKER_1);
        assertThat(stack.isRegistered(TRAINING_WORKER_1)).isFalse();

        Instant before = Instant.now();
        stack.stop(TRAINING_WORKER_1);
        stack.up(TRAINING_WORKER_1);

        await().until(() -> stack.logs(TRAINING_WORKER_1).contains("failed to register"));
        assertThat(stack.restartedSince(TRAINING_WORKER_1, before)).isTrue();
        assertThat(stack.isRegistered(TRAINING_WORKER_1)).isFalse();
    }

    @Test
    void aRestartClearsTheStatusOfAWorker() {
        stack.reportStatus(TRAINING_WORKER_1, WorkerStatus.ERROR);
        assertThat(stack.workersJson())
                .contains(documented(TRAINING_WORKER_1, "training", "error"));

        stack.restartWorker(TRAINING_WORKER_1);

        assertThat(stack.workersJson()).contains(documented(TRAINING_WORKER_1, "training", "idle"));
    }

    @Test
    void logsBytesThatAreNotTextAndTerminalEscapes() {
        stack.logGarbage(TRAINING_WORKER_1);

        assertThat(stack.logs(TRAINING_WORKER_1)).contains("\u001b[2J", "\uFFFD", "\0", "error");
    }

    @Test
    void everyWorkerHasASecretInItsEnvironmentAndItsLog() {
        assertThat(WORKERS).allMatch(it -> stack.logs(it).contains(WorkerStack.SECRET));
    }

    @Test
    void configuresAWorker() {
        String before = stack.containerId(TRAINING_WORKER_1);

        stack.configure(TRAINING_WORKER_1, "WORKER_PORT", "5003");
        stack.unconfigure(TRAINING_WORKER_1, "KTRDR_WORKER_PORT");
        stack.configure(TRAINING_WORKER_2, "KTRDR_WORKER_ID", "another");
        stack.awaitRegistered("another");
        stack.restartWorker(TRAINING_WORKER_1);
        stack.answerShape(AnswerShape.CURRENT);

        assertThat(stack.containerId(TRAINING_WORKER_1)).isNotEqualTo(before);
        assertThat(stack.workersJson()).contains("http://training-worker-1:5003");
    }

    @Test
    void aContainerWithoutItsShellRunsOnUntilItIsStopped() {
        stack.loseShell(TRAINING_WORKER_1);
        assertThat(stack.containerState(TRAINING_WORKER_1)).isEqualTo(ContainerState.RUNNING);

        stack.stop(TRAINING_WORKER_1);
        assertThatThrownBy(() -> stack.up(TRAINING_WORKER_1)).hasMessageContaining("/bin/sh");
    }

    @Test
    void becomesASandboxUntilItIsRestored() {
        Path environment = stack.directory().resolve(".env.sandbox");

        stack.becomeSandbox();
        assertThat(stack.directory().resolve("docker-compose.sandbox.yml")).exists();
        assertThat(environment).content().contains("KTRDR_API_PORT=" + stack.port());

        stack.restore();
        assertThat(environment).doesNotExist();
    }

    @Test
    void twoStacksLiveSideBySide() {
        Path directory = temporary.resolve("other");
        try (WorkerStack other = WorkerStack.start("preflight-it-other", directory)) {
            stack.forgetAllWorkers();
            stack.kill(TRAINING_WORKER_1);

            assertThat(WORKERS).allMatch(other::isRegistered);
            assertThat(other.containerState(TRAINING_WORKER_1)).isEqualTo(ContainerState.RUNNING);
        }
        assertThat(stack.containerState(TRAINING_WORKER_2)).isEqualTo(ContainerState.RUNNING);
    }

    private static String documented(String id, String type, String status) {
        return "{\"worker_id\":\"%s\",\"type\":\"%s\",\"status\":\"%s\"}"
                .formatted(id, type, status);
    }
}
