package dev.preflight.it.runbook;

import static dev.preflight.it.stack.WorkerStack.BACKEND;
import static dev.preflight.it.stack.WorkerStack.BACKTEST_WORKER_1;
import static dev.preflight.it.stack.WorkerStack.TRAINING_WORKER_1;
import static dev.preflight.it.stack.WorkerStack.TRAINING_WORKER_2;
import static dev.preflight.it.stack.WorkerStack.WORKERS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.it.command.CliRun;
import dev.preflight.it.command.PackagedCli;
import dev.preflight.it.command.Report.Attempt;
import dev.preflight.it.command.Report.Remediation;
import dev.preflight.it.command.StackFixture;
import dev.preflight.it.stack.AnswerShape;
import dev.preflight.it.stack.BackendMode;
import dev.preflight.it.stack.ContainerState;
import dev.preflight.it.stack.RequiresEngine;
import dev.preflight.it.stack.WorkerStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A pre-flight that people have run by hand so far: bash, docker compose, curl and jq. */
@RequiresEngine
class FleetRunbookIT {
    @RegisterExtension
    private static final StackFixture FIXTURE = StackFixture.of("preflight-it-fleet");

    private static final String BOTH =
            """
            title: Engine
            checks:
              - title: By a probe
                probe: {containers: all}
                passIf: All containers are running
              - title: By a script
                probe: {command: docker ps -q}
            """;

    private final WorkerStack stack = FIXTURE.stack();
    private final Path file;

    FleetRunbookIT(@TempDir Path scratch) {
        file = scratch.resolve("fleet.md");
    }

    @BeforeEach
    void write() throws IOException {
        Files.writeString(file, Shop.runbook("fleet.md"));
    }

    @ParameterizedTest
    @EnumSource
    void passesOnAHealthyStackInEitherShape(AnswerShape shape) {
        stack.answerShape(shape);

        CliRun run = run("check");

        assertThat(run.exit()).as(run::output).isZero();
        assertThat(run.report().outcomes()).isEqualTo("PASS PASS PASS");
    }

    @Test
    void startsAWorkerOfTheKindThatIsStopped() {
        // Given
        stack.stop(TRAINING_WORKER_1);
        stack.stop(TRAINING_WORKER_2);
        Map<String, Instant> before = stack.starts();

        // When
        CliRun run = run("heal");

        // Then
        assertHealed(run, "fleet-is-up");
        assertThat(stack.containerState(TRAINING_WORKER_2)).isEqualTo(ContainerState.EXITED);
        assertThat(startedSince(before)).containsExactly(TRAINING_WORKER_1);
    }

    @Test
    void restartsWorkersThatTheBackendHasForgotten() {
        // Given
        stack.forgetAllWorkers();
        Map<String, Instant> before = stack.starts();

        // When
        CliRun run = run("heal");

        // Then
        assertHealed(run, "fleet-is-known");
        assertThat(startedSince(before)).containsExactly(BACKTEST_WORKER_1, TRAINING_WORKER_1);
    }

    @Test
    void givesUpWhenItsOnlyAttemptHasNotHelped() {
        // Given
        stack.neverRegisterAgain(TRAINING_WORKER_1);
        stack.neverRegisterAgain(TRAINING_WORKER_2);

        // When
        CliRun run = run("heal");

        // Then
        assertThat(run.exit()).as(run::output).isEqualTo(1);
        Remediation remedy = run.report().check("both-kinds-are-there").remedy();
        assertThat(remedy.state()).isEqualTo("EXHAUSTED");
        assertThat(remedy.attempt().verification()).startsWith("FAIL: ");
    }

    @Test
    void knowsNothingAndRestartsNobodyWhileTheBackendIsDown() {
        stack.stop(BACKEND);

        assertNothingIsKnownOrDone();
    }

