package dev.preflight.adapters.report;

import java.nio.charset.Charset;

/**
 * How a text for people looks.
 *
 * @param colour whether to colour it; for terminals that understand it
 * @param unicode whether marks may be other than ASCII, see {@link #isUnicode}
 * @param width of lines in columns; only words that are longer go beyond
 * @param verbose whether to leave nothing out
 * @param quiet whether to say only what failed, and the verdict
 */
public record Style(boolean colour, boolean unicode, int width, boolean verbose, boolean quiet) {
    private static final String MARKS = "\u2714\u2718\u2013\u00b7\u2026\u2502";
    private static final int NARROWEST = 20;

    public Style {
        // Narrower than that, nothing can be laid out; the terminal breaks the lines then.
        width = Math.max(width, NARROWEST);
    }

    /** Without colour, neither verbose nor quiet. */
    public static Style plain(boolean unicode, int width) {
        return new Style(false, unicode, width, false, false);
    }

    /** Whether everything that is not ASCII in a report can be written in this charset. */
    public static boolean isUnicode(Charset charset) {
        return charset.canEncode() && charset.newEncoder().canEncode(MARKS);
    }

    String ellipsis() {
        return unicode ? "\u2026" : "...";
    }

    String bar() {
        return unicode ? "\u2502 " : "| ";
    }
}
