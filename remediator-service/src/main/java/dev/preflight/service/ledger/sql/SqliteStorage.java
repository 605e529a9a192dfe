package dev.preflight.service.ledger.sql;

import dev.preflight.adapters.FileProblem;
import dev.preflight.service.ledger.LedgerSize.Size;
import dev.preflight.service.ledger.StorageException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Objects;
import org.flywaydb.core.api.FlywayException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteDataSource;

/**
 * Tables in a SQLite file, which this process alone keeps. Every commit is on the disk when it
 * returns. The file appears only when its tables are whole, so one that is empty was damaged. One
 * that makes no sense is never written.
 */
final class SqliteStorage implements Storage {
    private static final Logger LOG = Logger.getLogger(SqliteStorage.class);

    // Longer than a look at the file with another program.
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    // SQLite takes it into the file at 1000 pages, which are as long; it grows beyond that while
    // another program reads the file.
    private static final int LOG_KEPT = 4 * 1024 * 1024;
    private static final boolean CAN_SYNC_DIRECTORIES =
            !System.getProperty("os.name", "").startsWith("Windows");

    private final Path file;
    private final SqliteProblem problem;
    private @Nullable FileClaim claim;
    private @Nullable Object connectedTo;

    SqliteStorage(Path file) {
        this.file = file.toAbsolutePath().normalize();
        this.problem = new SqliteProblem(this.file);
    }

    @Override
    public Connection connect() throws StorageException {
        try {
            Path directory = Objects.requireNonNull(file.getParent(), "a file has a directory");
            createDirectories(directory);
            requireWritable(directory);
            claim();
            NativeLibrary.load(directory);
            if (!Files.exists(file)) {
                create(directory);
            } else if (Files.size(file) == 0) {
                throw new StorageException(problem.damaged("it is empty"));
            }
            return open();
        } catch (SQLException e) {
            throw failed(e);
        } catch (FlywayException e) {
            throw notMigrated(e);
        } catch (FileClaim.TakenException e) {
            throw new StorageException(
                    problem.cannotBeUsed(
                            "it is kept by " + e.getMessage(),
                            "Stop that one, or name another file in preflight.ledger.file"),
                    e);
        } catch (IOException e) {
            throw new StorageException(
                    problem.cannotBeUsed(
                            reason(e), "Mend that, or name another file in preflight.ledger.file"),
                    e);
        }
    }

    @Override
    public void requireUnchanged() throws StorageException {
        Object now;
        try {
            now = identity();
        } catch (IOException e) {
            throw new StorageException(
                    problem.cannotBeUsed(
                            "it was there, and now " + reason(e), "Put it back, or start anew"),
                    e);
        }
        if (!Objects.equals(now, connectedTo)) {
            throw new StorageException(
                    problem.cannotBeUsed(
                            "another file has taken its place while it was in use",
                            "The service goes on with the new one"));
        }
    }

    @Override
    public Size size(Session session) throws SQLException, StorageException {
        long pageSize = session.number("pragma page_size");
        long pages = session.number("pragma page_count") - session.number("pragma freelist_count");
        try {
            Path log = sibling("-wal");
            return new Size(
                    pages * pageSize, Files.size(file), Files.exists(log) ? Files.size(log) : 0);
        } catch (IOException e) {
            throw new StorageException(
                    problem.cannotBeUsed(reason(e), "Look at the disk that it is on"), e);
        }
    }

    @Override
    public StorageException failed(SQLException failure) {
        return new StorageException(problem.of(failure), failure);
    }

    @Override
    public StorageException senseless(Exception senseless) {
        return new StorageException(
                problem.damaged("a record in it makes no sense: " + senseless.getMessage()),
                senseless);
    }

    @Override
    public void close() {
        FileClaim held = claim;
        claim = null;
        if (held == null) {
            return;
        }
        try {
            held.close();
        } catch (IOException e) {
            LOG.debug(
                    "the lock on the ledger could not be given back; it ends with the process", e);
        }
    }

    private void claim() throws IOException, FileClaim.TakenException {
        if (claim == null) {
            claim = FileClaim.of(file);
        }
    }

    // Beside its place, and moved there when it is whole: a crash meanwhile leaves nothing that
    // looks like a ledger.
    private void create(Path directory) throws IOException, StorageException {
        Path log = sibling("-wal");
        if (Files.exists(log) && Files.size(log) > 0) {
            throw new StorageException(problem.damaged("it is gone, and only " + log + " is left"));
        }
        Path unfinished = sibling(".new");
        Files.deleteIfExists(sibling(".new-journal"));
        Files.deleteIfExists(unfinished);
        Files.createFile(unfinished, forThisUser(directory, "rw-------"));
        Migrations.run(source(unfinished, JournalMode.DELETE));
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        sync(directory);
    }

    private Connection open() throws SQLException, IOException, StorageException {
        SQLiteDataSource source = source(file, JournalMode.WAL);
        Connection connection = source.getConnection();
        boolean usable = false;
        try {
            requireSound(connection);
            if (!Migrations.areDone(connection)) {
                Migrations.run(source);
            }
            connection.setAutoCommit(false);
            connectedTo = identity();
            usable = true;
            return connection;
        } finally {
            if (!usable) {
                Connections.close(connection);
            }
        }
    }

    private void requireSound(Connection connection) throws SQLException, StorageException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("pragma quick_check(1)")) {
            String verdict = found.next() ? found.getString(1) : "no answer";
            if (!"ok".equals(verdict)) {
                throw new StorageException(
                        problem.damaged("it is damaged (" + verdict.replace('\n', ' ') + ")"));
            }
        }
    }

    private static SQLiteDataSource source(Path file, JournalMode mode) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(mode);
        config.setSynchronous(SynchronousMode.FULL);
        config.setJournalSizeLimit(LOG_KEPT);
        config.enforceForeignKeys(true);
        config.setBusyTimeout((int) PATIENCE.toMillis());
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }

    private Path sibling(String suffix) {
        return file.resolveSibling(file.getFileName() + suffix);
    }

    private @Nullable Object identity() throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    }

    private StorageException notMigrated(FlywayException failure) {
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return failed(sql);
            }
        }
        String said = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
        return new StorageException(
                problem.damaged("its tables are not of this version of Preflight (" + said + ")"),
                failure);
    }

    private static void createDirectories(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(directory, forThisUser(directory, "rwx------"));
        }
    }

    private static void requireWritable(Path directory) throws IOException {
        if (!Files.isWritable(directory) || !Files.isExecutable(directory)) {
            throw new AccessDeniedException(directory.toString());
        }
    }

    private static FileAttribute<?>[] forThisUser(Path directory, String permissions) {
        return directory.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    // Without this the machine may come back without the file.
    private static void sync(Path directory) throws IOException {
        if (CAN_SYNC_DIRECTORIES) {
            try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private String reason(IOException e) {
        if (e instanceof FileAlreadyExistsException there) {
            return there.getFile() + " is not a directory";
        }
        boolean elsewhere =
                e instanceof FileSystemException failure
                        && failure.getFile() != null
                        && !failure.getFile().equals(file.toString());
        return elsewhere
                ? ((FileSystemException) e).getFile() + ": " + FileProblem.of(e)
                : FileProblem.of(e);
    }
}
