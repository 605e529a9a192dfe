package dev.preflight.adapters.runbook.lint.shell;

import dev.preflight.adapters.runbook.lint.shell.Word.Part;
import java.util.ArrayList;
import java.util.List;

/** Reads the words of a script: quotes, variables, and the commands that stand in them. */
final class WordReader {
    private static final String SPECIAL = "?#$!@*-";

    private final Cursor cursor;
    private final ShellReader commands;

    WordReader(Cursor cursor, ShellReader commands) {
        this.cursor = cursor;
        this.commands = commands;
    }

    /** The word that begins here, up to white space or an operator. */
    Word read() {
        return read(false);
    }

    /** The same inside of double brackets, where only white space ends a word. */
    Word readInBrackets() {
        return read(true);
    }

    private Word read(boolean inBrackets) {
        int start = cursor.at();
        List<Part> parts = new ArrayList<>();
        while (!isEnd(inBrackets)) {
            if (cursor.isAt("\\\n")) {
                cursor.moveTo(cursor.at() + 2);
            } else if (isProcess()) {
                addProcess(parts);
            } else {
                addPart(parts, false);
            }
        }
        if (cursor.at() == start) {
            throw new NotUnderstood(start);
        }
        return new Word(start, parts);
    }

    private boolean isEnd(boolean inBrackets) {
        if (cursor.isAtEnd()) {
            return true;
        }
        if (inBrackets) {
            return Character.isWhitespace(cursor.peek());
        }
        return cursor.isWordEnd() && !isProcess();
    }

    /** Whether a word begins here. */
    boolean begins() {
        return !cursor.isWordEnd() || isProcess();
    }

    /** Whether commands stand here for a file. */
    boolean isProcess() {
        return cursor.isAt("<(") || cursor.isAt(">(");
    }

    private void addProcess(List<Part> parts) {
        int start = cursor.at();
        cursor.moveTo(start + 2);
        Block block = commands.block();
        cursor.skipLines();
        cursor.expect(")");
        parts.add(new Word.Substitution(start, block, true));
    }

    private void addPart(List<Part> parts, boolean isQuoted) {
        int start = cursor.at();
        switch (cursor.peek()) {
            case '\\' -> {
                cursor.moveTo(start + 1);
                String escaped = String.valueOf(cursor.next());
                parts.add(new Word.Text(start, escaped, true));
            }
            case '\'' -> addSingle(parts, start);
            case '"' -> addDouble(parts, start);
            case '`' -> addBackquoted(parts, isQuoted);
            case '$' -> addDollar(parts, isQuoted);
            default -> addText(parts, isQuoted);
        }
    }

    private void addText(List<Part> parts, boolean isQuoted) {
        int start = cursor.at();
        String stops = isQuoted ? "\\\"`$" : "\\'\"`$";
        StringBuilder text = new StringBuilder();
        do {
            text.append(cursor.next());
        } while (!cursor.isAtEnd()
                && stops.indexOf(cursor.peek()) < 0
                && (isQuoted || !cursor.isWordEnd()));
        parts.add(new Word.Text(start, text.toString(), isQuoted));
    }

    private void addSingle(List<Part> parts, int start) {
        int close = cursor.text().indexOf('\'', cursor.at() + 1);
        if (close < 0) {
            throw new NotUnderstood(start);
        }
        parts.add(new Word.Text(start, cursor.text().substring(cursor.at() + 1, close), true));
        cursor.moveTo(close + 1);
    }

    private void addDouble(List<Part> parts, int start) {
        cursor.expect("\"");
        int before = parts.size();
        while (cursor.peek() != '"') {
            if (cursor.isAtEnd()) {
                throw new NotUnderstood(start);
            }
            addQuoted(parts);
        }
        cursor.expect("\"");
        if (parts.size() == before) {
            parts.add(new Word.Text(start, "", true));
        }
    }

    private void addQuoted(List<Part> parts) {
        char it = cursor.peek();
        if (it == '\\' || it == '`' || it == '$') {
            addPart(parts, true);
        } else {
            addText(parts, true);
        }
    }

