package dev.preflight.adapters.report;

import dev.preflight.adapters.text.Printable;

/** Texts that take one line, whoever wrote them and whatever reads the lines. */
final class OneLine {
    private OneLine() {}

    /** The text with each run of white space as one space, and nothing that is no character. */
    static String of(String text) {
        StringBuilder line = new StringBuilder(text.length());
        Printable.clean(text).codePoints().forEach(character -> append(line, character));
        return line.toString().strip();
    }

    /** At most so many characters of it, the last three of which say that there was more. */
    static String of(String text, int characters) {
        return shortened(of(text), characters);
    }

    /** At most so many characters of a text, none of them a half. */
    static String shortened(String text, int characters) {
        if (text.length() <= characters) {
            return text;
        }
        int end = characters - 3;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end)
                + "...";
    }

    private static void append(StringBuilder line, int character) {
        // U+2028 and U+2029 are white space here: some readers of lines end one at them.
        if (!Character.isWhitespace(character)) {
            line.appendCodePoint(isNoCharacter(character) ? 0xFFFD : character);
        } else if (line.length() > 0 && line.charAt(line.length() - 1) != ' ') {
            line.append(' ');
        }
    }

    /** Whether Unicode promises that it will never be one; XML has no way to write some of them. */
    static boolean isNoCharacter(int character) {
        return (character & 0xFFFE) == 0xFFFE || (character >= 0xFDD0 && character <= 0xFDEF);
    }
}
