package dev.preflight.adapters.report;

import java.io.PrintStream;

/** The last line of a terminal, rewritten in place, with lasting lines scrolling by above it. */
final class TransientLine {
    private static final String ERASE = "\r\u001b[K";

    private final PrintStream terminal;
    private final Style style;
    private String shown = "";
    private boolean hasLasting;

    TransientLine(PrintStream terminal, Style style) {
        this.terminal = terminal;
        this.style = style;
    }

    void show(String text) {
        // One column less: a full line makes some terminals go on in the next one.
        Style narrower = Style.plain(style.unicode(), style.width() - 1);
        shown = new Page(narrower).fitting(Tone.PLAIN, text).toString();
        terminal.print("\r" + shown + "\u001b[K");
        terminal.flush();
    }

    void above(String line) {
        hasLasting = true;
        terminal.print((shown.isEmpty() ? "" : ERASE) + line + "\n" + shown);
        terminal.flush();
    }

    void erase() {
        if (!shown.isEmpty()) {
            shown = "";
            terminal.print(ERASE);
            terminal.flush();
        }
    }

    /** Erases it, and sets off what lasts from what comes after it. */
    void end() {
        erase();
        if (hasLasting) {
            hasLasting = false;
            terminal.print("\n");
            terminal.flush();
        }
    }
}
