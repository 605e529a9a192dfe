package dev.preflight.adapters.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.adapters.bundled.BundledRunbooks;
import dev.preflight.adapters.target.TargetActuators;
import dev.preflight.adapters.target.TargetInstruments;
import dev.preflight.core.probe.ProbeRunner;
import dev.preflight.core.remediation.InMemoryLedger;
import dev.preflight.core.remediation.TargetLock;
import dev.preflight.core.run.CheckReport;
import dev.preflight.core.run.Ports;
import dev.preflight.core.run.Preflight;
import dev.preflight.core.run.RunListener;
import dev.preflight.core.run.RunOutcome;
import dev.preflight.core.run.RunReport;
import dev.preflight.core.run.RunRequest;
import dev.preflight.core.runbook.Runbook;
import dev.preflight.core.target.Target;
import dev.preflight.core.target.Variables;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The bundled runbook mends a sandbox through the instruments and actuators of a real target. */
class SandboxHealingTest {
    private static final SandboxTiming TIMING =
            new SandboxTiming(Duration.ofSeconds(9), Duration.ofSeconds(5), Duration.ofMinutes(5));
    private static final List<String> WORKERS =
            List.of(
                    "backtest-worker-1",
                    "backtest-worker-2",
                    "training-worker-1",
                    "training-worker-2");

    private final TestTime time = new TestTime();

    @TempDir Path directory;
    private Sandbox sandbox;

    @BeforeEach
    void start() throws Exception {
        sandbox =
                Sandbox.start(
                        SandboxSettings.of("healing")
                                .in(directory.toString())
                                .with(TIMING)
                                .with(time));
        Files.writeString(directory.resolve("compose.yaml"), sandbox.composeFile());
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    record Situation(String name, Consumer<Sandbox> fault, RunOutcome outcome) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Situation> situations() {
        return Stream.of(
                new Situation("healthy", it -> {}, RunOutcome.PASSED),
                new Situation("backend crashed", it -> it.crash("backend", 1), RunOutcome.HEALED),
                new Situation("backend removed", it -> it.remove("backend"), RunOutcome.HEALED),
                new Situation("workers crashed", all(Sandbox::stop), RunOutcome.HEALED),
                new Situation(
                        "workers removed and forgotten",
                        all(Sandbox::remove).andThen(Sandbox::forgetAllWorkers),
                        RunOutcome.HEALED),
                new Situation("workers paused", all(Sandbox::pause), RunOutcome.HEALED),
                new Situation("workers only created", all(Sandbox::createOnly), RunOutcome.HEALED),
                new Situation("workers forgotten", Sandbox::forgetAllWorkers, RunOutcome.HEALED),
                new Situation("a type forgotten", both(Sandbox::forget), RunOutcome.HEALED),
                new Situation("a type in loops", both(Sandbox::crashLoop), RunOutcome.HEALED),
                new Situation(
                        "a worker in error",
                        it -> it.reportStatus("training-worker-1", "error"),
                        RunOutcome.HEALED),
                new Situation(
                        "a busy worker in error",
                        it -> {
                            it.busyWith("training-worker-1", "op-1");
                            it.reportStatus("training-worker-1", "error");
                        },
                        RunOutcome.FAILED),
                new Situation(
                        "workers that never register",
                        all(Sandbox::neverRegisterAgain).andThen(Sandbox::forgetAllWorkers),
                        RunOutcome.FAILED),
                new Situation(
                        "backend fails",
                        it -> it.answer(BackendMode.SERVER_ERROR),
                        RunOutcome.FAILED),
                badList(BackendMode.SERVER_ERROR),
                badList(BackendMode.EMPTY),
                badList(BackendMode.GARBAGE),
                badList(BackendMode.HTML),
                badList(BackendMode.TRUNCATED),
                badList(BackendMode.DROP),
                badList(BackendMode.REDIRECT),
                badList(BackendMode.HANG),
                new Situation(
                        "a worker offline, in the documented shape",
                        it -> {
                            it.answerShape(AnswerShape.DOCUMENTED);
                            it.crash("backtest-worker-2", 1);
                        },
                        RunOutcome.HEALED),
                new Situation(
                        "a list of another shape",
                        it -> it.answerShape(AnswerShape.NEITHER),
                        RunOutcome.ERROR),
                new Situation("no engine", it -> it.engineUnreachable(true), RunOutcome.ERROR));
    }

    @ParameterizedTest
    @MethodSource("situations")
    void endsAsItShould(Situation situation) {
        // Given
        situation.fault().accept(sandbox);
        time.advance(TIMING.offlineAfter());

        // When
        RunReport report = heal();

        // Then
        assertThat(report.outcome())
                .as("%s", report.checks().stream().map(CheckReport::result).toList())
                .isEqualTo(situation.outcome());
    }

    @Test
    void doesNotTakeAnotherStackForItsOwn() {
        try (Sandbox other = Sandbox.start(SandboxSettings.of("other").with(time))) {
            // When
            RunReport report = heal(other.backendPort());

            // Then
            assertThat(report.outcome()).isEqualTo(RunOutcome.ERROR);
            assertThat(report.checks().get(0).result().seen())
                    .isEqualTo(
                            "port %d is answered, but not by this project's backend, which publishes %d"
                                    .formatted(other.backendPort(), sandbox.backendPort()));
        }
    }

    @Test
    void healsAnUnhealthyContainerOnceItsHealthIsKnown() {
        // Given
        sandbox.becomeUnhealthy("training-worker-1");
        Runbook containers = BundledRunbooks.named("containers").orElseThrow();
        Instant begun = time.instant();

        // When
        RunReport report =
                heal(containers.withWaitsAtMost(Duration.ofSeconds(1)), sandbox.backendPort());

        // Then
        assertThat(report.outcome()).isEqualTo(RunOutcome.HEALED);
        assertThat(report.checks().get(0).result().seen())
                .doesNotContain("not known yet", "unhealthy");
        assertThat(time.instant()).isEqualTo(begun.plusSeconds(6));
    }

    private RunReport heal() {
        return heal(sandbox.backendPort());
    }

    private RunReport heal(int port) {
        return heal(BundledRunbooks.named("workers").orElseThrow(), port);
    }

    private RunReport heal(Runbook runbook, int port) {
        Target target =
                new Target(
                        sandbox.project(),
                        directory.toString(),
                        "sandbox",
                        new Variables(Map.of("KTRDR_API_PORT", Integer.toString(port))));
        TargetInstruments instruments =
                new TargetInstruments(
                        target,
                        sandbox.reader(),
                        sandbox.compose(),
                        List.of(),
                        time,
                        Duration.ofSeconds(3));
        Ports ports =
                new Ports(
                        ProbeRunner.oneByOne(instruments),
                        new TargetActuators(target, sandbox::operator, sandbox.compose()),
                        new InMemoryLedger(time),
                        TargetLock.none(),
                        time,
                        time::advance,
                        new RunListener() {});
        return new Preflight(ports).run(RunRequest.heal("run", runbook, target));
    }

    private static Situation badList(BackendMode mode) {
        return new Situation(
                "a list that is " + mode,
                it -> it.answer(BackendPath.WORKERS, mode),
                RunOutcome.ERROR);
    }

    private interface Lever {
        void pull(Sandbox sandbox, String service);
    }

    private static Consumer<Sandbox> all(Lever lever) {
        return sandbox -> WORKERS.forEach(worker -> lever.pull(sandbox, worker));
    }

    private static Consumer<Sandbox> both(Lever lever) {
        return sandbox -> WORKERS.subList(2, 4).forEach(worker -> lever.pull(sandbox, worker));
    }
}
