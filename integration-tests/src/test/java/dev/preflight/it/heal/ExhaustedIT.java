package dev.preflight.it.heal;

import static dev.preflight.it.stack.WorkerStack.BACKTEST_WORKER_1;
import static dev.preflight.it.stack.WorkerStack.BACKTEST_WORKER_2;
import static dev.preflight.it.stack.WorkerStack.TRAINING_WORKER_1;
import static dev.preflight.it.stack.WorkerStack.TRAINING_WORKER_2;
import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.it.command.CliRun;
import dev.preflight.it.command.Report.Action;
import dev.preflight.it.command.Report.Attempt;
import dev.preflight.it.command.Report.Remediation;
import dev.preflight.it.command.StackFixture;
import dev.preflight.it.stack.RequiresEngine;
import dev.preflight.it.stack.WorkerStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What no restart can mend is tried as often as the runbook says and not once more, in this run or
 * a later one, and handed to a person with the evidence and without the secrets in it.
 */
@RequiresEngine
class ExhaustedIT {
    @RegisterExtension
    private static final StackFixture FIXTURE = StackFixture.of("preflight-it-exhausted");

    private final WorkerStack stack = FIXTURE.stack();

    @Test
    void givesUpAfterTheOnlyAttemptUntilAPersonGivesAFreshBudget() throws IOException {
        // Given
        stack.logGarbage(TRAINING_WORKER_1);
        stack.neverRegisterAgain(TRAINING_WORKER_1);
        stack.neverRegisterAgain(TRAINING_WORKER_2);

        // When
        CliRun first = heal();

        // Then
        Remediation remedy = exhausted(first, "worker-types", 1);
        assertThat(remedy.attempt().deeds())
                .containsExactly(
                        "restart training-worker-1 DONE", "restart training-worker-2 DONE");
        assertThat(details(remedy))
                .contains("failed to register", "DB_PASSWORD=[redacted]", "error: bad frame");
        assertNothingUnprintableIn(first);
        assertNoSecretIn(first);

        Map<String, Instant> before = stack.starts();
        CliRun second = heal();
        assertThat(exhausted(second, "worker-types", 1).attempts()).isEqualTo(remedy.attempts());
        assertThat(stack.starts()).isEqualTo(before);

        stack.mend(TRAINING_WORKER_1);
        CliRun third = heal("--reset");
        assertThat(third.exit()).isZero();
        assertThat(third.report().check("worker-types").remedy().attempt().number()).isEqualTo(1);
    }

    @Test
    void givesUpOnAWorkerThatExitsAtOnceAfterBothAttempts() throws IOException {
        // Given
        stack.crashLoop(BACKTEST_WORKER_1);
        stack.crashLoop(BACKTEST_WORKER_2);

        // When
        CliRun run = heal();

        // Then
        Remediation remedy = exhausted(run, "containers-running", 2);
        assertThat(remedy.attempts())
                .allSatisfy(it -> assertThat(it.waitedMs()).isGreaterThanOrEqualTo(15_000));
        assertThat(remedy.attempts().stream().flatMap(it -> it.deeds().stream()))
                .containsExactly(
                        "restart backtest-worker-1 DONE", "restart backtest-worker-1 DONE");
        assertThat(details(remedy))
                .contains(
                        "in a restart loop",
                        "training-worker-1 running",
                        "fatal error: cannot load configuration",
                        "DB_PASSWORD=[redacted]");
        assertNoSecretIn(run);
    }

    private static CliRun heal(String... more) {
        return FIXTURE.cli()
                .run(
                        Stream.concat(
                                        Stream.of(
                                                "heal",
                                                "--format=json",
                                                "--verbose",
                                                "--report=human=" + humanReport()),
                                        Stream.of(more))
                                .toArray(String[]::new));
    }

    private static Path humanReport() {
        return FIXTURE.cli().stateDirectory().resolveSibling("human.txt");
    }

    private static Remediation exhausted(CliRun run, String check, int attempts) {
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.report().outcome()).isEqualTo("FAILED");
        assertThat(run.report().remedied()).containsExactly(check);
        Remediation remedy = run.report().check(check).remedy();
        assertThat(remedy.state()).isEqualTo("EXHAUSTED");
        assertThat(remedy.reason()).contains("--reset");
        assertThat(remedy.attempts())
                .hasSize(attempts)
                .extracting(Attempt::verification)
                .allMatch(it -> it.startsWith("FAIL: "));
        return remedy;
    }

    private static String details(Remediation remedy) {
        return remedy.diagnostics().stream().map(Action::detail).collect(Collectors.joining("\n"));
    }

    private static void assertNothingUnprintableIn(CliRun run) {
        assertThat(run.output() + run.report()).doesNotContain("\u001b", "\\u001b", "\0");
        assertThat(humanReport()).content().contains("bad frame").doesNotContain("\u001b", "\0");
    }

    private static void assertNoSecretIn(CliRun run) throws IOException {
        assertThat(run.output()).doesNotContain(WorkerStack.SECRET);
        Path scratch = FIXTURE.cli().stateDirectory().resolveSibling(".").normalize();
        List<Path> files;
        try (Stream<Path> walk = Files.walk(scratch)) {
            files = walk.filter(Files::isRegularFile).toList();
        }
        assertThat(files).extracting(it -> it.getFileName().toString()).contains("human.txt");
        assertThat(FIXTURE.cli().stateDirectory()).isNotEmptyDirectory();
        assertThat(files)
                .allSatisfy(it -> assertThat(it).content().doesNotContain(WorkerStack.SECRET));
    }
}
