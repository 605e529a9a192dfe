package dev.preflight.adapters.runbook.condition;

import java.util.ArrayList;
import java.util.List;

/** Splits a script into words and operators; comments and here-documents are dropped. */
final class ShellTokens {
    private static final List<String> OPERATORS =
            List.of("&&", "||", ";;&", ";;", ";&", "|&", "|", "&", ";", "(", ")", "\n");
    private static final List<String> REDIRECTIONS =
            List.of("&>>", "&>", "<<<", "<<-", "<<", "<&", "<>", "<", ">>", ">&", ">|", ">");

    private final String script;
    private final List<Token> tokens = new ArrayList<>();
    private final List<HereDocument> pending = new ArrayList<>();
    private int at;
    private int line = 1;

    private ShellTokens(String script) {
        this.script = script;
    }

    /** What a token is. */
    enum Kind {
        WORD,
        OPERATOR,
        /** One that takes what is printed away from the output. */
        OUTPUT_REDIRECTION,
        OTHER_REDIRECTION
    }

    /**
     * One token.
     *
     * @param text of a word without its quotes
     * @param isQuoted whether a part of it was quoted, so that it is no keyword
     * @param line from 1
     */
    record Token(Kind kind, String text, boolean isQuoted, int line) {
        boolean is(String operator) {
            return kind == Kind.OPERATOR && text.equals(operator);
        }

        boolean isKeyword(String word) {
            return kind == Kind.WORD && !isQuoted && text.equals(word);
        }
    }

    private record HereDocument(String delimiter, boolean isIndented) {}

    static List<Token> of(String script) throws ShellSyntax {
        return new ShellTokens(script.replace("\r\n", "\n")).read();
    }

    private List<Token> read() throws ShellSyntax {
        while (at < script.length()) {
            char character = script.charAt(at);
            if (character == ' ' || character == '\t') {
                at++;
            } else if (script.startsWith("\\\n", at)) {
                at += 2;
                line++;
            } else if (character == '#') {
                skipTo(indexOf("\n", at));
            } else if (!takeRedirection() && !takeArithmetic() && !takeOperator()) {
                takeWord();
            }
        }
        return tokens;
    }

    private boolean takeRedirection() throws ShellSyntax {
        int start = at;
        while (at < script.length() && Character.isDigit(script.charAt(at))) {
            at++;
        }
        String descriptor = script.substring(start, at);
        for (String redirection : REDIRECTIONS) {
            boolean isProcess =
                    script.startsWith(redirection + "(", at) && redirection.length() == 1;
            if (script.startsWith(redirection, at) && !isProcess) {
                at += redirection.length();
                redirect(descriptor, redirection);
                return true;
            }
        }
        at = start;
        return false;
    }

    private void redirect(String descriptor, String redirection) throws ShellSyntax {
        while (at < script.length() && (script.charAt(at) == ' ' || script.charAt(at) == '\t')) {
            at++;
        }
        int words = tokens.size();
        takeWord();
        Token target = tokens.remove(words);
        if (redirection.equals("<<") || redirection.equals("<<-")) {
            pending.add(new HereDocument(target.text(), redirection.endsWith("-")));
        }
        boolean output =
                redirection.startsWith("&")
                        || (redirection.startsWith(">")
                                && (descriptor.isEmpty() || descriptor.equals("1")));
        boolean stays = redirection.equals(">&") && target.text().equals("1");
        tokens.add(
                new Token(
                        output && !stays ? Kind.OUTPUT_REDIRECTION : Kind.OTHER_REDIRECTION,
                        redirection,
                        false,
                        target.line()));
    }

    private boolean takeArithmetic() throws ShellSyntax {
        boolean starts =
                script.startsWith("((", at)
                        && (tokens.isEmpty()
                                || tokens.get(tokens.size() - 1).kind() == Kind.OPERATOR
                                || List.of("if", "elif", "while", "until", "for", "!", "then", "do")
                                        .contains(tokens.get(tokens.size() - 1).text()));
        if (!starts) {
            return false;
        }
        int from = line;
        skipTo(afterBrackets(at, '(', ')'));
        tokens.add(new Token(Kind.WORD, "((", false, from));
        return true;
    }

    private boolean takeOperator() throws ShellSyntax {
        for (String operator : OPERATORS) {
            if (script.startsWith(operator, at)) {
                tokens.add(new Token(Kind.OPERATOR, operator, false, line));
                skipTo(at + operator.length());
                if (operator.equals("\n")) {
                    skipHereDocuments();
                }
                return true;
            }
        }
        return false;
    }

    private void skipHereDocuments() throws ShellSyntax {
        for (HereDocument document : pending) {
            boolean ended = false;
            while (!ended) {
                if (at >= script.length()) {
                    throw new ShellSyntax("a here-document has no end");
                }
                int end = indexOf("\n", at);
                String text = script.substring(at, end);
                ended =
                        (document.isIndented() ? text.stripLeading() : text)
                                .equals(document.delimiter());
                skipTo(Math.min(end + 1, script.length()));
            }
        }
        pending.clear();
    }

