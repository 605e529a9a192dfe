package dev.preflight.adapters.file;

import dev.preflight.core.probe.FileProbe;
import dev.preflight.core.probe.FileSeen;
import dev.preflight.core.probe.Observation;
import dev.preflight.core.probe.Unobserved;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** Looks whether a file is there; follows symbolic links. */
public final class FileInstrument {
    private final Path directory;

    /**
     * Makes one.
     *
     * @param directory that relative paths start from
     */
    public FileInstrument(Path directory) {
        this.directory = directory;
    }

    /** What is at the path; {@code UNABLE} without the permission to look. */
    public Observation observe(FileProbe probe) {
        Path path;
        try {
            path = directory.resolve(probe.path()).toAbsolutePath().normalize();
        } catch (InvalidPathException invalid) {
            return unable(probe, invalid.getReason());
        }
        try {
            return seen(path, Files.readAttributes(path, BasicFileAttributes.class));
        } catch (NoSuchFileException absent) {
            return absent(path);
        } catch (IOException failure) {
            return isBelowFile(path) ? absent(path) : unable(probe, failure.toString());
        }
    }

    private static Observation seen(Path path, BasicFileAttributes attributes) {
        if (attributes.isRegularFile()) {
            return new FileSeen(path.toString(), FileSeen.Kind.FILE, attributes.size());
        }
        return new FileSeen(
                path.toString(),
                attributes.isDirectory() ? FileSeen.Kind.DIRECTORY : FileSeen.Kind.OTHER,
                0);
    }

    private static Observation absent(Path path) {
        return new FileSeen(path.toString(), FileSeen.Kind.ABSENT, 0);
    }

    private static boolean isBelowFile(Path path) {
        for (Path above = path.getParent(); above != null; above = above.getParent()) {
            if (Files.isRegularFile(above)) {
                return true;
            }
        }
        return false;
    }

    private static Observation unable(FileProbe probe, String reason) {
        return new Unobserved(
                Unobserved.Reason.UNABLE, probe.describe() + " could not be looked at: " + reason);
    }
}
