package dev.preflight.it.runbook;

import static dev.preflight.it.stack.AilingStack.CURABLE;
import static dev.preflight.it.stack.AilingStack.INCURABLE;
import static dev.preflight.it.stack.AilingStack.LOOPING;
import static dev.preflight.it.stack.AilingStack.OPTED_IN;
import static dev.preflight.it.stack.AilingStack.STUBBORN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.it.command.CliRun;
import dev.preflight.it.command.PackagedCli;
import dev.preflight.it.command.Report.Action;
import dev.preflight.it.command.Report.Attempt;
import dev.preflight.it.command.Report.Remediation;
import dev.preflight.it.stack.AilingStack;
import dev.preflight.it.stack.RequiresEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The bundled runbook for containers, copied to a file for its waits, on real ones: what the truth
 * table does not show.
 */
@RequiresEngine
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContainersRunbookIT {
    private static final int WAIT_MS = 2000;

    private AilingStack stack;
    private PackagedCli cli;
    private Path file;

    @BeforeAll
    void prepare(@TempDir Path scratch) {
        stack = AilingStack.in(scratch.resolve("stack"), "preflight-it-ailing");
    }

    @AfterAll
    void remove() {
        stack.close();
    }

    @BeforeEach
    void copyTheRunbook(@TempDir Path scratch) throws IOException {
        // Port 9 answers nobody.
        cli = PackagedCli.alone(scratch).in(stack.directory()).with("KTRDR_API_PORT", "9");
        CliRun shown = cli.run("runbooks", "--show", "containers");
        file = scratch.resolve("copy.yaml");
        Files.writeString(
                file,
                shown.stdout().replace("waitAfterCure: 30 s", "waitAfterCure: " + WAIT_MS + " ms"));
    }

    @AfterEach
    void clear() {
        cli.endAll();
        stack.clear();
    }

    @Test
    void restartsWhatTheEngineRestartsAgainAndAgain() {
        stack.up(LOOPING);
        stack.mendLooping();

        assertHealedBy(heal(), "restart looping DONE");
    }

    @Test
    void givesUpAfterThreeAttemptsWithTheLog() {
        // Given
        stack.up(INCURABLE);
        stack.awaitUnhealthy(INCURABLE);

        // When
        CliRun run = heal();

        // Then
        assertThat(run.exit()).as(run::output).isEqualTo(1);
        Remediation remedy = remedyOf(run);
        assertThat(remedy.state()).isEqualTo("EXHAUSTED");
        assertThat(remedy.attempts())
                .hasSize(3)
                .allSatisfy(it -> {
                    assertThat(it.deeds()).containsExactly("restart incurable DONE");
                    assertThat(it.waitedMs()).isGreaterThanOrEqualTo(WAIT_MS);
                    assertThat(it.verification()).startsWith("FAIL: ");
                });
        assertThat(remedy.diagnostics().stream().map(Action::detail))
                .anyMatch(it -> it.contains("ERROR no licence found"));

        Map<String, Instant> before = stack.starts();
        assertThat(heal().exit()).isEqualTo(1);
        assertThat(stack.starts()).isEqualTo(before);
    }

    @Test
    void watchesOnlyWhatIsLabelledIfToldSo() {
        stack.up(CURABLE, OPTED_IN);
        stack.ail(CURABLE, OPTED_IN);

        assertHealedBy(heal("--var=AUTOHEAL_CONTAINER_LABEL=autoheal"), "restart opted-in DONE");
    }

    @Test
    void givesAContainerTheTimeToStopThatItsLabelSays() {
        stack.up(STUBBORN);
        stack.ail(STUBBORN);

        CliRun run = heal();

        assertHealedBy(run, "restart stubborn DONE");
        Attempt attempt = remedyOf(run).attempt();
        assertThat(attempt.durationMs() - attempt.waitedMs()).isBetween(2000L, 9000L);
    }

    private CliRun heal(String... more) {
        Stream<String> line = Stream.of("heal", file.toString(), "--format=json");
        return cli.run(Stream.concat(line, Stream.of(more)).toArray(String[]::new));
    }

    private static void assertHealedBy(CliRun run, String deed) {
        assertThat(run.exit()).as(run::output).isZero();
        assertThat(run.report().outcome()).isEqualTo("HEALED");
        Attempt attempt = remedyOf(run).attempt();
        assertThat(attempt.deeds()).containsExactly(deed);
        assertThat(attempt.waitedMs()).isGreaterThanOrEqualTo(WAIT_MS);
        assertThat(attempt.verification()).startsWith("PASS: ");
    }

    private static Remediation remedyOf(CliRun run) {
        return run.report().check("containers-well").remedy();
    }
}
