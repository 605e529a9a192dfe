package dev.preflight.adapters.state;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** The directory of the lock files, shared by all users of the machine. */
final class LockDirectory {
    // Everybody may create files in it, and nobody remove those of others.
    private static final int WORLD_WRITABLE_STICKY = 01777;

    private LockDirectory() {}

    /** Creates it if need be. */
    static void ensure(Path directory) throws IOException {
        try {
            Files.createDirectory(directory);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
                throw new FileSystemException(
                        directory.toString(), null, "its directory is a link or a file");
            }
            return;
        }
        if (directory.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            Files.setAttribute(directory, "unix:mode", WORLD_WRITABLE_STICKY);
        }
    }
}
