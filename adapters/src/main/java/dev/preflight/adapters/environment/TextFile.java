package dev.preflight.adapters.environment;

import dev.preflight.adapters.FileProblem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small text file that a person wrote. */
final class TextFile {
    static final int MOST_BYTES = 1024 * 1024;

    private TextFile() {}

    /** Its text, without a byte order mark and with line feeds only. */
    static String read(Path file) throws EnvFileException {
        try {
            if (Files.isDirectory(file)) {
                throw new EnvFileException(file + " is a directory, not a file");
            }
            return decode(file, bytes(file));
        } catch (IOException e) {
            throw new EnvFileException(file + " cannot be read: " + FileProblem.of(e), e);
        }
    }

    private static byte[] bytes(Path file) throws IOException, EnvFileException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new EnvFileException(file + " is larger than 1 MiB: is it the right file?");
            }
            return bytes;
        }
    }

    private static String decode(Path file, byte[] bytes) throws IOException, EnvFileException {
        String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        if (text.indexOf('\0') >= 0) {
            throw new EnvFileException(file + " has NUL bytes: it is not a text file");
        }
        String unmarked = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return unmarked.replace("\r\n", "\n");
    }
}
