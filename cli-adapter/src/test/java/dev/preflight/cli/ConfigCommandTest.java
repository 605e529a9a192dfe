package dev.preflight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigCommandTest {
    @TempDir Path directory;

    @Test
    void findsNothingInARightFile() throws IOException {
        write("a.env", "KTRDR_API_URL=http://backend:8000\nKTRDR_WORKER_PORT=5003\n");

        Shell.Ended ended = run("config", "a.env");

        assertThat(ended.out()).isEqualTo("1 file, nothing to mend\n");
        assertThat(ended.status()).isZero();
    }

    @Test
    void namesEveryFindingWithItsFile() throws IOException {
        write("a.env", "WORKER_ID=one\nKTRDR_WORKER_PORT=http\n");

        Shell.Ended ended = run("config", "a.env");

        assertThat(ended.out())
                .contains("a.env: WORKER_ID is deprecated: name it KTRDR_WORKER_ID\n")
                .contains("a.env: KTRDR_WORKER_PORT is not a port")
                .contains("a.env: KTRDR_API_URL is not set")
                .endsWith("1 file, 3 findings\n");
        assertThat(ended.status()).isEqualTo(1);
    }

    @Test
    void findsWorkersThatShareAPort() throws IOException {
        write("a.env", "KTRDR_API_URL=http://backend:8000\n");
        write("b.env", "KTRDR_API_URL=http://backend:8000\nWORKER_PORT=5003\n");

        Shell.Ended ended = run("config", "a.env", "b.env");

        assertThat(ended.out()).contains("b.env: uses port 5003, as a.env does: give each its own");
        assertThat(ended.status()).isEqualTo(1);
    }

    @Test
    void commandsNoTerminalByTheNamesOfFiles() throws IOException {
        write("\u001b[2J\u202eb.env", "WORKER_PORT=5003\n");
        write("a.env", "WORKER_PORT=5003\n");

        Shell.Ended ended = run("config", "\u001b[2J\u202eb.env", "a.env");

        assertThat(ended.out()).contains("b.env: ").doesNotContain("\u001b", "\u202e");
    }

    @Test
    void cannotSayAnythingOfAFileThatIsNotThere() {
        Shell.Ended ended = run("config", "none.env");

        assertThat(ended.err()).contains("none.env cannot be read");
        assertThat(ended.out()).isEmpty();
        assertThat(ended.status()).isEqualTo(3);
    }

    @Test
    void wantsAFile() {
        assertThat(run("config").status()).isEqualTo(2);
    }

    private Shell.Ended run(String... args) {
        return Shell.withoutEngine(directory).run(args);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(directory.resolve(name), text);
    }
}
