package dev.preflight.adapters.environment;

import java.util.Map;

/** Reads the value of an assignment as bash would expand it, without running anything. */
final class ShellWord {
    private static final int LONGEST_VALUE = 1024 * 1024;
    private static final int DEEPEST = 20;

    private final ShellSource source;
    private final Map<String, String> base;
    private final Map<String, String> assigned;
    private int depth;
    private boolean bracesExpand;

    ShellWord(ShellSource source, Map<String, String> base, Map<String, String> assigned) {
        this.source = source;
        this.base = base;
        this.assigned = assigned;
    }

    /** The value from here to the first blank, line end or operator outside quotes. */
    String value() throws EnvFileException {
        StringBuilder value = new StringBuilder();
        boolean tildeCounts = true;
        while (!isEndOfValue(source.peek())) {
            if (source.peek() == '~' && tildeCounts) {
                value.append(home());
                tildeCounts = false;
            } else {
                tildeCounts = source.peek() == ':';
                piece(value);
            }
        }
        return value.toString();
    }

    /** The same for an argument of {@code export}, in which a shell would also expand braces. */
    String argument() throws EnvFileException {
        bracesExpand = true;
        try {
            return value();
        } finally {
            bracesExpand = false;
        }
    }

    private static boolean isEndOfValue(char c) {
        return c == ShellSource.END || " \t\n;&|<>()".indexOf(c) >= 0;
    }

    /** One character, escape, quotation or expansion outside double quotes. */
    private void piece(StringBuilder value) throws EnvFileException {
        char c = source.next();
        switch (c) {
            case '\'' -> single(value);
            case '"' -> doubled(value);
            case '$' -> expansion(value, false);
            case '`' -> throw commandSubstitution("`...`");
            case '\\' -> {
                if (source.isAtEnd()) {
                    value.append('\\');
                } else if (!source.skip("\n")) {
                    value.append(source.next());
                }
            }
            case '{' -> {
                if (bracesExpand) {
                    throw source.error("{ could be expanded after export; put quotes around it");
                }
                value.append(c);
            }
            default -> append(value, String.valueOf(c));
        }
    }

    private void single(StringBuilder value) throws EnvFileException {
        while (source.peek() != '\'') {
            value.append(nextBeforeEnd("a ' is never closed"));
        }
        source.next();
    }

    private void doubled(StringBuilder value) throws EnvFileException {
        while (source.peek() != '"') {
            doubledPiece(value, "a \" is never closed");
        }
        source.next();
    }

    /** One character, escape or expansion inside double quotes. */
    private void doubledPiece(StringBuilder value, String unclosed) throws EnvFileException {
        char c = nextBeforeEnd(unclosed);
        switch (c) {
            case '$' -> expansion(value, true);
            case '`' -> throw commandSubstitution("`...`");
            case '\\' -> {
                if ("$`\"\\".indexOf(source.peek()) >= 0) {
                    value.append(nextBeforeEnd(unclosed));
                } else if (!source.skip("\n")) {
                    value.append('\\');
                }
            }
            default -> value.append(c);
        }
    }

    private void expansion(StringBuilder value, boolean quoted) throws EnvFileException {
        if (source.skip("{")) {
            append(value, braces(quoted));
            return;
        }
        String name = source.name();
        if (!name.isEmpty()) {
            append(value, lookUp(name));
            return;
        }
        char c = source.peek();
        if (c == '(' || c == '[') {
            throw commandSubstitution("$" + c + "...");
        }
        if (!quoted && (c == '\'' || c == '"')) {
            throw source.error("$" + c + "...$" + c + " is not supported; use plain quotes");
        }
        if ("0123456789@*#?$!-".indexOf(c) >= 0) {
            throw source.error("$" + c + " means nothing here; quote it as '$" + c + "'");
        }
        value.append('$');
    }

    private String braces(boolean quoted) throws EnvFileException {
        String name = source.name();
        if (!name.isEmpty() && source.skip("}")) {
            return lookUp(name);
        }
        boolean emptyIsUnset = source.skip(":");
        char operator = source.next();
        if (name.isEmpty() || (operator != '-' && operator != '+')) {
            throw source.error(
                    "only ${NAME}, ${NAME:-default} and ${NAME:+instead} are supported of ${...}");
        }
        String alternative = alternative(quoted);
        boolean isSet = isSet(name) && !(emptyIsUnset && lookUp(name).isEmpty());
        if (operator == '-') {
            return isSet ? lookUp(name) : alternative;
        }
        return isSet ? alternative : "";
    }

    /** The word up to the closing brace, which is read whether it is needed or not. */
    private String alternative(boolean quoted) throws EnvFileException {
        if (++depth > DEEPEST) {
            throw source.error("${...} is nested more than " + DEEPEST + " deep");
        }
        StringBuilder word = new StringBuilder();
        while (source.peek() != '}') {
            if (source.isAtEnd()) {
                throw source.error("a ${ is never closed");
            }
            if (source.peek() == '~' || (quoted && isQuoteOrEscape(source.peek()))) {
                throw source.error(
                        "'" + source.peek() + "' in the default of a ${...} is not supported");
            }
            if (quoted) {
                doubledPiece(word, "a ${ is never closed");
            } else {
                piece(word);
            }
        }
        source.next();
        depth--;
        return word.toString();
    }

    private static boolean isQuoteOrEscape(char c) {
        return c == '"' || c == '\'' || c == '\\';
    }

    /** A ~ that stands for the home directory. */
    private String home() throws EnvFileException {
        source.next();
        char c = source.peek();
        if (c != '/' && c != ':' && !isEndOfValue(c)) {
            throw source.error("~ stands for a home directory here; write the path, or quote it");
        }
        if (!isSet("HOME")) {
            throw source.error("~ stands for the home directory, but HOME is not set");
        }
        return lookUp("HOME");
    }

    private boolean isSet(String name) {
        return assigned.containsKey(name) || base.containsKey(name);
    }

    private String lookUp(String name) {
        String value = assigned.get(name);
        return value == null ? base.getOrDefault(name, "") : value;
    }

    private void append(StringBuilder value, String text) throws EnvFileException {
        if (value.length() + text.length() > LONGEST_VALUE) {
            throw source.error("the value grows beyond 1 MiB");
        }
        value.append(text);
    }

    private char nextBeforeEnd(String unclosed) throws EnvFileException {
        if (source.isAtEnd()) {
            throw source.error(unclosed);
        }
        return source.next();
    }

    private EnvFileException commandSubstitution(String seen) {
        return source.error(
                seen
                        + " would have to be run, and this file is only read; put the value itself"
                        + " here, or '...' around it if it is meant literally");
    }
}
