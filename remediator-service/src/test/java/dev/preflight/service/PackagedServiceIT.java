package dev.preflight.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The package, as it is started by a person. */
class PackagedServiceIT {
    private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar").toAbsolutePath();

    @TempDir private Path directory;

    @Test
    void watchesATargetAndStopsWhenItIsToldTo() throws Exception {
        int port = freePort();
        Process service =
                start("-Dquarkus.http.port=" + port, "-Dpreflight.targets.lab.sandbox=true");
        try {
            String targets = "http://127.0.0.1:" + port + "/api/v1/targets";
            await().atMost(Duration.ofMinutes(1))
                    .ignoreException(ConnectException.class)
                    .untilAsserted(() ->
                            assertThat(RestAssured.get(targets).asString())
                                    .as(this::output)
                                    .contains("\"outcome\":\"PASSED\""));
        } finally {
            service.destroy();
        }

        assertThat(service.waitFor(20, TimeUnit.SECONDS)).as(this::output).isTrue();
        // 128 + SIGTERM
        assertThat(service.exitValue()).as(this::output).isEqualTo(143);
        assertThat(output()).contains("stopped in");
    }

    @Test
    void refusesToStartWhereOthersReachIt() throws Exception {
        Process service = start("-Dquarkus.http.port=" + freePort(), "-Dquarkus.http.host=0.0.0.0");

        assertThat(service.waitFor(60, TimeUnit.SECONDS)).as(this::output).isTrue();
        assertThat(service.exitValue()).isNotZero();
        assertThat(output())
                .contains("the service does not listen on '0.0.0.0'")
                .doesNotContain("Listening on", "\tat ");
    }

    @Test
    void startsWhereOthersReachItOnceItAsksWhoTheyAre() throws Exception {
        int port = freePort();
        // Of "pf_test": sha256sum says the same.
        Process service =
                start(
                        "-Dquarkus.http.port=" + port,
                        "-Dquarkus.http.host=0.0.0.0",
                        "-Dpreflight.security.keys.ops.hash=sha256:5753113decbb50358b6f07c3615826573aa182fe4c72d150409007df3cf62537",
                        "-Dpreflight.security.keys.ops.role=operator");
        try {
            String targets = "http://127.0.0.1:" + port + "/api/v1/targets";
            await().atMost(Duration.ofMinutes(1))
                    .ignoreException(ConnectException.class)
                    .untilAsserted(() ->
                            assertThat(RestAssured.get(targets).statusCode())
                                    .as(this::output)
                                    .isEqualTo(401));
            RestAssured.given()
                    .header("Authorization", "Bearer pf_test")
                    .get(targets)
                    .then()
                    .statusCode(200);
        } finally {
            service.destroy();
        }
        assertThat(service.waitFor(20, TimeUnit.SECONDS)).as(this::output).isTrue();
    }

    @Test
    void refusesToStartWithAProviderThatIsNowhere() throws Exception {
        Process service =
                start("-Dquarkus.http.port=" + freePort(), "-Dquarkus.oidc.tenant-enabled=true");

        assertThat(service.waitFor(60, TimeUnit.SECONDS)).as(this::output).isTrue();
        assertThat(service.exitValue()).isNotZero();
        assertThat(output())
                .contains("quarkus.oidc.auth-server-url")
                .doesNotContain("Listening on");
    }

    private Process start(String... settings) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Dpreflight.ledger.file=ledger.db");
        command.addAll(List.of(settings));
        command.addAll(List.of("-jar", JAR.toString()));
        return new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("output").toFile())
                .start();
    }

    private String output() {
        try {
            return Files.readString(directory.resolve("output"));
        } catch (IOException unreadable) {
            return "its output cannot be read: " + unreadable;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
