package dev.preflight.adapters.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With small programs in the place of compose that write down how they were called. */
class ComposeCommandTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final String PLUGIN = "[ \"$1\" = compose ] || exit 1\nshift\n";
    private static final String HAS_VERSION = "[ \"$1\" = version ] && exit 0\n";

    @TempDir private Path temporary;
    private Path programs;
    private Path directory;

    @BeforeEach
    void makeDirectories() throws IOException {
        programs = Files.createDirectory(temporary.resolve("bin"));
        directory = Files.createDirectory(temporary.resolve("shop"));
    }

    @Test
    void listsTheServices() throws Exception {
        program("docker", PLUGIN + HAS_VERSION + "echo beside the point >&2\nprintf 'b\\na\\n'");

        assertThat(command().services()).containsExactly("b", "a");
    }

    @Test
    void namesProjectDirectoryAndFiles() throws Exception {
        program("docker", PLUGIN + HAS_VERSION + "echo \"$@\" > called");

        command(Path.of("docker-compose.sandbox.yml")).up("backend", LONG);

        assertThat(directory.resolve("called"))
                .content()
                .isEqualToIgnoringNewLines(
                        "-p shop --project-directory %s -f %s/docker-compose.sandbox.yml up --detach --no-recreate backend"
                                .formatted(directory, directory));
    }

    @Test
    void leavesItToComposeToFindTheFilesAndTheirEnv() throws Exception {
        program("docker", PLUGIN + HAS_VERSION + "pwd > where; echo \"$@\" > called");

        command().up("backend", LONG);

        assertThat(directory.resolve("where"))
                .content()
                .isEqualToIgnoringNewLines(directory.toRealPath().toString());
        assertThat(directory.resolve("called"))
                .content()
                .isEqualToIgnoringNewLines("-p shop up --detach --no-recreate backend");
    }

    @Test
    void fallsBackToTheProgramOfItsOwn() throws Exception {
        program("docker", "exit 1");
        program("docker-compose", HAS_VERSION + "echo \"$3\" \"$4\" > called; echo backend");

        assertThat(command().services()).containsExactly("backend");
        assertThat(directory.resolve("called"))
                .content()
                .isEqualToIgnoringNewLines("config --services");
    }

    @Test
    void saysWhatToInstallWhenThereIsNeither() {
        assertThatThrownBy(() -> command().services())
                .isInstanceOf(ComposeException.class)
                .hasMessageContaining("neither `docker compose` nor `docker-compose`")
                .hasMessageContaining("install");
    }

    @Test
    void saysThatTheDirectoryIsNotThere() throws Exception {
        Files.delete(directory);

        assertThatThrownBy(() -> command().services())
                .isInstanceOf(ComposeException.class)
                .hasMessageContaining("directory " + directory)
                .hasMessageContaining("does not exist");
    }

    @Test
    void putsTheVariablesOverTheEnvironment() throws Exception {
        program("docker", PLUGIN + HAS_VERSION + "echo \"$DOCKER_HOST $KTRDR_API_PORT\" > called");

        command().up("backend", LONG);

        assertThat(directory.resolve("called"))
                .content()
                .isEqualToIgnoringNewLines("unix:///there.sock 18000");
    }

    @Test
    void saysWhatComposeSaidLast() throws Exception {
        String complaint =
                "printf '1\\n2\\n3\\n4\\n5\\n\\033[31mno such service: x\\033[0m\\n' >&2";
        program("docker", PLUGIN + HAS_VERSION + complaint + "\nexit 14");

        assertThatThrownBy(() -> command().up("x", LONG))
                .isInstanceOf(ComposeException.class)
                .hasMessageContaining("`docker compose up --detach --no-recreate x`")
                .hasMessageContaining("project 'shop'")
                .hasMessageEndingWith("exit status 14: 2; 3; 4; 5; no such service: x");
    }

    @Test
    void endsComposeWhenItTakesTooLong() throws Exception {
        program("docker", PLUGIN + HAS_VERSION + "echo pulling >&2\nsleep 60");

        assertThatThrownBy(() -> command().up("backend", Duration.ofMillis(300)))
                .isInstanceOf(ComposeException.class)
                .hasMessageContaining("took longer than 300 ms");
    }

    @Test
    void takesNoOptionForAService() {
        assertThatThrownBy(() -> command().up("--force-recreate", LONG))
                .isInstanceOf(ComposeException.class)
                .hasMessageContaining("--force-recreate");
    }

    private ComposeCommand command(Path... files) {
        Map<String, String> environment =
                Map.of(
                        "PATH",
                        programs.toString(),
                        "DOCKER_HOST",
                        "unix:///there.sock",
                        "KTRDR_API_PORT",
                        "8000");
        return new ComposeCommand(
                "shop", directory, List.of(files), environment, Map.of("KTRDR_API_PORT", "18000"));
    }

    private void program(String name, String script) throws IOException {
        Path file = programs.resolve(name);
        Files.writeString(file, "#!/bin/sh\nPATH=/usr/bin:/bin\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
