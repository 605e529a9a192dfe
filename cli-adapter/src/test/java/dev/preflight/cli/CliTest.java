package dev.preflight.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CliTest {
    @TempDir Path directory;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Shell shell;

    @BeforeEach
    void createShell() {
        shell = Shell.withoutEngine(directory);
    }

    @Test
    void tellsItsOwnErrorsInAWordAndHowToSeeMore() {
        assertThat(run(new Broken(new IllegalStateException("a bug")), "version")).isEqualTo(3);
        assertThat(told())
                .isEqualTo(
                        """
                        preflight: an error in preflight itself, please report it: \
                        java.lang.IllegalStateException: a bug
                        preflight: set PREFLIGHT_DEBUG=1 to see where
                        """);
    }

    @Test
    void takesAnErrorOfTheMachineForNoAnswerEither() {
        assertThat(run(new Broken(new OutOfMemoryError("Java heap space")), "version"))
                .isEqualTo(3);
        assertThat(told()).contains("Java heap space");
    }

    @Test
    void showsWhereWhenAsked() {
        shell = shell.with("PREFLIGHT_DEBUG", "1");

        assertThat(run(new Broken(new IllegalStateException("a bug")), "version")).isEqualTo(3);
        assertThat(told()).contains("at dev.preflight.cli.").doesNotContain("to see where");
    }

    @ParameterizedTest
    @ValueSource(strings = {"help", "version", "runbooks", "check --timeout 1s"})
    void failsWhenWhatItSaysIsLost(String call) throws Exception {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "there is no " + full);

        try (OutputStream stream = new FileOutputStream(full.toFile());
                PrintStream out = new PrintStream(stream, false, StandardCharsets.UTF_8)) {
            assertThat(run(out, call.split(" "))).isEqualTo(3);
        }
        assertThat(told()).contains("the report could not be written to stdout");
    }

    private int run(PrintStream out, String... args) {
        PrintStream told = new PrintStream(err, true, StandardCharsets.UTF_8);
        return new Cli(shell.terminal(out, told)).run(args);
    }

    private String told() {
        return err.toString(StandardCharsets.UTF_8);
    }

    /** A stream that fails in a way that nobody has thought of. */
    private static final class Broken extends PrintStream {
        private final Throwable failure;

        Broken(Throwable failure) {
            super(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
            this.failure = failure;
        }

        @Override
        public void println(String line) {
            if (failure instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) failure;
        }
    }
}
