package dev.preflight.adapters.state;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The file that says who holds a target's lock; empty if nobody does. It is read and written only
 * under an operating system's lock on itself, which is held for moments. The file is never deleted:
 * a process could then be left with a lock on a file that others no longer see.
 */
final class LockFile {
    private static final Set<OpenOption> EXISTING =
            Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    private static final Set<OpenOption> READ_ONLY =
            Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    private static final Set<OpenOption> NEW =
            Set.of(
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.CREATE_NEW);
    private static final int MOST_BYTES = 16 * 1024;
    private static final Duration GUARD_PATIENCE = Duration.ofSeconds(1);
    private static final long GUARD_POLL_NANOS = 2_000_000;

    // The operating system gives up a process's locks on a file when it closes the file anywhere:
    // no second thread may as much as open it.
    private static final ReentrantLock ONE_THREAD = new ReentrantLock();

    private final Path path;

    LockFile(Path path) {
        this.path = path;
    }

    /**
     * What is done with the file while nobody else can.
     *
     * @param <R> what comes of it
     */
    @FunctionalInterface
    interface Critical<R> {
        R run(Contents contents) throws IOException;
    }

    Path path() {
        return path;
    }

    /**
     * Does something with the file while nobody else can.
     *
     * @return what came of it; empty, and nothing done, if the file is kept busy by others
     */
    <R> Optional<R> exclusively(Critical<R> critical) throws IOException {
        return Uninterrupted.run(() -> inTime(critical, false));
    }

    /**
     * Reads the file while nobody writes it. Leaves no trace: makes no file where there is none.
     *
     * @return what came of it; empty if the file is kept busy by others
     * @throws NoSuchFileException if there is no file
     */
    <R> Optional<R> reading(Critical<R> critical) throws IOException {
        return Uninterrupted.run(() -> inTime(critical, true));
    }

    private <R> Optional<R> inTime(Critical<R> critical, boolean readOnly) throws IOException {
        long deadline = System.nanoTime() + GUARD_PATIENCE.toNanos();
        Optional<R> result = tryOnce(critical, readOnly);
        while (result.isEmpty() && System.nanoTime() - deadline < 0) {
            LockSupport.parkNanos(GUARD_POLL_NANOS);
            result = tryOnce(critical, readOnly);
        }
        return result;
    }

    private <R> Optional<R> tryOnce(Critical<R> critical, boolean readOnly) throws IOException {
        if (!ONE_THREAD.tryLock()) {
            return Optional.empty();
        }
        try (FileChannel channel = readOnly ? FileChannel.open(path, READ_ONLY) : open();
                FileLock guard = tryLock(channel, readOnly)) {
            return guard == null
                    ? Optional.empty()
                    : Optional.of(critical.run(new Contents(path, channel)));
        } finally {
            ONE_THREAD.unlock();
        }
    }

    // In a directory with the sticky bit, systems may refuse to "create" an existing file of
    // another user, so it is created only where there is none.
    private FileChannel open() throws IOException {
        try {
            return FileChannel.open(path, EXISTING);
        } catch (NoSuchFileException e) {
            return create();
        }
    }

    private FileChannel create() throws IOException {
        try {
            FileChannel channel = FileChannel.open(path, NEW);
            if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-rw-rw-"));
            }
            return channel;
        } catch (FileAlreadyExistsException e) {
            return FileChannel.open(path, EXISTING);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel, boolean shared)
            throws IOException {
        try {
            return channel.tryLock(0, Long.MAX_VALUE, shared);
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** The file while nobody else can read or write it. */
    static final class Contents {
        private final Path path;
        private final FileChannel channel;

        private Contents(Path path, FileChannel channel) {
            this.path = path;
            this.channel = channel;
        }

        boolean isEmpty() throws IOException {
            return channel.size() == 0;
        }

        /** The record; empty if there is none that makes sense. */
        Optional<LockRecord> read() throws IOException {
            if (isEmpty() || channel.size() > MOST_BYTES) {
                return Optional.empty();
            }
            ByteBuffer bytes = ByteBuffer.allocate((int) channel.size());
            while (bytes.hasRemaining() && channel.read(bytes, bytes.position()) > 0) {}
            try {
                return Optional.of(LockRecord.parse(bytes.array()));
            } catch (MalformedException e) {
                return Optional.empty();
            }
        }

        Instant lastModified() throws IOException {
            return Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS).toInstant();
        }

        void write(LockRecord lock) throws IOException {
            ByteBuffer bytes = ByteBuffer.wrap(lock.toJson());
            while (bytes.hasRemaining()) {
                channel.write(bytes, bytes.position());
            }
            channel.truncate(bytes.limit());
        }

        void clear() throws IOException {
            channel.truncate(0);
        }
    }
}