    @ParameterizedTest
    @EnumSource(names = {"GARBAGE", "HTML", "TRUNCATED"})
    void knowsNothingAndRestartsNobodyIfTheBackendTalksNonsense(BackendMode mode) {
        stack.answer(mode);

        assertNothingIsKnownOrDone();
    }

    private void assertNothingIsKnownOrDone() {
        Map<String, Instant> before = stack.starts();

        CliRun run = run("heal");

        assertThat(run.exit()).as(run::output).isEqualTo(3);
        assertThat(run.report().outcomes()).isEqualTo("PASS ERROR ERROR");
        assertThat(run.report().remedied()).isEmpty();
        assertThat(stack.starts()).isEqualTo(before);
    }

    /* The name of the directory, the environment's project and the usual file are all wrong. */
    @Test
    void worksOnTheProjectAndTheFileOfTheSandbox(@TempDir Path scratch) throws IOException {
        // Given
        Path here = Files.createDirectory(scratch.resolve("feature-branch"));
        Files.writeString(
                here.resolve("docker-compose.yml"), "services: {other: {image: 'none'}}\n");
        Files.writeString(
                here.resolve("docker-compose.sandbox.yml"),
                "services: {training-worker-1: {image: none}, training-worker-2: {image: none},"
                        + " backtest-worker-1: {image: none}, backtest-worker-2: {image: none}}\n");
        Files.writeString(here.resolve(".env.sandbox"), "KTRDR_API_PORT=" + stack.port() + "\n");
        stack.forgetAllWorkers();
        Map<String, Instant> before = stack.starts();
        PackagedCli cli =
                FIXTURE.cli()
                        .in(here)
                        .with("COMPOSE_PROJECT_NAME", "nothing-there")
                        .with("KTRDR_API_PORT", "9");

        // When
        CliRun run =
                cli.run("heal", file.toString(), "--project=" + stack.project(), "--format=json");

        // Then
        assertHealed(run, "fleet-is-known");
        assertThat(startedSince(before)).containsExactly(BACKTEST_WORKER_1, TRAINING_WORKER_1);
    }

    @ParameterizedTest
    @ValueSource(strings = {".env.sandbox", "--var"})
    void asksTheSameEngineInScriptsAsInProbes(String origin, @TempDir Path scratch)
            throws IOException {
        // Given
        String nowhere = "DOCKER_HOST=unix:///nonexistent/docker.sock";
        Path both = Files.writeString(scratch.resolve("both.yaml"), BOTH);
        Files.writeString(scratch.resolve("docker-compose.sandbox.yml"), "services: {}\n");
        if (origin.equals(".env.sandbox")) {
            Files.writeString(scratch.resolve(".env.sandbox"), nowhere);
        }

        // When
        CliRun run =
                FIXTURE.cli()
                        .in(scratch)
                        .run(
                                "check",
                                both.toString(),
                                "--format=json",
                                "--var=" + (origin.equals("--var") ? nowhere : "A=b"));

        // Then
        assertThat(run.report().outcomes()).isEqualTo("ERROR ERROR");
        assertThat(run.report().checks()).allMatch(it -> it.seen().contains("/nonexistent/"));
    }

    private CliRun run(String command) {
        return FIXTURE.cli().run(command, file.toString(), "--format=json");
    }

    private static void assertHealed(CliRun run, String check) {
        assertThat(run.exit()).as(run::output).isZero();
        assertThat(run.report().outcome()).isEqualTo("HEALED");
        assertThat(run.report().remedied()).containsExactly(check);
        Attempt attempt = run.report().check(check).remedy().attempt();
        assertThat(attempt.number()).isEqualTo(1);
        assertThat(attempt.waitedMs()).isGreaterThanOrEqualTo(4000);
        assertThat(attempt.verification()).startsWith("PASS: ");
    }

    private List<String> startedSince(Map<String, Instant> before) {
        Map<String, Instant> after = stack.starts();
        return WORKERS.stream()
                .filter(it -> !Objects.equals(after.get(it), before.get(it)))
                .toList();
    }
}
