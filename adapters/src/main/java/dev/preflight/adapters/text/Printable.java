package dev.preflight.adapters.text;

import dev.preflight.core.target.VisibleText;

/** Makes a text that somebody else wrote harmless on a terminal and in a report. */
public final class Printable {
    private static final char REPLACEMENT = '\uFFFD';

    private Printable() {}

    /** The text without what commands a terminal and what is not seen. */
    public static String clean(String text) {
        return VisibleText.of(text);
    }

    /** The start of the text on one line, in backquotes, with control characters as escapes. */
    public static String quoted(String text, int characters) {
        StringBuilder quoted = new StringBuilder("`");
        int end = Math.min(text.length(), characters);
        for (int at = 0; at < end; at++) {
            char character = text.charAt(at);
            if (VisibleText.isInvisible(character) || character == '\t' || character == '\n') {
                quoted.append("\\u").append(hex(character));
            } else {
                quoted.append(Character.isSurrogate(character) ? REPLACEMENT : character);
            }
        }
        return quoted.append(end < text.length() ? "...`" : "`").toString();
    }

    /** At most so many characters, the last three of which say that there was more. */
    public static String shortened(String text, int characters) {
        return text.length() <= characters ? text : text.substring(0, characters - 3) + "...";
    }

    private static String hex(char character) {
        return Integer.toHexString(0x10000 | character).substring(1);
    }
}
