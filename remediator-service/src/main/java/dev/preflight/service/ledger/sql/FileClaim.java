package dev.preflight.service.ledger.sql;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps other processes off a file for as long as this one lives: an operating system's lock on a
 * second file beside it, which says who holds it and is never deleted.
 */
final class FileClaim implements AutoCloseable {
    private static final int MOST_BYTES = 200;

    // Beyond the text: where locks are mandatory, others can still read who holds it.
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

    // A process loses its locks on a file when it closes the file anywhere: no second one here may
    // as much as open it.
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final FileChannel channel;

    private FileClaim(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /** Somebody else has claimed the file; the message says who. */
    static final class TakenException extends Exception {
        private static final long serialVersionUID = 1L;

        TakenException(String holder) {
            super(holder);
        }
    }

    /**
     * Claims a file, which need not exist; its directory must.
     *
     * @throws TakenException if somebody else has it
     */
    static FileClaim of(Path file) throws IOException, TakenException {
        Path path = file.resolveSibling(file.getFileName() + ".lock");
        if (!HELD_HERE.add(path)) {
            throw new TakenException("this process already");
        }
        FileChannel channel = null;
        boolean taken = false;
        try {
            channel =
                    FileChannel.open(
                            path,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
            if (lock == null) {
                throw new TakenException(read(channel));
            }
            write(channel, holder());
            taken = true;
            return new FileClaim(path, channel);
        } finally {
            if (!taken) {
                HELD_HERE.remove(path);
                closeIfOpen(channel);
            }
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
        HELD_HERE.remove(path);
    }

    private static void closeIfOpen(@Nullable FileChannel channel) throws IOException {
        if (channel != null) {
            channel.close();
        }
    }

    private static String holder() {
        return "pid %d (user %s) since %s"
                .formatted(
                        ProcessHandle.current().pid(),
                        System.getProperty("user.name", "unknown"),
                        Instant.now().truncatedTo(ChronoUnit.SECONDS));
    }

    private static String read(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(MOST_BYTES);
        while (bytes.hasRemaining() && channel.read(bytes, bytes.position()) > 0) {}
        String holder = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
        return holder.isBlank() ? "another process" : holder.strip();
    }

    private static void write(FileChannel channel, String holder) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap((holder + "\n").getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes, bytes.position());
        }
        channel.truncate(bytes.limit());
    }
}