    private void addBackquoted(List<Part> parts, boolean isQuoted) {
        int start = cursor.at();
        int close = cursor.text().indexOf('`', start + 1);
        if (close < 0 || cursor.text().substring(start, close).indexOf('\\') >= 0) {
            throw new NotUnderstood(start);
        }
        Block block = commands.blockBetween(start + 1, close);
        cursor.moveTo(close + 1);
        parts.add(new Word.Substitution(start, block, isQuoted));
    }

    private void addDollar(List<Part> parts, boolean isQuoted) {
        int start = cursor.at();
        char next = cursor.peek(1);
        if (cursor.isAt("$((")) {
            cursor.moveTo(start + 3);
            parts.add(new Word.Arithmetic(start, arithmetic(), isQuoted));
        } else if (next == '(') {
            cursor.moveTo(start + 2);
            Block block = commands.block();
            cursor.skipLines();
            cursor.expect(")");
            parts.add(new Word.Substitution(start, block, isQuoted));
        } else if (next == '{') {
            parts.add(braced(isQuoted));
        } else if (next == '\'' && !isQuoted) {
            cursor.moveTo(start + 1);
            addEscaped(parts);
        } else if (next == '"' && !isQuoted) {
            cursor.moveTo(start + 1);
        } else {
            parts.add(named(start, isQuoted));
        }
    }

    private Part named(int start, boolean isQuoted) {
        cursor.moveTo(start + 1);
        char first = cursor.peek();
        if (SPECIAL.indexOf(first) >= 0 || Character.isDigit(first)) {
            cursor.next();
            return new Word.Variable(start, String.valueOf(first), "", isQuoted);
        }
        String name = name();
        return name.isEmpty()
                ? new Word.Text(start, "$", isQuoted)
                : new Word.Variable(start, name, "", isQuoted);
    }

    private String name() {
        int start = cursor.at();
        while (isNamePart(cursor.peek(), cursor.at() > start)) {
            cursor.next();
        }
        return cursor.text().substring(start, cursor.at());
    }

    static boolean isNamePart(char it, boolean isInside) {
        return it == '_'
                || (it >= 'a' && it <= 'z')
                || (it >= 'A' && it <= 'Z')
                || (isInside && it >= '0' && it <= '9');
    }

    private Part braced(boolean isQuoted) {
        int start = cursor.at();
        cursor.moveTo(start + 2);
        boolean isLength = cursor.peek() == '#' && cursor.peek(1) != '}';
        if (isLength || cursor.peek() == '!') {
            cursor.next();
        }
        String name = name();
        if (name.isEmpty()) {
            name = special();
        }
        String operation = upToBrace();
        return new Word.Variable(start, name, isLength ? "#" : operation, isQuoted);
    }

    // As in ${?} and ${10}.
    private String special() {
        int from = cursor.at();
        if (cursor.peek() != '}') {
            cursor.next();
        }
        while (Character.isDigit(cursor.peek())) {
            cursor.next();
        }
        return cursor.text().substring(from, cursor.at());
    }

    // Quotes and braces may nest; what stands there is not looked into.
    private String upToBrace() {
        int from = cursor.at();
        int depth = 1;
        while (depth > 0) {
            switch (cursor.next()) {
                case '\\' -> cursor.next();
                case '{' -> depth++;
                case '}' -> depth--;
                default -> {}
            }
        }
        return cursor.text().substring(from, cursor.at() - 1);
    }

    private void addEscaped(List<Part> parts) {
        int start = cursor.at();
        cursor.expect("'");
        StringBuilder text = new StringBuilder();
        for (char it = cursor.next(); it != '\''; it = cursor.next()) {
            text.append(it == '\\' ? cursor.next() : it);
        }
        parts.add(new Word.Text(start, text.toString(), true));
    }

    /** An arithmetic expression behind its parentheses, up to and over those that close it. */
    String arithmetic() {
        int from = cursor.at();
        int depth = 0;
        while (depth > 0 || !cursor.isAt("))")) {
            switch (cursor.next()) {
                case '(' -> depth++;
                case ')' -> depth--;
                default -> {}
            }
        }
        String expression = cursor.text().substring(from, cursor.at());
        cursor.expect("))");
        return expression;
    }
}
