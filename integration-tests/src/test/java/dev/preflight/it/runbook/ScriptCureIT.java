package dev.preflight.it.runbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.preflight.it.command.CliRun;
import dev.preflight.it.command.Report.Attempt;
import dev.preflight.it.command.RunningCli;
import dev.preflight.it.command.StopSignal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cures that are scripts, well-behaved and not. */
class ScriptCureIT {
    private final Shop shop;

    ScriptCureIT(@TempDir Path scratch) throws IOException {
        shop = Shop.in(scratch);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void isVerifiedWithWhatItExported() throws IOException {
        CliRun run = heal("[ \"$DOOR\" = open ]", "export DOOR=open", "10 s");

        assertThat(run.exit()).as(run::output).isZero();
        assertThat(run.report().outcome()).isEqualTo("HEALED");
    }

    @Test
    void isEndedWithAllThatItStartedWhenItsTimeIsOver() throws IOException {
        CliRun run =
                heal(
                        "[ -e door ]",
                        "sleep 600 & echo $! >child\n(sleep 600 & echo $! >orphan)\nsleep 600",
                        "1 s");

        assertThat(run.exit()).as(run::output).isEqualTo(1);
        Attempt attempt = run.report().check("door-open").remedy().attempt();
        assertThat(attempt.actions())
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.outcome()).isEqualTo("FAILED");
                    assertThat(it.detail()).contains("did not end within 1 s and was ended");
                });
        assertEnded("child");
        assertEnded("orphan");
    }

    @Test
    void isEndedWithAllThatItStartedOnCtrlC() throws IOException {
        // Given
        write("[ -e door ]", "sleep 600 & echo $! >unfinished; mv unfinished child; wait", "5 min");
        RunningCli cli = shop.cli().start("heal", "shop.md", "--format=json");
        await().atMost(Duration.ofSeconds(60)).until(() -> shop.has("child") || !cli.isAlive());

        // When
        cli.send(StopSignal.INTERRUPT);
        CliRun run = cli.end();

        // Then
        assertThat(run.exit()).as(run::output).isEqualTo(130);
        assertThat(run.report().interrupted()).isTrue();
        assertThat(run.report().leftUndone())
                .singleElement()
                .asString()
                .startsWith("door-open: attempt 1");
        assertThat(run.report().check("door-open").remedy().attempt().actions())
                .singleElement()
                .extracting(it -> it.outcome())
                .isEqualTo("INTERRUPTED");
        assertEnded("child");

        shop.write("door", "");
        CliRun next = shop.cli().run("heal", "shop.md", "--format=json");
        assertThat(next.exit()).as(next::output).isZero();
        assertThat(next.report().check("door-open").remedy().attempt().number()).isEqualTo(1);
    }

    @Test
    void writesNothingRawToTheTerminal() throws IOException {
        String noise = "printf '\\000\\377\\033[31mred\\033]0;owned\\007\\r\\n'";
        write(noise + "; " + noise + " >&2; false", noise + "; " + noise + " >&2; false", "10 s");

        CliRun run = shop.cli().run("heal", "shop.md", "--verbose", "--report=markdown=report.md");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.output()).contains("red").doesNotContain("\u001b", "\0", "\u0007", "\r");
        assertThat(shop.read("report.md")).contains("red").doesNotContain("\u001b", "\0", "\u0007");
    }

    private CliRun heal(String check, String cure, String timeout) throws IOException {
        write(check, cure, timeout);
        return shop.cli().run("heal", "shop.md", "--format=json");
    }

    private void write(String check, String cure, String timeout) throws IOException {
        shop.write(
                "shop.md",
                """
                # Shop
                ## Checks
                ### 1. Door Open
                **Command:**
                ```bash
                %s
                ```
                **Pass if:** Exit status is 0
                **Fail message:** "Door is closed"

                ## Symptoms and Cures
                ### Door Closed
                **Symptom:** "Door is closed"
                **Cure:**
                ```bash
                %s
                ```
                **Timeout:** %s
                **Max Retries:** 1
                **Wait After Cure:** 0 seconds
                """
                        .formatted(check, cure, timeout));
    }

    /* As a zombie it may stay until its parent, process 1 of a container, has time for it. */
    private void assertEnded(String file) throws IOException {
        long pid = Long.parseLong(shop.read(file).strip());
        await().atMost(Duration.ofSeconds(10))
                .until(() ->
                        ProcessHandle.of(pid)
                                .flatMap(it -> it.info().command())
                                .filter(it -> it.endsWith("sleep"))
                                .isEmpty());
    }
}
