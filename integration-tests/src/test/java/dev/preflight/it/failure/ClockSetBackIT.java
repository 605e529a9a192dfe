package dev.preflight.it.failure;

import static dev.preflight.it.stack.WorkerStack.TRAINING_WORKER_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.preflight.it.command.CliRun;
import dev.preflight.it.command.PackagedCli;
import dev.preflight.it.command.Report.Attempt;
import dev.preflight.it.command.RunningCli;
import dev.preflight.it.command.StackFixture;
import dev.preflight.it.stack.RequiresEngine;
import dev.preflight.it.stack.WorkerStack;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A clock that is set back neither cuts a wait short nor makes it longer. */
@RequiresEngine
class ClockSetBackIT {
    @RegisterExtension
    private static final StackFixture FIXTURE = StackFixture.of("preflight-it-clock");

    private static final Duration WAIT = Duration.ofSeconds(15);
    private static final Duration SET_BACK = Duration.ofHours(1);
    // A busy machine takes its time; the clock is set back by far more.
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final WorkerStack stack = FIXTURE.stack();

    @Test
    void keepsTheWaitAndHeals() throws IOException {
        // Given
        SetClock clock = SetClock.right(FIXTURE.cli().stateDirectory().resolveSibling("offset"));
        PackagedCli cli = clock.seenBy(FIXTURE.cli());
        new RestartProof(FIXTURE).breakWorker();
        RunningCli running = cli.start("heal", "--format=json");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> running.stderr().contains("to take effect") || !running.isAlive());

        // When
        clock.set(SET_BACK.negated());
        CliRun run = running.end();
        Instant end = Instant.now();

        // Then
        assertThat(run.exit()).isZero();
        assertThat(run.report().outcome()).isEqualTo("HEALED");
        Attempt attempt = run.report().check("worker-states").remedy().attempt();
        assertThat(attempt.waitedMs()).isBetween(WAIT.toMillis(), LONGEST.toMillis());
        assertThat(Duration.between(stack.startedAt(TRAINING_WORKER_1), end))
                .isBetween(WAIT, LONGEST);

        Instant started = stack.startedAt(TRAINING_WORKER_1);
        CliRun next = cli.run("heal", "--format=json");
        assertThat(Instant.parse(next.report().startedAt()))
                .as("by the clock that was set back")
                .isBefore(end.minus(SET_BACK).plus(LONGEST));
        assertThat(next.exit()).isZero();
        assertThat(stack.startedAt(TRAINING_WORKER_1)).isEqualTo(started);
    }
}
