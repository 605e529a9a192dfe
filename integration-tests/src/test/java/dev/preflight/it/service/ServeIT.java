package dev.preflight.it.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.it.command.CliRun;
import dev.preflight.it.command.PackagedCli;
import dev.preflight.it.command.Report;
import dev.preflight.it.command.RunningCli;
import dev.preflight.it.command.StopSignal;
import dev.preflight.it.service.ServiceClient.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code preflight serve}, by the launcher. Nothing here needs a container engine, or has one. */
class ServeIT {
    private static final Duration A_FEW_SECONDS = Duration.ofSeconds(10);

    private final Path scratch;
    private final PackagedCli cli;

    ServeIT(@TempDir Path scratch) {
        this.scratch = scratch;
        cli = PackagedCli.launched(scratch).with("DOCKER_HOST", "unix:///nonexistent/docker.sock");
    }

    @AfterEach
    void endAll() {
        cli.endAll();
    }

    @ParameterizedTest
    @EnumSource(StopSignal.class)
    void watchesTheDemosStackUntilItIsStopped(StopSignal signal) {
        // Given
        RunningCli service = cli.start("serve", "--demo", "--port", "0");
        ServiceClient client = ServedProcess.awaitAnnouncement(service);

        // When
        Answer health = client.get("/q/health");
        Answer checked =
                client.post(
                        "/api/v1/runs?wait=60s",
                        "{\"runbook\": \"workers\", \"target\": \"demo\", \"mode\": \"check\"}");
        Instant told = Instant.now();
        service.send(signal);
        CliRun ended = service.end();

        // Then
        assertThat(health.status()).as(health.body()).isEqualTo(200);
        assertThat(checked.status()).as(checked.body()).isEqualTo(200);
        assertThat(Report.parse(checked.body()).outcome()).isEqualTo("PASSED");
        assertThat(ended.exit()).as(ended.output()).isEqualTo(signal.exitStatus());
        assertThat(Duration.between(told, Instant.now())).isLessThan(A_FEW_SECONDS);
        // What the demo remembers goes with it.
        assertThat(scratch.resolve("state/service")).isEmptyDirectory();
    }

    @Test
    void saysFirstWhereItListensWhatItWatchesAndHowToStopIt() {
        RunningCli service = cli.start("serve", "--demo", "--port", "0", "--interval", "5m");
        ServiceClient client = ServedProcess.awaitAnnouncement(service);

        assertThat(service.stderr())
                .startsWith("preflight: listening on " + client.url() + ", watching demo ")
                .contains("workers every 300 s; stop with Ctrl-C")
                .hasLineCount(1);
    }

    @Test
    void watchesTheProjectOfTheWorkingDirectory() throws Exception {
        // Given
        Path shop = Files.createDirectory(scratch.resolve("shop.d"));
        Files.writeString(shop.resolve(".env"), "COMPOSE_PROJECT_NAME=shop\n");
        Files.writeString(shop.resolve("own.md"), runbook());

        // When
        RunningCli service =
                cli.in(shop)
                        .start(
                                "serve",
                                "--port",
                                "0",
                                "--runbook",
                                "containers",
                                "--runbook",
                                "own.md");
        Answer targets = ServedProcess.awaitAnnouncement(service).get("/api/v1/targets");

        // Then
        assertThat(targets.body())
                .contains("\"name\":\"shop\"", "\"containers\"", "\"own.md\"")
                .doesNotContain("\"workers\"");
    }

    private static String runbook() {
        return """
        # Own

        ## Checks

        ### 1. There is a file

        **Command:**
        ```bash
        ls .env
        ```

        **Pass if:** Output is .env

        **Fail message:** "There is no file"
        """;
    }

    @Test
    void readsItsTargetsFromAFile() throws Exception {
        Path file =
                Files.writeString(
                        scratch.resolve("some targets, more.properties"),
                        """
                        preflight.targets.one.sandbox=true
                        preflight.targets.two.sandbox=true
                        quarkus.http.port=1
                        """);

        RunningCli service = cli.start("serve", "--config", file.toString(), "--port", "0");
        Answer targets = ServedProcess.awaitAnnouncement(service).get("/api/v1/targets");

        assertThat(targets.body())
                .contains("\"name\":\"one\"", "\"name\":\"two\"")
                .doesNotContain("\"name\":\"directory\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "--dmo                      | has no option --dmo, did you mean '--demo'?",
                "workers                    | takes no 'workers'; a runbook is named with --runbook",
                "--port                     | --port needs a value",
                "--port 70000               | --port 70000: write a number from 0 to 65535",
                "--port 1 --port 2          | --port may be given only once",
                "--demo --project shop      | --demo and --project exclude each other",
                "--config a.properties --demo | --config and --demo exclude each other",
                "--config a.properties      | --config: there is no file",
                "--interval soon            | --interval soon is no time",
                "--runbook wrokers          | --runbook wrokers: there is no such file",
                "--directory nowhere        | does not exist",
            })
    void saysWhatIsWrongWithTheCallAndHowItIsCalled(String options, String message) {
        CliRun run = cli.run(("serve " + options).split(" "));

        assertThat(run.exit()).as(run.output()).isEqualTo(2);
        assertThat(run.stderr()).startsWith("preflight: ").contains(message, "\n  --demo ");
        assertThat(run.stdout()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"--interval 1ms", "--host 0.0.0.0"})
    void refusesWhatCannotBeMeant(String options) {
        CliRun run = cli.run(("serve --demo --port 0 " + options).split(" "));

        assertThat(run.exit()).as(run.output()).isEqualTo(2);
        assertThat(run.stderr()).startsWith("preflight: ").doesNotContain("\tat ");
    }

    @Test
    void saysThatThePortIsInUse() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(taken.getLocalPort());

            CliRun run = cli.run("serve", "--demo", "--port", port);

            assertThat(run.exit()).as(run.output()).isEqualTo(3);
            assertThat(run.stderr())
                    .startsWith("preflight: the port is in use already")
                    .contains(port, "--port")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void isDescribedByTheCommandInItsOwnWords() {
        CliRun own = cli.run("serve", "--help");
        CliRun help = cli.run("help", "serve");

        assertThat(own.exit()).isZero();
        assertThat(own.stdout()).isEqualTo(help.stdout());
    }
}
