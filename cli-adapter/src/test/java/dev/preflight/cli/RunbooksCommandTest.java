package dev.preflight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunbooksCommandTest {
    @TempDir Path directory;

    @Test
    void saysWhatIsCheckedAndHowItIsCured() {
        Shell.Ended ended = Shell.withoutEngine(directory).run("runbooks");

        assertThat(ended.status()).isZero();
        assertThat(ended.out())
                .startsWith("workers  Workers")
                .contains("cure: bring up the backend (2 times, wait 10 s)")
                .contains("cure: restart the workers of the missing type (once, wait 15 s)")
                .contains("no cure");
        assertThat(ended.out().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThan(100));
    }

    @Test
    void showsAFileThatRunsWhenItIsCopied() throws IOException {
        Shell shell = Shell.withoutEngine(directory);
        Shell.Ended shown = shell.run("runbooks", "--show", "workers");
        Files.writeString(directory.resolve("mine.yaml"), shown.out());

        assertThat(shell.run("explain", "mine.yaml").out())
                .isEqualTo(
                        shell.run("explain", "workers").out().replace("workers.yaml", "mine.yaml"));
        assertThat(shell.run("runbooks", "--show", "worker").err())
                .contains("did you mean 'workers'?");
    }
}
