package dev.preflight.it.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.preflight.it.command.CliRun;
import dev.preflight.it.command.StackFixture;
import dev.preflight.it.stack.Haproxy;
import dev.preflight.it.stack.RequiresEngine;
import dev.preflight.it.stack.WorkerStack;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code deploy/docker/engine-proxy.cfg}: what of the engine's API gets through, and suffices. */
@RequiresEngine
class EngineProxyIT {
    @RegisterExtension
    private static final StackFixture FIXTURE = StackFixture.of("preflight-it-proxy");

    private static final String A_CONTAINER = "preflight-it-proxy-backend-1";

    @TempDir private static Path scratch;
    private static Process proxy;

    @BeforeAll
    static void start() throws IOException {
        Haproxy haproxy = Haproxy.require();
        Path deployed = Path.of(System.getProperty("preflight.deploy"), "docker/engine-proxy.cfg");
        String config =
                Files.readString(deployed)
                        .replace("/run/engine/docker.sock", scratch.resolve("docker.sock") + "");
        Path file = Files.writeString(scratch.resolve("engine-proxy.cfg"), config);
        proxy =
                new ProcessBuilder(haproxy.program().toString(), "-db", "-f", file.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(scratch.resolve("log").toFile())
                        .start();
        await().atMost(Duration.ofSeconds(20)).until(() -> Files.exists(socket()));
    }

    @AfterAll
    static void stop() throws InterruptedException {
        if (proxy != null) {
            proxy.destroy();
            proxy.waitFor(10, TimeUnit.SECONDS);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /_ping",
                "GET /version",
                "GET /events?since=0&until=1",
                "GET /containers/json?all=1",
                "GET /containers/" + A_CONTAINER + "/json",
                "GET /containers/" + A_CONTAINER + "/logs?stdout=1&tail=1",
                "POST /containers/" + A_CONTAINER + "/start"
            })
    void letsThroughWhatTheServiceAsks(String request) throws IOException {
        // 304: it was started already.
        assertThat(status(request)).isIn(200, 304);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /containers/create",
                "POST /v1.41/containers/create",
                "POST /v1.23/containers/" + A_CONTAINER + "/start",
                "POST /containers/" + A_CONTAINER + "/exec",
                "POST /containers/" + A_CONTAINER + "/kill",
                "POST /containers/" + A_CONTAINER + "/update",
                "POST /containers/../images/load/start",
                "POST /containers/x%2F..%2Fcreate/start",
                "POST /containers/prune",
                "DELETE /containers/" + A_CONTAINER,
                "PUT /containers/" + A_CONTAINER + "/archive?path=/",
                "GET /containers/" + A_CONTAINER + "/archive?path=/etc",
                "GET /containers/" + A_CONTAINER + "/export",
                "GET /images/json",
                "POST /build",
                "POST /volumes/create",
                "GET /info",
                "GET /secrets",
                "POST /containers/json",
                "GET /"
            })
    void refusesAllElse(String request) throws IOException {
        assertThat(status(request)).isEqualTo(403);
    }

    @Test
    void suffices() {
        // Given
        WorkerStack stack = FIXTURE.stack();
        stack.forget(WorkerStack.TRAINING_WORKER_1);
        stack.forget(WorkerStack.TRAINING_WORKER_2);

        // When
        CliRun healed =
                FIXTURE.cli()
                        .with("DOCKER_HOST", "unix://" + socket())
                        .run("heal", "workers", "--format", "json");

        // Then
        assertThat(healed.exit()).as(healed.output()).isZero();
        assertThat(healed.report().outcome()).isEqualTo("HEALED");
    }

    private static int status(String request) throws IOException {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(socket()));
            String head = request + " HTTP/1.1\r\nHost: engine\r\nConnection: close\r\n\r\n";
            channel.write(ByteBuffer.wrap(head.getBytes(StandardCharsets.US_ASCII)));
            ByteBuffer answer = ByteBuffer.allocate("HTTP/1.1 200".length());
            while (answer.hasRemaining() && channel.read(answer) >= 0) {
                // Goes on until the status is there.
            }
            String line = new String(answer.array(), StandardCharsets.US_ASCII);
            return Integer.parseInt(line.substring(line.length() - 3));
        }
    }

    private static Path socket() {
        return scratch.resolve("docker.sock");
    }
}
