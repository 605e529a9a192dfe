package dev.preflight.adapters.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.core.probe.FileProbe;
import dev.preflight.core.probe.FileSeen;
import dev.preflight.core.probe.Observation;
import dev.preflight.core.probe.Unobserved;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileInstrumentTest {
    @TempDir Path directory;

    @Test
    void seesAFileRelativeToTheDirectory() throws Exception {
        Files.writeString(directory.resolve("config.yaml"), "four");

        assertThat(observe("./config.yaml")).isEqualTo(seen("config.yaml", FileSeen.Kind.FILE, 4));
    }

    @Test
    void seesAnAbsoluteFile() throws Exception {
        Path file = Files.writeString(directory.resolve("config.yaml"), "four");

        assertThat(new FileInstrument(Path.of("/")).observe(new FileProbe(file.toString())))
                .isEqualTo(seen("config.yaml", FileSeen.Kind.FILE, 4));
    }

    @Test
    void seesADirectory() {
        assertThat(observe(".")).isEqualTo(seen("", FileSeen.Kind.DIRECTORY, 0));
    }

    @Test
    void seesADevice() {
        assertThat(observe("/dev/null"))
                .isEqualTo(new FileSeen("/dev/null", FileSeen.Kind.OTHER, 0));
    }

    @Test
    void seesThatThereIsNone() throws Exception {
        Files.writeString(directory.resolve("file"), "");
        Files.createSymbolicLink(directory.resolve("dangling"), Path.of("nowhere"));

        assertThat(observe("absent")).isEqualTo(seen("absent", FileSeen.Kind.ABSENT, 0));
        assertThat(observe("file/below")).isEqualTo(seen("file/below", FileSeen.Kind.ABSENT, 0));
        assertThat(observe("dangling")).isEqualTo(seen("dangling", FileSeen.Kind.ABSENT, 0));
    }

    @Test
    void cannotTellWhereItCannotLook() throws Exception {
        Files.createSymbolicLink(directory.resolve("loop"), Path.of("loop"));

        assertThat(observe("loop")).isInstanceOfSatisfying(Unobserved.class, this::isUnable);
        assertThat(observe("a\0b")).isInstanceOfSatisfying(Unobserved.class, this::isUnable);
        assertThat(observe("x".repeat(300)))
                .isInstanceOfSatisfying(Unobserved.class, this::isUnable);
    }

    private void isUnable(Unobserved unobserved) {
        assertThat(unobserved.reason()).isEqualTo(Unobserved.Reason.UNABLE);
    }

    private FileSeen seen(String path, FileSeen.Kind kind, long bytes) {
        return new FileSeen(directory.resolve(path).normalize().toString(), kind, bytes);
    }

    private Observation observe(String path) {
        return new FileInstrument(directory).observe(new FileProbe(path));
    }
}