    private void takeWord() throws ShellSyntax {
        int from = line;
        StringBuilder word = new StringBuilder();
        boolean quoted = false;
        int start = at;
        while (at < script.length() && " \t\n;|&()<>".indexOf(script.charAt(at)) < 0) {
            char character = script.charAt(at);
            quoted |= character == '\'' || character == '"' || character == '\\';
            takePart(word, character);
        }
        if (at < script.length() && at == start && "<>".indexOf(script.charAt(at)) >= 0) {
            // A process substitution.
            word.append(Shell.UNKNOWN);
            skipTo(afterBrackets(at + 1, '(', ')'));
        }
        if (at == start) {
            throw new ShellSyntax("a word is missing in line " + line);
        }
        tokens.add(new Token(Kind.WORD, word.toString(), quoted, from));
    }

    private void takePart(StringBuilder word, char character) throws ShellSyntax {
        switch (character) {
            case '\'' -> {
                int end = closing('\'', at + 1);
                word.append(script, at + 1, end);
                skipTo(end + 1);
            }
            case '"' -> takeDoubleQuoted(word);
            case '\\' -> {
                if (at + 1 < script.length() && script.charAt(at + 1) != '\n') {
                    word.append(script.charAt(at + 1));
                }
                skipTo(Math.min(at + 2, script.length()));
            }
            case '$', '`' -> takeExpansion(word);
            default -> {
                word.append(character);
                at++;
            }
        }
    }

    private void takeDoubleQuoted(StringBuilder word) throws ShellSyntax {
        at++;
        while (at < script.length() && script.charAt(at) != '"') {
            char character = script.charAt(at);
            if (character == '$' || character == '`') {
                takeExpansion(word);
            } else if (character == '\\' && at + 1 < script.length()) {
                char next = script.charAt(at + 1);
                word.append("\"\\$`".indexOf(next) >= 0 ? "" : "\\");
                word.append(next == '\n' ? "" : String.valueOf(next));
                skipTo(at + 2);
            } else {
                word.append(character);
                skipTo(at + 1);
            }
        }
        if (at >= script.length()) {
            throw new ShellSyntax("a double quote is not closed");
        }
        at++;
    }

    private void takeExpansion(StringBuilder word) throws ShellSyntax {
        if (script.charAt(at) == '`') {
            word.append(Shell.UNKNOWN);
            skipTo(closing('`', at + 1) + 1);
            return;
        }
        char next = at + 1 < script.length() ? script.charAt(at + 1) : ' ';
        if (next == '(' || next == '{') {
            word.append(Shell.UNKNOWN);
            skipTo(afterBrackets(at + 1, next, next == '(' ? ')' : '}'));
        } else if (next == '\'') {
            int end = closingEscaped(at + 2);
            word.append(Escapes.interpret(script.substring(at + 2, end)));
            skipTo(end + 1);
        } else if (Character.isLetterOrDigit(next) || "_?#@*!$-".indexOf(next) >= 0) {
            word.append(Shell.UNKNOWN);
            at += 2;
            while (isName(next) && at < script.length() && isName(script.charAt(at))) {
                at++;
            }
        } else {
            word.append('$');
            at++;
        }
    }

    private static boolean isName(char character) {
        return Character.isLetterOrDigit(character) || character == '_';
    }

    /** Where the bracket that opens here is closed, past it. */
    private int afterBrackets(int from, char open, char close) throws ShellSyntax {
        int depth = 0;
        for (int end = from; end < script.length(); end++) {
            char character = script.charAt(end);
            if (character == '\\') {
                end++;
            } else if (character == '\'' && open == '(') {
                end = closing('\'', end + 1);
            } else if (character == '"') {
                end = closingEscaped(end + 1, '"');
            } else if (character == open) {
                depth++;
            } else if (character == close && --depth == 0) {
                return end + 1;
            }
        }
        throw new ShellSyntax("a bracket is not closed");
    }

    private int closing(char mark, int from) throws ShellSyntax {
        int end = script.indexOf(mark, from);
        if (end < 0) {
            throw new ShellSyntax("a quote is not closed");
        }
        return end;
    }

    private int closingEscaped(int from) throws ShellSyntax {
        return closingEscaped(from, '\'');
    }

    private int closingEscaped(int from, char mark) throws ShellSyntax {
        for (int end = from; end < script.length(); end++) {
            if (script.charAt(end) == '\\') {
                end++;
            } else if (script.startsWith("$(", end) && mark == '"') {
                end = afterBrackets(end + 1, '(', ')') - 1;
            } else if (script.charAt(end) == mark) {
                return end;
            }
        }
        throw new ShellSyntax("a quote is not closed");
    }

    private int indexOf(String text, int from) {
        int found = script.indexOf(text, from);
        return found < 0 ? script.length() : found;
    }

    private void skipTo(int end) {
        for (; at < end; at++) {
            if (script.charAt(at) == '\n') {
                line++;
            }
        }
    }
}
