package dev.preflight.it.interrupt;

import static dev.preflight.it.stack.WorkerStack.TRAINING_WORKER_1;
import static dev.preflight.it.stack.WorkerStack.TRAINING_WORKER_2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.preflight.it.command.CliRun;
import dev.preflight.it.command.Report.Attempt;
import dev.preflight.it.command.RunningCli;
import dev.preflight.it.command.StackFixture;
import dev.preflight.it.command.StopSignal;
import dev.preflight.it.stack.RequiresEngine;
import dev.preflight.it.stack.WorkerStack;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/**
 * Told to stop in every phase: the report comes all the same and says what is left undone, the lock
 * is free, and the next run neither forgets the attempt nor cuts its wait short.
 */
@RequiresEngine
abstract class StoppedInEveryPhase {
    private static final Duration WAIT = Duration.ofSeconds(15);

    private final StackFixture fixture;
    private final StopSignal signal;
    private final WorkerStack stack;

    StoppedInEveryPhase(StackFixture fixture, StopSignal signal) {
        this.fixture = fixture;
        this.signal = signal;
        this.stack = fixture.stack();
    }

    @Test
    void whileObserving() throws IOException {
        // Given
        Map<String, Instant> before = stack.starts();
        CliRun run;
        try (ServerSocket backend = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            backend.setSoTimeout(60_000);
            RunningCli cli = heal("--var=KTRDR_API_PORT=" + backend.getLocalPort());
            try (Socket asked = backend.accept()) {
                // When
                cli.send(signal);
                run = cli.end();
                assertThat(asked.isConnected()).isTrue();
            }
        }

        // Then
        assertInterrupted(run);
        assertThat(run.report().leftUndone()).anyMatch(it -> it.contains("nothing was changed"));
        assertThat(run.report().remedied()).isEmpty();
        assertThat(stack.starts()).isEqualTo(before);
        assertThat(heal().end().exit()).isZero();
    }

    @Test
    void whileWaitingAfterACure() {
        // Given
        forgetTrainingWorkers();
        RunningCli cli = heal();
        awaitThat(() -> cli.stderr().contains("for the cure to take effect") || !cli.isAlive());

        // When
        cli.send(signal);
        CliRun run = cli.end();

        // Then
        assertInterrupted(run);
        assertThat(run.report().leftUndone())
                .singleElement()
                .asString()
                .startsWith("worker-types: attempt 1 is made");
        Attempt attempt = run.report().check("worker-types").remedy().attempt();

        Map<String, Instant> before = stack.starts();
        CliRun next = heal().end();
        assertThat(next.exit()).isZero();
        Attempt kept = next.report().check("worker-types").remedy().attempt();
        assertThat(kept.startedAt()).isEqualTo(attempt.startedAt());
        assertThat(kept.waitedMs()).isGreaterThanOrEqualTo(WAIT.toMillis());
        assertThat(stack.starts()).isEqualTo(before);
    }

    @Test
    void whileActing() {
        // Given
        stack.ignoreStop(TRAINING_WORKER_1);
        forgetTrainingWorkers();
        Instant begin = Instant.now();
        Instant untouched = stack.startedAt(TRAINING_WORKER_2);
        RunningCli cli = heal();
        awaitThat(() -> stack.wasToldToStop(TRAINING_WORKER_1, begin) || !cli.isAlive());

        // When
        cli.send(signal);
        CliRun run = cli.end();

        // Then
        assertInterrupted(run);
        assertThat(run.report().leftUndone())
                .singleElement()
                .asString()
                .startsWith("worker-types: attempt 1");
        assertThat(run.report().check("worker-types").remedy().attempt().deeds())
                .containsExactly("restart training-worker-1 INTERRUPTED");
        assertThat(stack.startedAt(TRAINING_WORKER_2)).isEqualTo(untouched);

        CliRun next = heal().end();
        Attempt counted = next.report().check("worker-types").remedy().attempt();
        assertThat(counted.waitedMs()).isGreaterThanOrEqualTo(WAIT.toMillis());
        assertThat(counted.verification()).isNotEmpty();
        assertThat(stack.startedAt(TRAINING_WORKER_2)).isEqualTo(untouched);
    }

    private RunningCli heal(String... more) {
        String[] arguments = new String[more.length + 2];
        arguments[0] = "heal";
        arguments[1] = "--format=json";
        System.arraycopy(more, 0, arguments, 2, more.length);
        return fixture.cli().start(arguments);
    }

    private void assertInterrupted(CliRun run) {
        assertThat(run.exit()).isEqualTo(signal.exitStatus());
        assertThat(run.report().interrupted()).isTrue();
    }

    private void forgetTrainingWorkers() {
        stack.forget(TRAINING_WORKER_1);
        stack.forget(TRAINING_WORKER_2);
    }

    private static void awaitThat(Callable<Boolean> holds) {
        await().atMost(Duration.ofSeconds(60)).until(holds);
    }
}
