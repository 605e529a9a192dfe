package dev.preflight.adapters.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateDirectoryTest {
    @TempDir Path temp;

    @Test
    void isWhereTheEnvironmentSays() {
        assertThat(path(Map.of("PREFLIGHT_STATE_DIR", "/a", "XDG_STATE_HOME", "/b", "HOME", "/c")))
                .isEqualTo(Path.of("/a"));
        assertThat(path(Map.of("XDG_STATE_HOME", "/b", "HOME", "/c")))
                .isEqualTo(Path.of("/b/preflight"));
        assertThat(path(Map.of("XDG_STATE_HOME", "relative", "HOME", "/c")))
                .isEqualTo(Path.of("/c/.local/state/preflight"));
        assertThat(path(Map.of("PREFLIGHT_STATE_DIR", "", "HOME", "/c")))
                .isEqualTo(Path.of("/c/.local/state/preflight"));
        assertThat(path(Map.of()))
                .isEqualTo(Path.of(System.getProperty("user.home"), ".local/state/preflight"));
    }

    @Test
    void namesTheVariableThatSaysWhereItIs() throws Exception {
        Path file = Files.createFile(temp.resolve("file"));

        for (String variable : List.of("PREFLIGHT_STATE_DIR", "XDG_STATE_HOME", "HOME")) {
            assertThat(StateDirectory.of(Map.of(variable, file.toString())).problem())
                    .contains("(from " + variable + ") cannot be used: ")
                    .contains("is not a directory")
                    .endsWith("name another one in PREFLIGHT_STATE_DIR");
        }
        assertThat(StateDirectory.of(Map.of("HOME", temp.toString())).problem()).isNull();
    }

    @Test
    void isForItsUserOnly() throws Exception {
        StateDirectory directory = new StateDirectory(temp.resolve("a/b"));
        directory.create();
        directory.create();

        assertThat(Files.getPosixFilePermissions(directory.path()))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }

    private static Path path(Map<String, String> environment) {
        return StateDirectory.of(environment).path();
    }
}
