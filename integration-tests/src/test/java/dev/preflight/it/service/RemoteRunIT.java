package dev.preflight.it.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.preflight.it.command.CliRun;
import dev.preflight.it.command.PackagedCli;
import dev.preflight.it.command.RunningCli;
import dev.preflight.it.command.StopSignal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code --server}: the packaged command and the packaged service, in the words of the command. */
class RemoteRunIT {
    private final Path scratch;
    private final PackagedCli cli;

    RemoteRunIT(@TempDir Path scratch) {
        this.scratch = scratch;
        cli = PackagedCli.launched(scratch).with("DOCKER_HOST", "unix:///nonexistent/docker.sock");
    }

    @AfterEach
    void endAll() {
        cli.endAll();
    }

    @Test
    void reportsAsALocalRunDoes() {
        // Given
        String url = serveDemo();

        // When
        CliRun json = cli.run("check", "--server", url, "--format", "json");
        CliRun human = cli.run("check", "workers", "--server", url, "--only", "backend-api");
        CliRun broken = cli.run("check", "--server", url, "--var", "KTRDR_API_PORT=1");
        CliRun plan = cli.run("plan", "--server", url, "--target", "demo", "--format", "json");

        // Then
        assertThat(json.exit()).as(json.output()).isZero();
        assertThat(json.report().outcome()).isEqualTo("PASSED");
        assertThat(human.exit()).as(human.output()).isZero();
        assertThat(human.stdout()).contains("backend-api", "READY");
        assertThat(broken.exit()).as(broken.output()).isEqualTo(1);
        assertThat(plan.report().outcome()).isEqualTo("PASSED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"check wrokers", "check --target elsewhere", "check --only nothing"})
    void passesOnWhatTheServiceDoesNotKnow(String call) {
        CliRun run = cli.run((call + " --server " + serveDemo()).split(" "));

        assertThat(run.exit()).as(run.output()).isEqualTo(2);
        assertThat(run.stderr()).startsWith("preflight: the service refuses it: ").hasLineCount(1);
    }

    private String serveDemo() {
        return ServedProcess.awaitAnnouncement(cli.start("serve", "--demo", "--port", "0")).url();
    }

    @ParameterizedTest
    @EnumSource(StopSignal.class)
    void leavesARunThatItNoLongerWaitsFor(StopSignal signal) throws IOException {
        // Given
        HttpServer service = serviceWhoseRunsNeverEnd();
        String url = "http://127.0.0.1:" + service.getAddress().getPort();
        try {
            RunningCli command = cli.start("heal", "--server", url, "--target", "lab");
            await().atMost(Duration.ofMinutes(1)).until(() -> command.stderr().contains("waiting"));

            // When
            command.send(signal);
            CliRun ended = command.end();

            // Then
            assertThat(ended.exit()).isEqualTo(signal.exitStatus());
            assertThat(ended.stderr())
                    .endsWith("no longer waiting; the run goes on: " + url + "/api/v1/runs/r-1\n");
        } finally {
            service.stop(0);
        }
    }

    private static HttpServer serviceWhoseRunsNeverEnd() throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] run =
                "{\"id\": \"r-1\", \"state\": \"waiting\", \"resumeAt\": \"2099-01-01T00:00:00Z\"}"
                        .getBytes(UTF_8);
        server.createContext(
                "/api/v1/runs",
                exchange -> {
                    try (exchange) {
                        exchange.getRequestBody().readAllBytes();
                        exchange.getResponseHeaders().set("Location", "/api/v1/runs/r-1");
                        exchange.sendResponseHeaders(202, run.length);
                        exchange.getResponseBody().write(run);
                    }
                });
        server.start();
        return server;
    }

    @Test
    void costsALocalRunNothing() {
        Path log = scratch.resolve("classes");

        // Not by the launcher, which has the JVM log nothing.
        PackagedCli.alone(scratch)
                .with("JAVA_TOOL_OPTIONS", "-Xlog:class+load:file=" + log)
                .run("check", "workers");

        assertThat(log)
                .content()
                .contains("dev.preflight.cli.RunCommand ")
                .doesNotContain("dev.preflight.cli.Remote", "dev.preflight.cli.Service");
    }
}
