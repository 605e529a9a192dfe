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
public record SmallDisk(Path path) implements AutoCloseable {
    private static final int PAGE = 4096;
    private static final long MOST = 64 * 1024 * 1024;

    /** Mounts one that a few reports fill. */
    static SmallDisk mount(Path path) throws IOException {
        return mount(path, 128);
    }

    /** Mounts it there, or skips the test, saying so: only root may mount, and not everywhere. */
    public static SmallDisk mount(Path path, int kib) throws IOException {
        Files.createDirectories(path);
        String options = "size=" + kib + "k";
        Command.Result mounted =
                Command.of("mount", "-t", "tmpfs", "-o", options, "tmpfs", path.toString()).run();
        if (!mounted.ok()) {
            // Maven only counts what is skipped.
            System.out.println("Tests on a full disk are skipped: " + mounted.describe());
        }
        assumeTrue(mounted.ok(), "no disk can be mounted here");
        return new SmallDisk(path);
    }

    /** Leaves room for nothing. */
    public void fill() throws IOException {
        try (var out = Files.newOutputStream(filler())) {
            assertThat(Files.getFileStore(path).getTotalSpace()).isLessThan(MOST);
            while (true) {
                out.write(new byte[PAGE]);
            }
        } catch (IOException full) {
            assertThat(Files.getFileStore(path).getUsableSpace()).as(full.getMessage()).isZero();
        }
    }

    /** Gives back what was filled. */
    public void empty() throws IOException {
        Files.delete(filler());
    }

    private Path filler() {
        return path.resolve("filler");
    }

    @Override
    public void close() {
        Command.of("umount", path.toString()).run().orFail();
    }
}
