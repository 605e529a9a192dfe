package dev.preflight.it.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.preflight.it.command.Report;
import dev.preflight.it.service.ServiceClient.Answer;
import dev.preflight.it.stack.Command;
import dev.preflight.it.stack.Haproxy;
import dev.preflight.it.stack.JavaImage;
import dev.preflight.it.stack.RequiresEngine;
import dev.preflight.it.stack.WorkerStack;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code deploy/docker}, with images made of this machine's programs in place of a registry's. */
@RequiresEngine
class DeployIT {
    private static final Path DEPLOY =
            Path.of(System.getProperty("preflight.deploy")).toAbsolutePath().normalize();
    private static final Path SERVICE =
            Path.of(System.getProperty("preflight.service")).toAbsolutePath().normalize();
    private static final String IMAGE = "preflight-it-service";
    private static final String CONTAINER = "preflight-it-service";
    private static final String PROJECT = "preflight-it-deploy";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir private Path scratch;
    private final int port = freePort();

    @BeforeAll
    static void build() {
        Command.of(
                        "docker",
                        "build",
                        "--quiet",
                        "--build-arg=BASE=" + JavaImage.name(),
                        "--tag=" + IMAGE,
                        "--file=" + DEPLOY.resolve("docker/Dockerfile"),
                        SERVICE.toString())
                .run()
                .orFail();
    }

    @AfterAll
    static void removeImage() {
        // Every build makes another one, of 150 MB.
        Command.of("docker", "rmi", "--force", IMAGE).run();
    }

    @AfterEach
    void remove() {
        Command.of("docker", "rm", "--force", "--volumes", CONTAINER).run();
    }

    @Test
    void theImageServesWithoutRightsOnAFileSystemThatItCannotWriteTo() {
        // Given
        Command.of(
                        "docker",
                        "run",
                        "--detach",
                        "--name=" + CONTAINER,
                        "--network=host",
                        "--read-only",
                        "--tmpfs=/tmp",
                        "--cap-drop=ALL",
                        "--env=QUARKUS_HTTP_PORT=" + port,
                        "--health-interval=1s",
                        IMAGE,
                        "--demo")
                .run()
                .orFail();

        // When
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(inspect("{{.State.Health.Status}}"))
                                .as(this::logs)
                                .isEqualTo("healthy"));
        Answer checked = check("demo");
        Command.Result stopped = Command.of("docker", "stop", CONTAINER).run();

        // Then
        assertThat(Report.parse(checked.body()).outcome()).isEqualTo("PASSED");
        assertThat(stopped.ok()).as(stopped.describe()).isTrue();
        // 128 + SIGTERM: it was not killed.
        assertThat(inspect("{{.State.ExitCode}} {{.Config.User}}")).isEqualTo("143 8420:8420");
    }

    @Test
    void composeBringsItUpBesideAStackBehindAProxy() throws Exception {
        // Given
        Haproxy haproxy = Haproxy.require();
        try (WorkerStack stack = WorkerStack.start(PROJECT + "-stack", scratch.resolve("stack"))) {
            Map<String, String> variables =
                    Map.of(
                            "PREFLIGHT_IMAGE", IMAGE,
                            "PREFLIGHT_PROXY", haproxy.image(),
                            "PREFLIGHT_PORT", String.valueOf(port),
                            "PREFLIGHT_PROJECT", stack.directory().toString(),
                            "PREFLIGHT_CONFIG", configuration(stack).toString());
            try {
                // When
                compose(variables, "up", "--detach", "--no-build").orFail();
                client().awaitReady();
                Answer checked = check("stack");

                // Then
                assertThat(Report.parse(checked.body()).outcome())
                        .as(() ->
                                checked.body()
                                        + compose(variables, "logs", "--no-color").describe())
                        .isEqualTo("PASSED");
            } finally {
                compose(variables, "down", "--volumes", "--timeout", "5").orFail();
            }
        }
    }

    private Path configuration(WorkerStack stack) throws IOException {
        return Files.writeString(
                scratch.resolve("stack.properties"),
                "preflight.targets.stack.directory=%s\npreflight.targets.stack.interval=1h\n"
                        .formatted(stack.directory()));
    }

    private static Command.Result compose(Map<String, String> variables, String... arguments) {
        List<String> line = new ArrayList<>(List.of("env"));
        variables.forEach((name, value) -> line.add(name + "=" + value));
        line.addAll(List.of("docker", "compose", "-p", PROJECT));
        line.addAll(List.of("-f", DEPLOY.resolve("docker/compose.yml").toString()));
        line.addAll(List.of(arguments));
        return Command.of(line.toArray(String[]::new)).run();
    }

    private ServiceClient client() {
        return ServiceClient.of("http://127.0.0.1:" + port);
    }

    private Answer check(String target) {
        return client().post(
                        "/api/v1/runs?wait=60s",
                        "{\"runbook\": \"workers\", \"target\": \"%s\"}".formatted(target));
    }

    private static String inspect(String template) {
        return Command.of("docker", "inspect", "--format", template, CONTAINER)
                .run()
                .orFail()
                .strip();
    }

    private String logs() {
        return Command.of("docker", "logs", CONTAINER).run().describe();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException("no free port", e);
        }
    }
}
