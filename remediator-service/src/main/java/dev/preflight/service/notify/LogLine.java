package dev.preflight.service.notify;

import dev.preflight.adapters.text.Printable;
import org.jspecify.annotations.Nullable;

/** Facts as {@code key=value}, on one line whatever is in them. */
final class LogLine {
    private static final int MOST_VALUE = 300;
    private static final int MOST_LINE = 4000;

    private final StringBuilder line = new StringBuilder();

    /** Adds a fact; quoted if it could be taken for more than one, left out if it is null. */
    LogLine with(String key, @Nullable String value) {
        if (value != null) {
            line.append(line.isEmpty() ? "" : " ").append(key).append('=').append(quoted(value));
        }
        return this;
    }

    private static String quoted(String value) {
        String text = OneLine.of(value, MOST_VALUE);
        boolean isWord = !text.isEmpty() && text.chars().noneMatch(it -> " \"=\\".indexOf(it) >= 0);
        return isWord ? text : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    @Override
    public String toString() {
        return Printable.shortened(line.toString(), MOST_LINE);
    }
}
