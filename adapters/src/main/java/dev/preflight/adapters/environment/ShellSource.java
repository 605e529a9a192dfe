package dev.preflight.adapters.environment;

import java.nio.file.Path;

/** The text of an env file and the place in it that is being read. */
final class ShellSource {
    /** What stands for the end of the text: no file has it, as a NUL is refused. */
    static final char END = '\0';

    private final Path path;
    private final String text;
    private int position;

    ShellSource(Path path, String text) {
        this.path = path;
        this.text = text;
    }

    char peek() {
        return position < text.length() ? text.charAt(position) : END;
    }

    char next() {
        char c = peek();
        position++;
        return c;
    }

    boolean isAtEnd() {
        return position >= text.length();
    }

    /** Skips a text if it is what comes next. */
    boolean skip(String expected) {
        if (!text.startsWith(expected, position)) {
            return false;
        }
        position += expected.length();
        return true;
    }

    /** Skips blanks, and line breaks that a backslash takes back. */
    void skipBlanks() {
        while (peek() == ' ' || peek() == '\t' || skip("\\\n")) {
            if (peek() == ' ' || peek() == '\t') {
                position++;
            }
        }
    }

    void skipLine() {
        while (!isAtEnd() && peek() != '\n') {
            position++;
        }
    }

    /** The name of a variable, if one comes next; else empty. */
    String name() {
        int start = position;
        while (isNamePart(peek(), position > start)) {
            position++;
        }
        return text.substring(start, Math.min(position, text.length()));
    }

    static boolean isNamePart(char c, boolean digitsToo) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || c == '_'
                || (digitsToo && c >= '0' && c <= '9');
    }

    EnvFileException error(String problem) {
        return new EnvFileException(path + ":" + line() + ": " + problem);
    }

    private int line() {
        int line = 1;
        for (int i = 0; i < Math.min(position, text.length()); i++) {
            if (text.charAt(i) == '\n') {
                line++;
            }
        }
        return line;
    }
}
