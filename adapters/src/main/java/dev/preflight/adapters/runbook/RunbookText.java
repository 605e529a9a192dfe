package dev.preflight.adapters.runbook;

import dev.preflight.adapters.FileProblem;
import dev.preflight.adapters.runbook.lint.Findings;
import dev.preflight.adapters.runbook.lint.LintCode;
import dev.preflight.adapters.runbook.tree.Place;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The text of a runbook file: UTF-8 of a bearable size, with line feeds only. */
final class RunbookText {
    // The parser of Markdown takes time by the square of the lines of one paragraph.
    private static final int MOST_LINES = 20_000;

    private RunbookText() {}

    static Optional<String> read(Path file, String name, Findings findings) {
        try (InputStream in = Files.newInputStream(file)) {
            return decode(in.readNBytes(RunbookReader.MOST_BYTES + 1), name, findings);
        } catch (IOException e) {
            String why = Files.isDirectory(file) ? "it is a directory" : FileProblem.of(e);
            findings.error(
                    LintCode.UNREADABLE, Place.startOf(name), "the file cannot be read: " + why);
            return Optional.empty();
        }
    }

    static Optional<String> decode(byte[] content, String name, Findings findings) {
        if (content.length > RunbookReader.MOST_BYTES) {
            findings.error(
                    LintCode.UNREADABLE,
                    Place.startOf(name),
                    "the file is larger than 1 MiB, which no runbook is: is it the right file?");
            return Optional.empty();
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer bytes = ByteBuffer.wrap(content);
        CharBuffer chars = CharBuffer.allocate(content.length);
        CoderResult result = decoder.decode(bytes, chars, true);
        String text = chars.flip().toString();
        if (result.isError()) {
            findings.error(
                    LintCode.UNREADABLE,
                    endOf(text, name),
                    "this is no UTF-8 text from here on (byte 0x%02x): save the file as UTF-8"
                            .formatted(content[bytes.position()] & 0xff));
            return Optional.empty();
        }
        int nul = text.indexOf('\0');
        if (nul >= 0) {
            findings.error(
                    LintCode.UNREADABLE,
                    endOf(text.substring(0, nul), name),
                    "there is a NUL byte here: this is no text file");
            return Optional.empty();
        }
        String lines = withLineFeeds(text);
        if (lines.chars().filter(it -> it == '\n').count() >= MOST_LINES) {
            findings.error(
                    LintCode.UNREADABLE,
                    Place.startOf(name),
                    "the file has more than %d lines, which no runbook has: is it the right file?"
                            .formatted(MOST_LINES));
            return Optional.empty();
        }
        return Optional.of(lines);
    }

    private static String withLineFeeds(String text) {
        String unmarked = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return unmarked.replace("\r\n", "\n").replace('\r', '\n');
    }

    private static Place endOf(String text, String name) {
        String lines = withLineFeeds(text);
        int line = 1 + (int) lines.chars().filter(it -> it == '\n').count();
        return new Place(name, line, lines.length() - lines.lastIndexOf('\n'));
    }
}
