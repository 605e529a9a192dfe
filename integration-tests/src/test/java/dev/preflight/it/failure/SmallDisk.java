package dev.preflight.it.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.preflight.it.stack.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A disk of a few pages in memory, to be filled to the last byte.
 *
 * @param path where it is mounted
 */
record SmallDisk(Path path) implements AutoCloseable {
    private static final int PAGE = 4096;

    /** Mounts it there, or skips the test, saying so: only root may mount, and not everywhere. */
    static SmallDisk mount(Path path) throws IOException {
        Files.createDirectories(path);
        Command.Result mounted =
                Command.of("mount", "-t", "tmpfs", "-o", "size=128k", "tmpfs", path.toString())
                        .run();
        if (!mounted.ok()) {
            // Maven only counts what is skipped.
            System.out.println("Tests on a full disk are skipped: " + mounted.describe());
        }
        assumeTrue(mounted.ok(), "no disk can be mounted here");
        return new SmallDisk(path);
    }

    /** Leaves room for nothing. */
    void fill() throws IOException {
        Path filler = path.resolve("filler");
        try (var out = Files.newOutputStream(filler)) {
            assertThat(Files.getFileStore(path).getTotalSpace()).isLessThan(1024 * 1024);
            while (true) {
                out.write(new byte[PAGE]);
            }
        } catch (IOException full) {
            assertThat(Files.getFileStore(path).getUsableSpace()).as(full.getMessage()).isZero();
        }
    }

    @Override
    public void close() {
        Command.of("umount", path.toString()).run().orFail();
    }
}
