package dev.preflight.it.runbook;

import static dev.preflight.it.stack.AilingStack.CURABLE;
import static dev.preflight.it.stack.AilingStack.INCURABLE;
import static dev.preflight.it.stack.AilingStack.LOOPING;
import static dev.preflight.it.stack.AilingStack.ONE_SHOT;
import static dev.preflight.it.stack.AilingStack.OPTED_IN;
import static dev.preflight.it.stack.AilingStack.OPTED_OUT;
import static dev.preflight.it.stack.AilingStack.STOPPED;
import static dev.preflight.it.stack.AilingStack.STUBBORN;
import static dev.preflight.it.stack.AilingStack.WORKER;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.preflight.it.command.CliRun;
import dev.preflight.it.command.PackagedCli;
import dev.preflight.it.command.Report.Action;
import dev.preflight.it.command.Report.Attempt;
import dev.preflight.it.command.Report.Remediation;
import dev.preflight.it.stack.AilingStack;
import dev.preflight.it.stack.RequiresEngine;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bundled runbook for containers, copied to a file for its waits, on real ones. */
@RequiresEngine
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContainersRunbookIT {
    private static final int WAIT_MS = 2000;

    private AilingStack stack;
    private AilingStack neighbour;
    private PackagedCli cli;
    private Path file;

    @BeforeAll
    void prepare(@TempDir Path scratch) {
        stack = AilingStack.in(scratch.resolve("stack"), "preflight-it-ailing");
        neighbour = AilingStack.in(scratch.resolve("neighbour"), "preflight-it-ailing-neighbour");
    }

    @AfterAll
    void remove() {
        stack.close();
        neighbour.close();
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
    void restartsWhatIsUnhealthyAndLeavesAloneWhatIsNotItsBusiness() {
        // Given
        stack.up(CURABLE, STOPPED, OPTED_OUT, ONE_SHOT);
        neighbour.up(INCURABLE);
        stack.stop(STOPPED);
        stack.awaitEnd(ONE_SHOT);
        stack.ail(CURABLE);
        stack.awaitUnhealthy(OPTED_OUT);
        neighbour.awaitUnhealthy(INCURABLE);
        Map<String, Instant> before = stack.starts();
        Map<String, Instant> beforeThere = neighbour.starts();

        // When
        CliRun run = heal();

        // Then
        assertHealedBy(run, "restart curable DONE");
        assertThat(neighbour.starts()).isEqualTo(beforeThere);
        assertThat(stack.starts())
                .allSatisfy((service, start) ->
                        assertThat(start.equals(before.get(service)))
                                .as(service)
                                .isNotEqualTo(service.equals(CURABLE)));
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

    @Test
    void knowsNothingOfAProjectWithoutContainers() {
        CliRun run = heal();

        assertThat(run.exit()).as(run::output).isEqualTo(3);
        assertThat(run.report().outcomes()).isEqualTo("ERROR");
    }

    @ParameterizedTest
    @ValueSource(strings = {"busy", "unknown"})
    void leavesAWorkerAloneThatMayBeBusy(String status) throws IOException {
        // Given
        stack.up(WORKER);
        stack.ail(WORKER);
        Map<String, Instant> before = stack.starts();
        HttpServer backend = backendThatSays(status);

        // When
        CliRun run =
                status.equals("busy")
                        ? heal("--var=KTRDR_API_PORT=" + backend.getAddress().getPort())
                        : heal();
        backend.stop(0);

        // Then
        assertThat(run.exit()).as(run::output).isEqualTo(1);
        assertThat(remedyOf(run).state()).isEqualTo("SUPPRESSED");
        assertThat(remedyOf(run).reason()).contains(WORKER, "busy");
        assertThat(stack.starts()).isEqualTo(before);
    }

    private static HttpServer backendThatSays(String status) throws IOException {
        HttpServer backend =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] workers =
                "{\"workers\": [{\"worker_id\": \"%s\", \"type\": \"training\", \"status\": \"%s\"}]}"
                        .formatted(WORKER, status)
                        .getBytes(UTF_8);
        backend.createContext(
                "/",
                exchange -> {
                    exchange.sendResponseHeaders(200, workers.length);
                    exchange.getResponseBody().write(workers);
                    exchange.close();
                });
        backend.start();
        return backend;
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
