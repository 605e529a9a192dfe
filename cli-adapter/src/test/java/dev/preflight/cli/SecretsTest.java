package dev.preflight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.adapters.leak.LeakyStack;
import dev.preflight.adapters.leak.Planted;
import dev.preflight.adapters.leak.SecretScan;
import dev.preflight.adapters.state.FileTargetLock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a stack that tells everything makes the command say, write and remember. */
class SecretsTest {
    private static final List<String> FORMATS =
            List.of("human", "json", "junit", "tap", "nagios", "prometheus", "markdown", "github");

    @TempDir Path directory;
    @TempDir Path left;

    private LeakyStack stack;

    @BeforeEach
    void start() throws Exception {
        stack = LeakyStack.start();
        Files.writeString(directory.resolve("leaky.yaml"), stack.runbook());
        Files.writeString(directory.resolve("gossip.txt"), Planted.gossip());
        Files.writeString(directory.resolve("to-be-told.txt"), Planted.EXPORT.told());
        Files.writeString(directory.resolve("made.txt"), Planted.EXPORT.secret());
        Files.writeString(directory.resolve(".env.sandbox"), Planted.SANDBOX.file());
        Files.writeString(directory.resolve("more.env"), Planted.ENV_FILE.file());
    }

    @AfterEach
    void stop() {
        stack.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"check", "plan", "heal"})
    void areInNoReportNorOnStderrNorInTheLedger(String mode) {
        // When
        Shell.Ended ended = run(mode, "--verbose");

        // Then
        assertThat(ended.status()).as(ended.err()).isEqualTo(1);
        assertThat(left.toFile().list()).hasSizeGreaterThanOrEqualTo(FORMATS.size());
        assertThat(leaks(ended)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"check", "plan", "heal"})
    void areNowhereAlsoWhereNoCheckLooksAtContainers(String mode) {
        // When
        Shell.Ended ended = run(mode, "--only", "nothing-is-told", "--verbose");

        // Then
        assertThat(ended.status()).as(ended.err()).isEqualTo(1);
        assertThat(leaks(ended)).isEmpty();
    }

    @Test
    void areNoneLessForTheRunbooksThatFollow() throws Exception {
        // Given
        Path other = directory.resolve("other.yaml");
        Files.writeString(
                other,
                """
                title: Other
                checks:
                  - title: Told again
                    command: cat told.txt; exit 1
                    passIf: Exit status is 0
                """);

        // When
        Shell.Ended ended = run("heal", other.toString(), "--verbose");

        // Then
        assertThat(leaks(ended)).isEmpty();

        // And they would have been found
        String json = Files.readString(left.resolve("report.json"));
        assertThat(json.substring(json.lastIndexOf("\"told-again\"")))
                .contains(Planted.EXPORT.note());
    }

    @Test
    void areNotOnATerminal() {
        // Given
        ByteArrayOutputStream screen = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(screen, false, StandardCharsets.UTF_8);
        Shell shell = new Shell(directory, environment());

        // When
        new Cli(onAScreen(shell.terminal(print, print))).run(line("heal"));

        // Then
        String seen = screen.toString(StandardCharsets.UTF_8);
        assertThat(seen).contains("\u001b[").contains(Planted.EXPORT.note());
        assertThat(leaks(new Shell.Ended(1, seen, ""))).isEmpty();
    }

    @Test
    void wouldBeFoundSinceAllElseIsThere() throws Exception {
        // When
        Shell.Ended ended = run("heal", "--verbose");

        // Then
        String json = Files.readString(left.resolve("report.json"));
        assertThat(notesIn(json)).containsExactly(Planted.values());
        assertThat(notesIn(ended.out())).contains(Planted.EXPORT, Planted.CONTAINER);
        for (String format : List.of("human", "junit", "tap", "markdown")) {
            assertThat(notesIn(Files.readString(left.resolve("report." + format))))
                    .as(format)
                    .contains(Planted.EXPORT, Planted.CONTAINER);
        }
        assertThat(notesIn(ledger())).contains(Planted.EXPORT);
    }

    @Test
    void wouldBeFoundAsTheyAreAndEncodedAndInPart() {
        List<String> innocent =
                (Planted.gossip() + Planted.EXPORT.told())
                        .lines()
                        .filter(line -> found(line).isEmpty())
                        .filter(line -> !line.startsWith("note-of-"))
                        .toList();

        assertThat(innocent).allMatch(line -> line.contains("-----") || line.isEmpty());
    }

    private static List<String> found(String text) {
        SecretScan scan = SecretScan.ofAll();
        scan.text("a text", text);
        return scan.found();
    }

    private String ledger() throws IOException {
        try (Stream<Path> files = Files.walk(left.resolve("state"))) {
            StringBuilder text = new StringBuilder();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                text.append(Files.readString(file));
            }
            return text.toString();
        }
    }

    private static Terminal onAScreen(Terminal it) {
        return new Terminal(
                it.out(),
                it.err(),
                true,
                true,
                it.columns(),
                it.charset(),
                it.environment(),
                it.workingDirectory());
    }

    private List<Planted> notesIn(String text) {
        return Arrays.stream(Planted.values()).filter(it -> text.contains(it.note())).toList();
    }

    private List<String> leaks(Shell.Ended ended) {
        SecretScan scan = SecretScan.ofAll();
        scan.text("stdout", ended.out());
        scan.text("stderr", ended.err());
        scan.files(left);
        scan.files(FileTargetLock.sharedDirectory());
        return scan.found();
    }

    private Shell.Ended run(String... call) {
        return new Shell(directory, environment()).run(line(call));
    }

    private String[] line(String... call) {
        List<String> line = new ArrayList<>(List.of(call));
        line.add(1, directory.resolve("leaky.yaml").toString());
        line.addAll(List.of("--directory", directory.toString()));
        line.addAll(List.of("--env-file", directory.resolve("more.env").toString()));
        Planted.OPTION
                .variables()
                .forEach((name, value) -> line.addAll(List.of("--var", name + "=" + value)));
        for (String format : FORMATS) {
            line.addAll(List.of("--report", format + "=" + left.resolve("report." + format)));
        }
        return line.toArray(String[]::new);
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new TreeMap<>();
        environment.put("PATH", System.getenv("PATH"));
        environment.put("HOME", directory.toString());
        environment.put("PREFLIGHT_STATE_DIR", left.resolve("state").toString());
        environment.put("COMPOSE_PROJECT_NAME", LeakyStack.PROJECT);
        environment.put(
                "DOCKER_HOST",
                "tcp://ann:" + Planted.ADDRESS.secret() + "@127.0.0.1:" + stack.port());
        environment.putAll(Planted.ENVIRONMENT.variables());
        environment.putAll(Planted.LINES.variables());
        environment.putAll(Planted.ADDRESS.variables());
        return environment;
    }
}
