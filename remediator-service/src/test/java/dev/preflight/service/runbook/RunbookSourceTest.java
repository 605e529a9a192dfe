package dev.preflight.service.runbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunbookSourceTest {
    private static final Path RUNBOOKS = Path.of("src/test/resources/runbooks");

    @TempDir private Path directory;

    @Test
    void readsBundledRunbooks() {
        ServedRunbook workers = new RunbookSource(null).read("workers", "key");

        assertThat(workers.runbook().checks()).isNotEmpty();
        assertThat(workers.variables()).containsExactly("KTRDR_API_PORT");
    }

    @Test
    void readsFilesOfItsDirectory() {
        ServedRunbook shop = new RunbookSource(RUNBOOKS).read("shop.md", "key");

        assertThat(shop.runbook().title()).isEqualTo("Shop");
        assertThat(shop.variables()).containsExactly("SHOP_NAME");
    }

    @Test
    void letsNoVariableThroughThatSteersProgramsOrTheService() throws IOException {
        Files.writeString(
                directory.resolve("steered.yaml"),
                """
                title: Steered
                checks:
                  - title: Steered
                    command: |
                      echo $PATH $LD_PRELOAD ${BASH_ENV} ${DOCKER_HOST:-x} $COMPOSE_FILE $HOME \
                        $https_proxy $PREFLIGHT_STATE_DIR $MINE
                    passIf: exit status 0
                    failMessage: Steered
                """);

        assertThat(new RunbookSource(directory).read("steered.yaml", "key").variables())
                .containsExactly("MINE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../pom.xml", "/etc/passwd", ".hidden", "a/b.md", "..", "", "a\0b"})
    void readsNothingOutsideOfIt(String name) {
        assertThatThrownBy(() -> new RunbookSource(RUNBOOKS).read(name, "targets.a.runbooks"))
                .hasMessageStartingWith("preflight.targets.a.runbooks: ")
                .hasMessageContaining("is no file name");
    }

    @Test
    void saysThatThereIsNoSuchRunbook() {
        assertThatThrownBy(() -> new RunbookSource(RUNBOOKS).read("none.md", "key"))
                .hasMessageContaining("there is no runbook 'none.md'");
        assertThatThrownBy(() -> new RunbookSource(null).read("none.md", "key"))
                .hasMessageContaining("only workers, containers")
                .hasMessageContaining("set preflight.runbook-directory");
    }

    @Test
    void saysWhatIsWrongWithARunbook() {
        assertThatThrownBy(() -> new RunbookSource(RUNBOOKS).read("broken.md", "key"))
                .hasMessageContaining("runbook 'broken.md' makes no sense yet:\n  broken.md:");
    }
}
