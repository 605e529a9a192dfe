package dev.preflight.adapters.runbook.lint.shell;

import java.util.ArrayList;
import java.util.List;

/** A place in a script that moves on over white space, comments and here-documents. */
final class Cursor {
    private static final String BLANKS = " \t";
    private static final String ENDS = " \t\n;&|()<>";

    /**
     * A here-document that begins below the line.
     *
     * @param end the line that ends it
     * @param isIndented whether tabs before that line do not count
     */
    record Pending(String end, boolean isIndented) {}

    private final String text;
    private final int end;
    private final List<Pending> pending = new ArrayList<>();
    private int at;

    Cursor(String text, int from, int end) {
        this.text = text;
        this.at = from;
        this.end = end;
    }

    String text() {
        return text;
    }

    int at() {
        return at;
    }

    void moveTo(int offset) {
        if (offset > end) {
            throw new NotUnderstood(at);
        }
        at = offset;
    }

    boolean isAtEnd() {
        return at >= end;
    }

    char peek() {
        return at < end ? text.charAt(at) : '\0';
    }

    char peek(int ahead) {
        return at + ahead < end ? text.charAt(at + ahead) : '\0';
    }

    char next() {
        if (isAtEnd()) {
            throw new NotUnderstood(at);
        }
        return text.charAt(at++);
    }

    boolean isAt(String token) {
        return at + token.length() <= end && text.startsWith(token, at);
    }

    boolean accept(String token) {
        boolean isThere = isAt(token);
        if (isThere) {
            at += token.length();
        }
        return isThere;
    }

    void expect(String token) {
        if (!accept(token)) {
            throw new NotUnderstood(at);
        }
    }

    /** Whether a word ends here. */
    boolean isWordEnd() {
        return isAtEnd() || ENDS.indexOf(peek()) >= 0;
    }

    /** The letters up to the end of the word, quotes and all. */
    String rawWord() {
        int to = at;
        while (to < end && ENDS.indexOf(text.charAt(to)) < 0) {
            to++;
        }
        return text.substring(at, to);
    }

    boolean acceptWord(String word) {
        skipBlanks();
        boolean isThere = rawWord().equals(word);
        if (isThere) {
            at += word.length();
        }
        return isThere;
    }

    void expectWord(String word) {
        skipLines();
        if (!acceptWord(word)) {
            throw new NotUnderstood(at);
        }
    }

    /** Goes on within the line, over a comment too. */
    void skipBlanks() {
        while (!isAtEnd()) {
            if (BLANKS.indexOf(peek()) >= 0) {
                at++;
            } else if (isAt("\\\n")) {
                at += 2;
            } else {
                break;
            }
        }
        if (peek() == '#') {
            while (!isAtEnd() && peek() != '\n') {
                at++;
            }
        }
    }

    /** Goes on to the next command, over line feeds and the here-documents behind them. */
    void skipLines() {
        skipBlanks();
        while (peek() == '\n') {
            at++;
            skipDocuments();
            skipBlanks();
        }
    }

    void expectDocument(Pending document) {
        pending.add(document);
    }

    private void skipDocuments() {
        for (Pending document : pending) {
            String line;
            do {
                if (isAtEnd()) {
                    throw new NotUnderstood(at);
                }
                int feed = text.indexOf('\n', at);
                int to = feed < 0 || feed > end ? end : feed;
                line = text.substring(at, to);
                at = Math.min(to + 1, end);
            } while (!(document.isIndented() ? line.replaceFirst("^\t+", "") : line)
                    .equals(document.end()));
        }
        pending.clear();
    }
}
