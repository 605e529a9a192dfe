package dev.preflight.it.stack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Reads, writes and deletes the files of a stack. */
public final class FileTree {
    private FileTree() {}

    static byte[] resource(String name) {
        try (InputStream in = FileTree.class.getResourceAsStream("/stack/" + name)) {
            return Objects.requireNonNull(in, "no resource /stack/" + name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Moves the file into place, so that a container that reads it never sees a part of it. */
    static void write(Path file, byte[] content) {
        try {
            Files.createDirectories(file.getParent());
            Path unfinished = file.resolveSibling("." + file.getFileName());
            Files.write(unfinished, content);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes the file, or the directory with all in it; one that is not there is no error. */
    public static void delete(Path root) {
        if (!Files.exists(root)) {
            return;
        }
        try (Stream<Path> walk = Files.walk(root)) {
            List<Path> deepestFirst = walk.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
