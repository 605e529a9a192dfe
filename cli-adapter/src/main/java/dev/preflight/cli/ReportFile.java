package dev.preflight.cli;

import dev.preflight.adapters.FileProblem;
import dev.preflight.adapters.report.ReportFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

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
        ReportFormat format = Formats.named(text.substring(0, equals));
        Path given = RunSettings.path("report", text.substring(equals + 1));
        Path path = workingDirectory.resolve(given).normalize();
        // Told before anything is cured, not after.
        if (Files.isDirectory(path)) {
            throw new UsageException("--report %s: %s is a directory".formatted(text, path));
        }
        if (!Files.isDirectory(path.resolveSibling(""))) {
            throw new UsageException(
                    "--report %s: there is no directory %s".formatted(text, path.getParent()));
        }
        return new ReportFile(format, path);
    }

    void write(Content content) throws FailureException {
        try {
            // A pipe or device, as /dev/stderr, is written to: it must not become a file.
            if (Files.exists(path) && !Files.isRegularFile(path)) {
                writeTo(path, content, StandardOpenOption.WRITE);
            } else {
                replace(Files.exists(path) ? path.toRealPath() : path, content);
            }
        } catch (IOException unwritable) {
            throw new FailureException(
                    "the report could not be written to %s: %s"
                            .formatted(path, FileProblem.of(unwritable)));
        }
    }

    private static void replace(Path file, Content content) throws IOException {
        Path whole = file.resolveSibling("." + file.getFileName() + "." + RunIds.next() + ".tmp");
        try {
            writeTo(whole, content, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
            Files.move(
                    whole,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(whole);
        }
    }

    private static void writeTo(Path path, Content content, StandardOpenOption... options)
            throws IOException {
        try (OutputStream stream = Files.newOutputStream(path, options)) {
            content.writeTo(stream);
        }
    }
}
