package dev.preflight.core.target;

/**
 * What a person sees of a text that somebody else wrote: it commands no terminal, and looks like
 * what it is.
 */
public final class VisibleText {
    private static final char ESCAPE = 0x1b;
    private static final char BELL = 0x07;
    private static final char REPLACEMENT = '\uFFFD';

    private VisibleText() {}

    /**
     * The text without terminal sequences, control characters and characters that show nothing,
     * except line feeds and tabs. Half characters become U+FFFD. What turns the direction of
     * writing is dropped as well, since it can make a text look like another; so is what has no
     * width, which can hide that two texts differ, or that one holds a word.
     */
    public static String of(String text) {
        if (isVisible(text)) {
            return text;
        }
        StringBuilder visible = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            int after = TerminalSequence.endOf(text, at);
            if (after > at) {
                at = after;
            } else {
                int character = text.codePointAt(at);
                append(visible, character);
                at += Character.charCount(character);
            }
        }
        return visible.toString();
    }

    // Nearly every text is, and there are many.
    private static boolean isVisible(String text) {
        for (int at = 0; at < text.length(); at++) {
            char it = text.charAt(at);
            if (it > '~' || (it < ' ' && it != '\n' && it != '\t')) {
                return false;
            }
        }
        return true;
    }

    /** Whether nothing, or nothing good, is seen of a character; not of a line feed or a tab. */
    public static boolean isInvisible(int character) {
        return character != '\n'
                && character != '\t'
                && (Character.isISOControl(character)
                        || Character.getType(character) == Character.FORMAT);
    }

    private static void append(StringBuilder visible, int character) {
        if (Character.getType(character) == Character.SURROGATE) {
            visible.append(REPLACEMENT);
        } else if (!isInvisible(character)) {
            visible.appendCodePoint(character);
        }
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
                // The terminator in two characters is a sequence itself, and so is any other.
                if (character == '\n' || character == ESCAPE) {
                    return at;
                }
                if (character == BELL || character == 0x9c) {
                    return at + 1;
                }
            }
            return text.length();
        }
    }
}
