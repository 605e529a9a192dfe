package dev.preflight.it.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A removal that fails half-way, after which the engine calls the container dead. It takes meddling
 * with the engine's own files, so it is possible for root on the engine's machine only.
 */
public final class FailedRemoval {
    private static final Path CHATTR = Path.of("/usr/bin/chattr");

    private FailedRemoval() {}

    /** Whether this is such a machine; where all tests are required, that is, too. */
    public static boolean isPossible() {
        String files =
                Command.of("docker", "info", "-f", "{{.DockerRootDir}}/{{.Driver}}").run().orFail();
        boolean isPossible =
                Files.isExecutable(CHATTR)
                        && files.strip().endsWith("/overlay2")
                        && Files.isWritable(Path.of(files.strip()));
        if (!isPossible && Boolean.parseBoolean(System.getenv("PREFLIGHT_REQUIRE_DOCKER"))) {
            throw new IllegalStateException(
                    "PREFLIGHT_REQUIRE_DOCKER is true, but this is not root on the machine of an"
                            + " engine that keeps its containers in overlay2, or there is no "
                            + CHATTR);
        }
        return isPossible;
    }

    /** Leaves the container dead; whoever removes it then will succeed. */
    static void of(String container) {
        Path held = layer(container).resolve("held");
        try {
            Files.createFile(held);
            chattr("+i", held);
            try {
                Command.Result removal = Command.of("docker", "rm", "-f", container).run();
                if (removal.ok()) {
                    throw new IllegalStateException("it did not fail: " + removal.describe());
                }
            } finally {
                chattr("-i", held);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write among the files of " + container, e);
        }
    }

    private static Path layer(String container) {
        String template = "{{.GraphDriver.Data.UpperDir}}";
        String line = Command.of("docker", "inspect", "-f", template, container).run().orFail();
        return Path.of(line.strip());
    }

    private static void chattr(String change, Path file) {
        Command.of(CHATTR.toString(), change, file.toString()).run().orFail();
    }
}
