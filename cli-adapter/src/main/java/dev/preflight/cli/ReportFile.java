package dev.preflight.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A report that goes to a file, which is there whole or not at all.
 *
 * @param format of the report
 * @param path absolute; its directory exists
 */
record ReportFile(ReportFormat format, Path path) {
    /** Writes a report to a stream. */
    interface Content {
        void writeTo(OutputStream stream) throws IOException;
    }

    /** Reads {@code FORMAT=FILE}. */
    static ReportFile parse(String text, Path workingDirectory) throws UsageException {
        int equals = text.indexOf('=');
        if (equals < 1 || equals == text.length() - 1) {
            throw new UsageException(
                    "--report %s: write it as FORMAT=FILE, as in json=report.json".formatted(text));
        }
        ReportFormat format = ReportFormat.named(text.substring(0, equals));
        Path path = workingDirectory.resolve(text.substring(equals + 1)).normalize();
        Path directory = path.getParent();
        // Told before anything is cured, not after.
        if (directory == null || !Files.isDirectory(directory) || Files.isDirectory(path)) {
            throw new UsageException(
                    "--report %s: %s is no file in a directory that exists".formatted(text, path));
        }
        return new ReportFile(format, path);
    }

    void write(Content content) throws FailureException {
        try {
            Path whole = Files.createTempFile(path.getParent(), ".preflight", ".tmp");
            try {
                try (OutputStream stream = Files.newOutputStream(whole)) {
                    content.writeTo(stream);
                }
                Files.move(
                        whole,
                        path,
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(whole);
            }
        } catch (IOException unwritable) {
            throw new FailureException(
                    "the report could not be written to %s: %s".formatted(path, unwritable));
        }
    }
}
