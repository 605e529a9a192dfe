package dev.preflight.service.ledger.sql;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sqlite.SQLiteJDBCLoader;

/**
 * SQLite's own code, which is unpacked from a jar to be loaded: beside the ledger, which this user
 * can write, and where nobody else can put another in its place.
 */
final class NativeLibrary {
    private static final String DIRECTORY = "org.sqlite.tmpdir";
    private static final String UNPACKED = "sqlite-*sqlitejdbc*";

    private NativeLibrary() {}

    /**
     * Loads it, once in a process.
     *
     * @param directory where it is unpacked, unless the system property {@value #DIRECTORY} names
     *     another
     * @throws IOException if it cannot be loaded from there
     */
    static synchronized void load(Path directory) throws IOException {
        if (System.getProperty(DIRECTORY) == null) {
            removeLeftovers(directory);
            System.setProperty(DIRECTORY, directory.toString());
        }
        try {
            SQLiteJDBCLoader.initialize();
        } catch (Exception e) {
            throw new IOException(
                    "SQLite's library could not be unpacked to "
                            + System.getProperty(DIRECTORY)
                            + " and run there; make room, or name a directory that may hold"
                            + " programs with -D"
                            + DIRECTORY,
                    e);
        }
    }

    // A process that was killed leaves its own behind, a megabyte each.
    private static void removeLeftovers(Path directory) throws IOException {
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(directory, UNPACKED)) {
            for (Path leftover : leftovers) {
                Files.deleteIfExists(leftover);
            }
        }
    }
}
