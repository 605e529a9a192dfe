package dev.preflight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCommandTest {
    @TempDir Path directory;

    @Test
    void breaksAStackAndHealsIt() {
        Shell.Ended ended = Shell.withoutEngine(directory).run("demo", "--verbose", "--no-color");

        assertThat(ended.status()).isZero();
        assertThat(ended.out())
                .containsSubsequence(
                        "$ preflight check workers",
                        "READY",
                        "Now it breaks",
                        "Waits after a cure are cut",
                        "$ preflight heal workers",
                        "HEALED",
                        "READY",
                        "On a stack of your own")
                .doesNotContain("\u001b");
        assertThat(ended.err()).containsSubsequence("worker-types: ", "attempt 1 of 1", "waiting");
        assertThat(directory).isEmptyDirectory();
    }
}
