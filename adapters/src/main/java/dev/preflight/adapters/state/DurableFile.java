package dev.preflight.adapters.state;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A file that is replaced as a whole or not at all, and whose new contents survive a crash of the
 * machine from the moment the replacing has returned. Not for two writers at a time.
 *
 * @param path of the file
 */
record DurableFile(Path path) {
    private static final boolean CAN_SYNC_DIRECTORIES =
            !System.getProperty("os.name", "").startsWith("Windows");

    /**
     * The whole file.
     *
     * @param mostBytes more are refused
     * @throws NoSuchFileException if there is none
     */
    byte[] read(int mostBytes) throws IOException {
        return Uninterrupted.run(() -> {
            try (var in = Files.newInputStream(path)) {
                byte[] bytes = in.readNBytes(mostBytes + 1);
                if (bytes.length > mostBytes) {
                    throw new IOException("it is larger than " + mostBytes + " bytes");
                }
                return bytes;
            }
        });
    }

    void replace(byte[] contents) throws IOException {
        Uninterrupted.run(() -> {
            Path temporary = path.resolveSibling(path.getFileName() + ".tmp");
            try {
                write(temporary, contents);
                Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                discard(temporary, e);
                throw e;
            }
            syncDirectory();
            return path;
        });
    }

    private static void write(Path file, byte[] contents) throws IOException {
        try (FileChannel channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(contents);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    private static void discard(Path temporary, IOException failure) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    // Without this the machine may come back with the old name pointing at the old contents.
    private void syncDirectory() throws IOException {
        if (!CAN_SYNC_DIRECTORIES) {
            return;
        }
        Path directory = path.toAbsolutePath().getParent();
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
