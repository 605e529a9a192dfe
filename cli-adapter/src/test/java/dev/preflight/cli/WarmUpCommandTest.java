package dev.preflight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarmUpCommandTest {
    @TempDir Path directory;

    @Test
    void findsItsStackReadyAndSaysNothing() {
        assertThat(Shell.withoutEngine(directory).run("warm-up"))
                .isEqualTo(new Shell.Ended(0, "", ""));
    }

    @Test
    void isForTheLauncherOnly() {
        assertThat(Help.overview()).doesNotContain("warm-up");
    }
}
