package dev.preflight.it.guardrail;

import static dev.preflight.it.stack.WorkerStack.TRAINING_WORKER_1;
import static dev.preflight.it.stack.WorkerStack.TRAINING_WORKER_2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.preflight.adapters.docker.DockerEndpoint;
import dev.preflight.it.command.CliRun;
import dev.preflight.it.command.PackagedCli;
import dev.preflight.it.command.Report.Remediation;
import dev.preflight.it.command.RunningCli;
import dev.preflight.it.command.StackFixture;
import dev.preflight.it.command.Stranger;
import dev.preflight.it.stack.RequiresEngine;
import dev.preflight.it.stack.WorkerStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * A cure leaves everything alone when it is not safe to act. Who else must be left alone, and when,
 * is in the truth table.
 */
@RequiresEngine
class GuardrailIT {
    @RegisterExtension
    private static final StackFixture FIXTURE = StackFixture.of("preflight-it-guardrail");

    private final WorkerStack stack = FIXTURE.stack();

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

    @Test
    void refusesASandboxEnvironmentThatItCannotRead() throws IOException {
        Files.writeString(
                stack.directory().resolve(".env.sandbox"), "GOOD=1\nBROKEN='never closed\n");

        CliRun run = FIXTURE.cli().run("heal");

        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.stdout()).isEmpty();
        assertThat(run.stderr()).contains(".env.sandbox:", "never closed").doesNotContain("\tat ");
    }

    @Test
    void createsNothingWithoutTheComposeFileAndSaysSo() throws IOException {
        // Given
        Path elsewhere = Files.createDirectory(FIXTURE.cli().directory().resolve("../elsewhere"));
        stack.remove(TRAINING_WORKER_1);
        stack.remove(TRAINING_WORKER_2);

        // When
        CliRun run = FIXTURE.cli().in(elsewhere).run("heal", "--format=json");

        // Then
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.report().outcomes()).isEqualTo("PASS FAIL BLOCKED BLOCKED BLOCKED PASS");
        assertThat(run.report().check("containers-running").remedy().state()).isEqualTo("MANUAL");
        assertThat(run.report().check("containers-running").remedy().reason())
                .contains(TRAINING_WORKER_1, "compose file");
    }

    private static void awaitStderr(RunningCli cli, String text) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> cli.stderr().contains(text) || !cli.isAlive());
        assertThat(cli.stderr()).contains(text);
    }
}
