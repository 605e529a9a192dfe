package dev.preflight.it.guardrail;

import static dev.preflight.it.stack.WorkerStack.TRAINING_WORKER_1;
import static dev.preflight.it.stack.WorkerStack.TRAINING_WORKER_2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.preflight.adapters.docker.DockerEndpoint;
import dev.preflight.it.command.CliRun;
import dev.preflight.it.command.PackagedCli;
import dev.preflight.it.command.Report.Action;
import dev.preflight.it.command.Report.Remediation;
import dev.preflight.it.command.RunningCli;
import dev.preflight.it.command.StackFixture;
import dev.preflight.it.command.Stranger;
import dev.preflight.it.stack.AnswerShape;
import dev.preflight.it.stack.RequiresEngine;
import dev.preflight.it.stack.WorkerStack;
import dev.preflight.it.stack.WorkerStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A cure leaves alone who works, who is not meant, and everything when it is not safe to act. */
@RequiresEngine
class GuardrailIT {
    @RegisterExtension
    private static final StackFixture FIXTURE = StackFixture.of("preflight-it-guardrail");

    @RegisterExtension
    private static final StackFixture NEIGHBOUR = StackFixture.of("preflight-it-neighbour");

    private final WorkerStack stack = FIXTURE.stack();

    @Test
    void restartsTheIdleWorkerOfTheMissingTypeAndNotTheBusyOne() {
        // Given
        forgetTrainingWorkers(stack);
        occupy(TRAINING_WORKER_1);
        Map<String, Instant> before = stack.starts();

        // When
        CliRun run = heal();

        // Then
        assertThat(run.exit()).isZero();
        Remediation remedy = run.report().check("worker-types").remedy();
        assertThat(remedy.attempt().deeds())
                .containsExactlyInAnyOrder(
                        "restart training-worker-1 SKIPPED", "restart training-worker-2 DONE");
        assertThat(skipped(remedy).detail()).contains("training-worker-1", "busy");
        assertThat(stack.starts().get(TRAINING_WORKER_1)).isEqualTo(before.get(TRAINING_WORKER_1));
    }

    @Test
    void curesNothingWhenEveryWorkerConcernedIsBusy() {
        // Given
        forgetTrainingWorkers(stack);
        occupy(TRAINING_WORKER_1);
        occupy(TRAINING_WORKER_2);
        Map<String, Instant> before = stack.starts();

        // When
        CliRun run = heal();

        // Then
        assertThat(run.exit()).isEqualTo(1);
        Remediation remedy = run.report().check("worker-types").remedy();
        assertThat(remedy.state()).isEqualTo("SUPPRESSED");
        assertThat(remedy.reason()).contains("busy", TRAINING_WORKER_1, TRAINING_WORKER_2);
        assertThat(remedy.attempts()).isEmpty();
        assertThat(stack.starts()).isEqualTo(before);
    }

    @Test
    void plansWithoutTouchingAnything() {
        // Given
        forgetTrainingWorkers(stack);
        Map<String, Instant> before = stack.starts();

        // When
        CliRun run = FIXTURE.cli().run("plan", "--format=json");

        // Then
        assertThat(run.exit()).isEqualTo(1);
        Remediation remedy = run.report().check("worker-types").remedy();
        assertThat(remedy.state()).isEqualTo("PLANNED");
        assertThat(remedy.planned())
                .extracting(Action::deed)
                .contains("restart training-worker-1 PLANNED", "restart training-worker-2 PLANNED");
        assertThat(stack.starts()).isEqualTo(before);
        assertThat(FIXTURE.cli().stateDirectory()).doesNotExist();
    }

    @Test
    void leavesAnotherProjectWithTheSameServicesAlone() {
        // Given
        WorkerStack neighbour = NEIGHBOUR.stack();
        forgetTrainingWorkers(stack);
        forgetTrainingWorkers(neighbour);
        neighbour.stop(TRAINING_WORKER_2);
        Map<String, Instant> before = neighbour.starts();

        // When
        CliRun run = heal();

        // Then
        assertThat(run.exit()).isZero();
        assertThat(neighbour.starts()).isEqualTo(before);
        assertThat(neighbour.isRegistered(TRAINING_WORKER_1)).isFalse();
        assertThat(NEIGHBOUR.cli().run("check").exit()).isEqualTo(1);
    }

