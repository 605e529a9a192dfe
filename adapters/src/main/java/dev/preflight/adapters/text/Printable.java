package dev.preflight.adapters.text;

/** Makes a text that somebody else wrote harmless on a terminal and in a report. */
public final class Printable {
    private static final char ESCAPE = 0x1b;
    private static final char BELL = 0x07;
    private static final char REPLACEMENT = '\uFFFD';

    private Printable() {}

    /**
     * The text without terminal sequences and control characters, except line feeds and tabs. Half
     * characters become U+FFFD; what turns the direction of writing is dropped as well, since it
     * can make a text look like another.
     */
    public static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            int after = TerminalSequence.endOf(text, at);
            if (after > at) {
                at = after;
            } else {
                int character = text.codePointAt(at);
                append(clean, character);
                at += Character.charCount(character);
            }
        }
        return clean.toString();
    }

    /** The start of the text on one line, in backquotes, with control characters as escapes. */
    public static String quoted(String text, int characters) {
        StringBuilder quoted = new StringBuilder("`");
        int end = Math.min(text.length(), characters);
        for (int at = 0; at < end; at++) {
            char character = text.charAt(at);
            if (isDropped(character) || character == '\t' || character == '\n') {
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

    private static void append(StringBuilder clean, int character) {
        if (Character.getType(character) == Character.SURROGATE) {
            clean.append(REPLACEMENT);
        } else if (!isDropped(character)) {
            clean.appendCodePoint(character);
        }
    }

    private static boolean isDropped(int character) {
        return (character != '\n' && character != '\t' && Character.isISOControl(character))
                || (character >= 0x202A && character <= 0x202E)
                || (character >= 0x2066 && character <= 0x2069);
    }

    private static String hex(char character) {
        return Integer.toHexString(0x10000 | character).substring(1);
    }

    /** The sequences by which a text commands a terminal, as ECMA-48 defines them. */
    private static final class TerminalSequence {
        private TerminalSequence() {}

        /** Where the sequence ends that starts here; {@code start} if none does. */
        static int endOf(String text, int start) {
            char first = text.charAt(start);
            if (first == 0x9b) {
                return afterFinal(text, start + 1, '@');
            }
            if (first == 0x90 || first == 0x98 || (first >= 0x9d && first <= 0x9f)) {
                return afterString(text, start + 1);
            }
            if (first != ESCAPE || start + 1 == text.length()) {
                return start;
            }
            return switch (text.charAt(start + 1)) {
                case '[' -> afterFinal(text, start + 2, '@');
                case ']', 'P', 'X', '^', '_' -> afterString(text, start + 2);
                default -> afterFinal(text, start + 1, '0');
            };
        }

        // Parameters and intermediates, then one final character; anything else breaks it off.
        private static int afterFinal(String text, int from, char lowestFinal) {
            for (int at = from; at < text.length(); at++) {
                char character = text.charAt(at);
                if (character < ' ' || character > '~') {
                    return at;
                }
                if (character >= lowestFinal) {
                    return at + 1;
                }
            }
            return text.length();
        }

        // Up to the bell or the string terminator; one that has neither must not eat later lines.
        private static int afterString(String text, int from) {
            for (int at = from; at < text.length(); at++) {
                char character = text.charAt(at);
                if (character == '\n') {
                    return at;
                }
                if (character == BELL || character == 0x9c) {
                    return at + 1;
                }
                if (character == ESCAPE) {
                    boolean terminates = at + 1 < text.length() && text.charAt(at + 1) == '\\';
                    return terminates ? at + 2 : at;
                }
            }
            return text.length();
        }
    }
}
