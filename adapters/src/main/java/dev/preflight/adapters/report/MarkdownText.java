package dev.preflight.adapters.report;

import dev.preflight.adapters.text.Printable;

/**
 * Texts in Markdown that somebody else wrote. They become code and nothing else: that is where no
 * reader looks for markup, links, mentions, references or emoji, whatever its dialect.
 */
final class MarkdownText {
    private static final int LONGEST = 1_000;

    private MarkdownText() {}

    /** The text on one line, as code; nothing if it is blank. */
    static String code(String text) {
        return code(text, LONGEST);
    }

    static String code(String text, int characters) {
        String line = OneLine.of(text, characters);
        if (line.isEmpty()) {
            return "";
        }
        String fence = "`".repeat(longestRun(line) + 1);
        boolean touches = line.startsWith("`") || line.endsWith("`");
        return touches ? fence + " " + line + " " + fence : fence + line + fence;
    }

    /** The same for a table's cell, which a bar would end even within code. */
    static String cell(String text, int characters) {
        // A broken bar: a backslash before the bar is read in two ways, depending on the reader.
        return code(text.replace('|', '\u00a6'), characters);
    }

    /** The lines as a block of code; ends with a line feed. */
    static String block(String text) {
        String clean = Printable.clean(text).strip();
        String fence = "`".repeat(Math.max(3, longestRun(clean) + 1));
        return fence + "text\n" + clean + "\n" + fence + "\n";
    }

    private static int longestRun(String text) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = text.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }
}
