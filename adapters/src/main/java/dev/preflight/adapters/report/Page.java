package dev.preflight.adapters.report;

import dev.preflight.adapters.text.Printable;

/** A text in the making: knows the column it is in, breaks lines, and lets nothing through raw. */
final class Page {
    // A wall of text hides what matters; the JSON report has it all.
    private static final int LONGEST = 1_000;

    private final StringBuilder page = new StringBuilder(2_048);
    private final Style style;
    private int column;

    Page(Style style) {
        this.style = style;
    }

    Style style() {
        return style;
    }

    Page mark(Mark mark) {
        return put(mark.tone(), mark.in(style));
    }

    /** Appends a text as it is, on one line. */
    Page text(Tone tone, String text) {
        return put(tone, onOneLine(text));
    }

    Page text(String text) {
        return text(Tone.PLAIN, text);
    }

    /** Goes on in this column, counted from 0; not back. */
    Page at(int wanted) {
        while (column < wanted) {
            page.append(' ');
            column++;
        }
        return this;
    }

    /** Appends as much of the text as fits on the line. */
    Page fitting(Tone tone, String text) {
        String line = onOneLine(text);
        int room = Math.max(1, style.width() - column);
        return put(tone, line.length() <= room ? line : start(line, room));
    }

    /** Appends the text, broken between words; each further line begins in the present column. */
    Page wrapped(Tone tone, String text) {
        return wrapped(tone, text, column);
    }

    /** The same, with each further line indented this much. */
    Page wrapped(Tone tone, String text, int indent) {
        String line = onOneLine(text).strip();
        if (!style.verbose() && line.length() > LONGEST) {
            line = start(line, LONGEST);
        }
        int from = 0;
        while (line.length() - from > style.width() - column) {
            int end = breakBefore(line, from, style.width() - column);
            if (end < 0) {
                break;
            }
            put(tone, line.substring(from, end)).end().at(indent);
            from = end + 1;
        }
        return put(tone, line.substring(from));
    }

    Page wrapped(String text) {
        return wrapped(Tone.PLAIN, text);
    }

    Page wrapped(String text, int indent) {
        return wrapped(Tone.PLAIN, text, indent);
    }

    /** Ends the line. */
    Page end() {
        page.append('\n');
        column = 0;
        return this;
    }

    @Override
    public String toString() {
        return page.toString();
    }

    private Page put(Tone tone, String text) {
        tone.paint(page, text, style.colour());
        column += text.length();
        return this;
    }

    // The last space that fits, else the first one at all; -1 if there is none.
    private static int breakBefore(String line, int from, int room) {
        int last = line.lastIndexOf(' ', from + room);
        while (last > from && isBeforeCommand(line, last)) {
            last = line.lastIndexOf(' ', last - 1);
        }
        if (last > from) {
            return last;
        }
        int next = line.indexOf(' ', from + 1);
        while (next >= 0 && isBeforeCommand(line, next)) {
            next = line.indexOf(' ', next + 1);
        }
        return next;
    }

    // At the beginning of a line it would be a command to who runs a build and reads its log.
    private static boolean isBeforeCommand(String line, int space) {
        int at = space;
        while (at < line.length() && Character.isWhitespace(line.charAt(at))) {
            at++;
        }
        return line.startsWith("::", at);
    }

    private String start(String line, int room) {
        int end = Math.max(0, room - style.ellipsis().length());
        boolean splits = end > 0 && Character.isHighSurrogate(line.charAt(end - 1));
        return line.substring(0, splits ? end - 1 : end) + style.ellipsis();
    }

    private static String onOneLine(String text) {
        return Printable.clean(text).replace('\n', ' ').replace('\t', ' ');
    }
}
