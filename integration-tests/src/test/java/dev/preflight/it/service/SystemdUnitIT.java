package dev.preflight.it.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.preflight.it.command.CliRun;
import dev.preflight.it.command.RunningCli;
import dev.preflight.it.command.StopSignal;
import dev.preflight.it.stack.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code deploy/systemd/preflight.service}: systemd understands it, and what it starts serves with
 * {@code deploy/preflight.properties}, installed as the unit says.
 */
class SystemdUnitIT {
    private static final Path DEPLOY =
            Path.of(System.getProperty("preflight.deploy")).toAbsolutePath().normalize();
    private static final Path ANALYZE = Path.of("/usr/bin/systemd-analyze");

    @TempDir private Path root;
    private String unit;

    @BeforeEach
    void install() throws IOException {
        String deployed = Files.readString(DEPLOY.resolve("systemd/preflight.service"));
        unit = deployed.replaceAll("/(opt|etc|var/lib)/preflight", root.toRealPath() + "$0");
        Path program = Files.createDirectories(root.resolve("opt/preflight"));
        Files.createDirectories(root.resolve("var/lib/preflight"));
        Path config = Files.createDirectories(root.resolve("etc/preflight"));
        Path launcher = Path.of(System.getProperty("preflight.launcher"));
        Command.of("cp", launcher.toString(), program.toString()).run().orFail();
        copyAll("preflight.distribution", program);
        copyAll("preflight.service", Files.createDirectory(program.resolve("service")));
        // Any port will do here, and the one of the example may be in use.
        Files.writeString(
                config.resolve("preflight.properties"),
                Files.readString(DEPLOY.resolve("preflight.properties"))
                        + "\nquarkus.http.port=0\n");
    }

    private static void copyAll(String property, Path target) {
        Command.of("cp", "-r", System.getProperty(property) + "/.", target.toString())
                .run()
                .orFail();
    }

    @Test
    void isUnderstoodBySystemd() throws IOException {
        assumeTrue(Files.isExecutable(ANALYZE), "there is no " + ANALYZE);
        Path file = Files.writeString(root.resolve("preflight.service"), unit);

        Command.Result verified = Command.of(ANALYZE.toString(), "verify", file.toString()).run();

        assertThat(verified.exit()).as(verified.describe()).isZero();
        assertThat(verified.stderr()).isEmpty();
    }

    @Test
    void servesAndIsNoFailureWhenItIsStopped() {
        // Given
        Map<String, String> environment = new HashMap<>();
        environment.put("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin");
        environment.put("PREFLIGHT_JAVA_HOME", System.getProperty("java.home"));
        for (String assignment : values("Environment")) {
            int equals = assignment.indexOf('=');
            environment.put(assignment.substring(0, equals), assignment.substring(equals + 1));
        }
        List<String> line = List.of(values("ExecStart").get(0).split(" ", -1));

        // When
        RunningCli service =
                RunningCli.start(
                        line, Path.of(values("WorkingDirectory").get(0)), environment, root);
        String targets = ServedProcess.awaitAnnouncement(service).get("/api/v1/targets").body();
        service.send(StopSignal.TERMINATE);
        CliRun ended = service.end();

        // Then
        assertThat(targets).contains("\"name\":\"shop\"");
        assertThat(values("SuccessExitStatus")).containsExactly(String.valueOf(ended.exit()));
    }

    private List<String> values(String key) {
        return Pattern.compile("^" + key + "=(.*)$", Pattern.MULTILINE)
                .matcher(unit)
                .results()
                .map(line -> line.group(1))
                .toList();
    }
}
