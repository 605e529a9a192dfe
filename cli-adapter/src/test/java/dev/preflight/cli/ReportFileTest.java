package dev.preflight.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.preflight.adapters.report.JsonReport;
import dev.preflight.cli.warmup.SimulatedStack;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFileTest {
    private static final byte[] NEW = "new".getBytes(StandardCharsets.UTF_8);

    @TempDir Path directory;

    @Test
    void takesReportsBesidesTheOneOnStdout() throws Exception {
        Path human = directory.resolve("report.txt");
        Path json = directory.resolve("report.json");
        try (SimulatedStack stack = SimulatedStack.start()) {
            Shell shell = new Shell(directory, stack.environment());
            Shell.Ended ended =
                    shell.run(
                            "check", "--report", "json=report.json", "--report", "human=" + human);

            assertThat(ended.status()).isZero();
            assertThat(ended.out()).contains("READY");
        }
        assertThat(json).content().contains("\"schema\"").contains("preflight.report/v1");
        assertThat(human).content().contains("READY");
        assertThat(directory).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void replacesAFile() throws Exception {
        Path path = Files.writeString(directory.resolve("report"), "an old and longer one");

        file(path).write(stream -> stream.write(NEW));

        assertThat(path).hasContent("new");
    }

    @Test
    void canBeReadByThoseWhoMayReadWhatTheUserWrites() throws Exception {
        Path usual = Files.createFile(directory.resolve("usual"));
        Path path = directory.resolve("report");

        file(path).write(stream -> stream.write(NEW));

        assertThat(Files.getPosixFilePermissions(path))
                .isEqualTo(Files.getPosixFilePermissions(usual));
    }

    @Test
    void leavesTheOldFileWhenItCannotBeWrittenWhole() throws Exception {
        Path path = Files.writeString(directory.resolve("report"), "old");

        assertThatThrownBy(() ->
                        file(path)
                                .write(stream -> {
                                    stream.write(NEW);
                                    throw new IOException("disk full");
                                }))
                .isInstanceOf(FailureException.class)
                .hasMessage("the report could not be written to " + path + ": disk full");
        assertThat(path).hasContent("old");
        assertThat(directory.toFile().list()).containsExactly("report");
    }

    @Test
    void saysThatADirectoryCannotBeWritten() throws Exception {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("r-xr-xr-x"));
        assumeTrue(!Files.isWritable(directory), "this user may write everywhere");

        assertThatThrownBy(() -> file(directory.resolve("report")).write(stream -> {}))
                .isInstanceOf(FailureException.class)
                .hasMessageEndingWith("permission denied");
    }

    @Test
    void writesThroughALink() throws Exception {
        Path target = Files.writeString(directory.resolve("target"), "old");
        Path link = Files.createSymbolicLink(directory.resolve("link"), target);

        file(link).write(stream -> stream.write(NEW));

        assertThat(link).isSymbolicLink();
        assertThat(target).hasContent("new");
    }

    @Test
    void doesNotTurnADeviceIntoAFile() throws Exception {
        Path device = Path.of("/dev/null");
        assumeTrue(Files.exists(device), "there is no " + device);

        file(device).write(stream -> stream.write(NEW));

        assertThat(Files.isRegularFile(device)).isFalse();
    }

    private static ReportFile file(Path path) {
        return new ReportFile(new JsonReport(), path);
    }
}
