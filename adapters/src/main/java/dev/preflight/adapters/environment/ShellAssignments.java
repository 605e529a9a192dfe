package dev.preflight.adapters.environment;

import java.util.LinkedHashMap;
import java.util.Map;

/** Reads the statements of an env file: assignments, exports and comments. */
final class ShellAssignments {
    private static final String ALLOWED =
            "; only assignments are allowed here, as in NAME=value or export NAME='a value'";

    private final ShellSource source;
    private final Map<String, String> values;
    private final ShellWord word;

    ShellAssignments(ShellSource source, Map<String, String> base, Map<String, String> values) {
        this.source = source;
        this.values = values;
        this.word = new ShellWord(source, base, values);
    }

    void read() throws EnvFileException {
        source.skipBlanks();
        while (!source.isAtEnd()) {
            if (!skipNothing()) {
                statement();
            }
            source.skipBlanks();
        }
    }

    /** Skips an empty line or a comment. */
    private boolean skipNothing() {
        if (source.peek() == '#') {
            source.skipLine();
        }
        return source.skip("\n") || source.isAtEnd();
    }

    private void statement() throws EnvFileException {
        String first = source.name();
        boolean isExport = first.equals("export") && isBlank(source.peek());
        if (isExport) {
            exports();
        } else {
            assignments(first);
        }
        if (!source.isAtEnd() && !source.skip("\n") && !source.skip(";")) {
            throw source.error("'" + source.peek() + "' cannot be read without a shell" + ALLOWED);
        }
    }

    private void exports() throws EnvFileException {
        // As the arguments of a command, all are expanded before any is assigned.
        Map<String, String> exported = new LinkedHashMap<>();
        String last = "";
        source.skipBlanks();
        while (!isEndOfStatement()) {
            String name = source.name();
            // Without a value it only marks what is exported, and here everything is.
            if (name.isEmpty() || !(source.peek() == '=' || isEndOfWord())) {
                throw notAnAssignment(last);
            }
            if (source.skip("=")) {
                exported.put(name, word.argument());
                last = name;
            }
            endWord();
        }
        values.putAll(exported);
    }

    private void assignments(String first) throws EnvFileException {
        String name = first;
        String last = "";
        do {
            if (name.isEmpty() || !source.skip("=")) {
                throw notAnAssignment(last);
            }
            values.put(name, word.value());
            endWord();
            last = name;
            name = source.name();
        } while (!isEndOfStatement() || !name.isEmpty());
    }

    // Never shows what it is: it may be the other half of a password, or a line of a key.
    private EnvFileException notAnAssignment(String last) {
        if (!last.isEmpty()) {
            return source.error(
                    "what follows the blank after the value of "
                            + last
                            + " does not belong to it; if it should, quote the value: "
                            + last
                            + "='...'");
        }
        return source.error(
                "what stands here is no assignment"
                        + ALLOWED
                        + ", and what belongs to the value before must be quoted with it");
    }

    private void endWord() throws EnvFileException {
        if (!isEndOfWord()) {
            throw source.error("'" + source.peek() + "' cannot be read without a shell" + ALLOWED);
        }
        source.skipBlanks();
        if (source.peek() == '#') {
            source.skipLine();
        }
    }

    private boolean isEndOfStatement() {
        return source.isAtEnd() || source.peek() == '\n' || source.peek() == ';';
    }

    private boolean isEndOfWord() {
        return isEndOfStatement() || isBlank(source.peek());
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
