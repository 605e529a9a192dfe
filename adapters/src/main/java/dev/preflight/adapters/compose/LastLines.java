package dev.preflight.adapters.compose;

import dev.preflight.adapters.text.Printable;

/** What a program said last, made fit for a message. */
final class LastLines {
    private static final int LINES = 5;
    private static final int MAX_CHARS = 1_000;

    private LastLines() {}

    /** A colon and the last lines in one; empty if there are none. */
    static String of(String errors) {
        String[] lines = errors.strip().split("\\R", -1);
        StringBuilder text = new StringBuilder();
        for (int i = Math.max(0, lines.length - LINES); i < lines.length; i++) {
            String line = Printable.clean(lines[i]).strip();
            if (!line.isEmpty()) {
                text.append(text.isEmpty() ? ": " : "; ").append(line);
            }
        }
        return text.length() <= MAX_CHARS ? text.toString() : text.substring(0, MAX_CHARS) + "…";
    }
}
