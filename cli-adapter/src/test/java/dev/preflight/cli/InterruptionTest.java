package dev.preflight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class InterruptionTest {
    private static final int TERMINATED = 128 + 15;

    @TempDir Path directory;

    @Test
    @Timeout(60)
    void reportsWhatIsLeftUndoneWhenToldToStopDuringACure() throws Exception {
        // Given
        Path report = directory.resolve("report");
        Process demo =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Main.class.getName(),
                                "demo")
                        .redirectOutput(report.toFile())
                        .start();
        try (BufferedReader progress = demo.errorReader()) {
            awaitLineWith("waiting", progress);

            // When
            demo.toHandle().destroy();

            // Then
            assertThat(demo.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(demo.exitValue()).isEqualTo(TERMINATED);
            assertThat(Files.readString(report))
                    .contains("Interrupted. Left undone:")
                    .doesNotContain("On a stack of your own");
            assertThat(progress.lines()).noneMatch(line -> line.contains("preflight: "));
        } finally {
            demo.destroyForcibly();
        }
    }

    private static void awaitLineWith(String word, BufferedReader lines) throws Exception {
        String line = lines.readLine();
        while (line != null && !line.contains(word)) {
            line = lines.readLine();
        }
        assertThat(line).as("a line with '%s'", word).isNotNull();
    }
}
