package dev.preflight.adapters.runbook.tree;

/** Texts of several lines. */
public final class Lines {
    private Lines() {}

    /** Without the blank lines before and after, and what is blank after the last line. */
    public static String withoutBlankEnds(String text) {
        int from = 0;
        int end = text.indexOf('\n');
        while (end >= 0 && text.substring(from, end).isBlank()) {
            from = end + 1;
            end = text.indexOf('\n', from);
        }
        return text.substring(from).stripTrailing();
    }

    /** Without line feeds at its end. */
    public static String withoutEnd(String text) {
        int to = text.length();
        while (to > 0 && text.charAt(to - 1) == '\n') {
            to--;
        }
        return text.substring(0, to);
    }

    /** On one line. */
    public static String joined(String text) {
        return String.join(" ", text.lines().map(String::strip).toList()).strip();
    }
}
