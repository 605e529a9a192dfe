package dev.preflight.service.notify;

import dev.preflight.adapters.text.Printable;

/** Texts that somebody else wrote, on one line, without control characters, and bounded. */
final class OneLine {
    private OneLine() {}

    static String of(String text, int most) {
        // Cleaned before it is cut: a cut in a terminal sequence would leave half of it.
        String line = Printable.clean(text).replaceAll("\\s+", " ").strip();
        return Printable.shortened(line, most);
    }
}
