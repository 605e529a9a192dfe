package dev.preflight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.FutureTask;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchCommandTest {
    private static final String RUNBOOK =
            """
            title: Shop
            checks:
              - title: Door open
                probe:
                  file: door
                passIf: File exists
            cures:
              - title: Open it
                check: door-open
                cure:
                  - command: touch door
                waitAfterCure: 0 s
            """;

    @TempDir Path directory;
    private Shell shell;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(directory.resolve("shop.yaml"), RUNBOOK);
        shell = Shell.withoutEngine(directory);
    }

    @Test
    void saysNothingMoreWhileNothingChanges() {
        Shell.Ended ended = watch("--count", "3");

        assertThat(ended.out()).containsOnlyOnce("Door open");
        assertThat(ended.status()).isEqualTo(1);
    }

    @Test
    void tellsOfEveryChange() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        FutureTask<Integer> watching = new FutureTask<>(() -> watchOn(out));
        Thread thread = new Thread(watching, "watch");
        thread.start();
        Awaitility.await().until(() -> text(out).contains("NOT READY"));

        Files.createFile(directory.resolve("door"));

        Awaitility.await().until(() -> text(out).lines().anyMatch(it -> it.startsWith("READY")));
        thread.interrupt();
        assertThat(watching.get()).isZero();
    }

    @Test
    void leavesNothingOfTheRoundBeforeOnATerminal() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(out, false, StandardCharsets.UTF_8);
        Terminal plain = shell.terminal(print, print);
        Terminal terminal =
                new Terminal(
                        print,
                        print,
                        true,
                        false,
                        80,
                        StandardCharsets.UTF_8,
                        plain.environment(),
                        directory);

        new Cli(terminal)
                .run(
                        "watch",
                        "shop.yaml",
                        "--interval",
                        "10ms",
                        "--count",
                        "2",
                        "--directory",
                        directory.toString());

        assertThat(text(out)).containsOnlyOnce("\u001b[2J");
        assertThat(text(out).lines()).allMatch(line -> line.contains("\u001b["));
        assertThat(text(out).lines().filter(line -> !line.endsWith("\u001b[K"))).hasSize(1);
    }

    @Test
    void curesWhenToldTo() {
        Shell.Ended ended = watch("--heal", "--count", "1");

        assertThat(directory.resolve("door")).exists();
        assertThat(ended.status()).isZero();
    }

    @Test
    void refusesWhatIsNoNumberOfRounds() {
        assertThat(watch("--count", "0").err()).contains("--count 0 is no number");
        assertThat(watch("--count", "0").status()).isEqualTo(2);
    }

    private Shell.Ended watch(String... options) {
        String[] args = new String[options.length + 6];
        args[0] = "watch";
        args[1] = "shop.yaml";
        args[2] = "--interval";
        args[3] = "10ms";
        args[4] = "--directory";
        args[5] = directory.toString();
        System.arraycopy(options, 0, args, 6, options.length);
        return shell.run(args);
    }

    private int watchOn(ByteArrayOutputStream out) {
        PrintStream print = new PrintStream(out, false, StandardCharsets.UTF_8);
        PrintStream nowhere = new PrintStream(PrintStream.nullOutputStream());
        return new Cli(shell.terminal(print, nowhere))
                .run(
                        "watch",
                        "shop.yaml",
                        "--interval",
                        "10ms",
                        "--directory",
                        directory.toString());
    }

    private static String text(ByteArrayOutputStream out) {
        return out.toString(StandardCharsets.UTF_8);
    }
}