    @Test
    void curesOneAtATimeAcrossProcesses() {
        // Given
        stack.neverRegisterAgain(TRAINING_WORKER_1);
        stack.neverRegisterAgain(TRAINING_WORKER_2);
        RunningCli first = FIXTURE.cli().start("heal", "--format=json");
        awaitStderr(first, "for the cure to take effect");
        Map<String, Instant> before = stack.starts();

        // When
        RunningCli patient = FIXTURE.cli().start("heal", "--format=json");
        CliRun hasty = FIXTURE.cli().run("heal", "--format=json", "--lock-timeout=1s");

        // Then
        assertThat(hasty.exit()).isEqualTo(1);
        Remediation refused = hasty.report().check("worker-types").remedy();
        assertThat(refused.state()).isEqualTo("SUPPRESSED");
        assertThat(refused.reason()).contains("lock", String.valueOf(first.pid()));

        assertThat(first.end().report().check("worker-types").remedy().attempts()).hasSize(1);
        CliRun last = patient.end();
        assertThat(last.stderr()).contains("waiting for another cure", "" + first.pid());
        assertThat(last.report().check("worker-types").remedy().attempts()).hasSize(1);
        assertThat(stack.starts()).isEqualTo(before);
    }

    @Test
    void curesNothingWhenTheEngineDoesNotAnswer() {
        // Given
        stack.forgetAllWorkers();
        Map<String, Instant> before = stack.starts();

        // When
        CliRun run =
                FIXTURE.cli()
                        .with("DOCKER_HOST", "unix:///nonexistent/docker.sock")
                        .run("heal", "--format=json");

        // Then
        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.report().outcomes()).isEqualTo("PASS ERROR BLOCKED BLOCKED BLOCKED ERROR");
        assertThat(run.report().check("containers-running").seen())
                .contains("/nonexistent/docker.sock");
        assertThat(run.report().remedied()).isEmpty();
        assertThat(stack.starts()).isEqualTo(before);
    }

    @Test
    void curesNothingWhenTheUserMayNotTalkToTheEngine(@TempDir Path elsewhere) throws Exception {
        // Given
        String engine =
                DockerEndpoint.resolve(System.getenv(), Path.of(System.getProperty("user.home")))
                        .toString();
        stack.forgetAllWorkers();
        Map<String, Instant> before = stack.starts();
        PackagedCli cli = FIXTURE.cli().by(Stranger.in(elsewhere)).with("DOCKER_HOST", engine);

        // When
        CliRun run = cli.run("heal", "--format=json");

        // Then
        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.report().outcomes()).isEqualTo("PASS ERROR BLOCKED BLOCKED BLOCKED ERROR");
        assertThat(run.report().check("containers-running").seen())
                .contains("may not talk to the container engine at " + engine, "group docker");
        assertThat(run.output()).doesNotContain("Exception", "\tat ");
        assertThat(run.report().remedied()).isEmpty();
        assertThat(stack.starts()).isEqualTo(before);
    }

    @Test
    void curesNothingThatItCannotRecord() throws IOException {
        // Given
        stack.forgetAllWorkers();
        Map<String, Instant> before = stack.starts();
        Path file = Files.createFile(FIXTURE.cli().stateDirectory().resolveSibling("file"));
        PackagedCli cli = FIXTURE.cli().with("PREFLIGHT_STATE_DIR", file.resolve("x").toString());

        // When
        CliRun run = cli.run("heal", "--format=json");

        // Then
        assertThat(run.exit()).isEqualTo(1);
        Remediation remedy = run.report().check("workers-registered").remedy();
        assertThat(remedy.state()).isEqualTo("SUPPRESSED");
        assertThat(remedy.reason()).contains("ledger", file.toString());
        assertThat(remedy.attempts()).isEmpty();
        assertThat(stack.starts()).isEqualTo(before);
    }

    private static CliRun heal() {
        return FIXTURE.cli().run("heal", "--format=json");
    }

    private static void forgetTrainingWorkers(WorkerStack stack) {
        stack.forget(TRAINING_WORKER_1);
        stack.forget(TRAINING_WORKER_2);
    }

    /** In the worker's container there is another one of a type that does not count, at work. */
    private void occupy(String service) {
        String worker = "gpu-" + service;
        stack.answerShape(AnswerShape.CURRENT);
        stack.register(worker, "gpu_host", service);
        stack.reportStatus(worker, WorkerStatus.BUSY);
    }

    private static Action skipped(Remediation remedy) {
        return remedy.attempt().actions().stream()
                .filter(it -> it.outcome().equals("SKIPPED"))
                .findFirst()
                .orElseThrow();
    }

    private static void awaitStderr(RunningCli cli, String text) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> cli.stderr().contains(text) || !cli.isAlive());
        assertThat(cli.stderr()).contains(text);
    }
}
