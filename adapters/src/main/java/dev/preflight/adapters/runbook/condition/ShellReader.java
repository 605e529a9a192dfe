package dev.preflight.adapters.runbook.condition;

import dev.preflight.adapters.runbook.condition.ShellTokens.Kind;
import dev.preflight.adapters.runbook.condition.ShellTokens.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads the structure of a bash script. */
final class ShellReader {
    private static final int LONGEST_SCRIPT = 100_000;
    private static final int DEEPEST = 50;
    private static final Set<String> ENDS =
            Set.of("then", "elif", "else", "fi", "do", "done", "esac", "}");

    private final List<Token> tokens;
    private int at;
    private int depth;

    private ShellReader(List<Token> tokens) {
        this.tokens = tokens;
    }

    static List<Shell.Chain> read(String script) throws ShellSyntax {
        if (script.length() > LONGEST_SCRIPT) {
            throw new ShellSyntax("the script is too long");
        }
        ShellReader reader = new ShellReader(ShellTokens.of(script));
        List<Shell.Chain> all = reader.list();
        if (reader.at < reader.tokens.size()) {
            throw new ShellSyntax("'" + reader.tokens.get(reader.at).text() + "' is out of place");
        }
        return all;
    }

    private List<Shell.Chain> list() throws ShellSyntax {
        if (++depth > DEEPEST) {
            throw new ShellSyntax("it is nested too deeply");
        }
        List<Shell.Chain> chains = new ArrayList<>();
        skipSeparators();
        while (at < tokens.size() && !isEnd()) {
            chains.add(chain());
            skipSeparators();
        }
        depth--;
        return chains;
    }

    private boolean isEnd() {
        Token token = tokens.get(at);
        return token.is(")")
                || (token.kind() == Kind.WORD && !token.isQuoted() && ENDS.contains(token.text()));
    }

    private void skipSeparators() {
        while (at < tokens.size()
                && (tokens.get(at).is(";") || tokens.get(at).is("\n") || tokens.get(at).is("&"))) {
            at++;
        }
    }

    private Shell.Chain chain() throws ShellSyntax {
        List<Shell.Link> links = new ArrayList<>();
        links.add(new Shell.Link("", pipeline()));
        while (isAt("&&") || isAt("||")) {
            String operator = tokens.get(at++).text();
            skipNewlines();
            links.add(new Shell.Link(operator, pipeline()));
        }
        return new Shell.Chain(links);
    }

    private void skipNewlines() {
        while (isAt("\n")) {
            at++;
        }
    }

    private Shell pipeline() throws ShellSyntax {
        while (isKeyword("!") || isKeyword("time")) {
            at++;
        }
        Shell first = command();
        boolean isPiped = false;
        while (isAt("|") || isAt("|&")) {
            at++;
            skipNewlines();
            command();
            isPiped = true;
        }
        return isPiped ? new Shell.Opaque() : first;
    }

    private Shell command() throws ShellSyntax {
        if (at >= tokens.size()) {
            throw new ShellSyntax("a command is missing at the end");
        }
        Token token = tokens.get(at);
        if (token.is("(")) {
            at++;
            Shell group = new Shell.Group(list());
            expectOperator(")");
            return redirected(group);
        }
        return token.kind() == Kind.WORD && !token.isQuoted() ? keyword(token.text()) : simple();
    }

    private Shell keyword(String word) throws ShellSyntax {
        return switch (word) {
            case "{" -> braces();
            case "if" -> redirected(condition());
            case "while", "until", "for", "select" -> redirected(loop());
            case "case" -> redirected(cases());
            case "function" -> {
                at += 2;
                yield definition();
            }
            default -> simple();
        };
    }

    private Shell braces() throws ShellSyntax {
        at++;
        Shell group = new Shell.Group(list());
        expect("}");
        return redirected(group);
    }

    private Shell condition() throws ShellSyntax {
        List<List<Shell.Chain>> bodies = new ArrayList<>();
        do {
            at++;
            list();
            expect("then");
            bodies.add(list());
        } while (isKeyword("elif"));
        boolean hasElse = isKeyword("else");
        if (hasElse) {
            at++;
            bodies.add(list());
        }
        expect("fi");
        return new Shell.If(bodies, hasElse);
    }

    private Shell loop() throws ShellSyntax {
        while (at < tokens.size() && !isKeyword("do")) {
            at++;
        }
        expect("do");
        list();
        expect("done");
        return new Shell.Opaque();
    }

    private Shell cases() throws ShellSyntax {
        int open = 0;
        do {
            if (at >= tokens.size()) {
                throw new ShellSyntax("a case has no esac");
            }
            open += isKeyword("case") ? 1 : isKeyword("esac") ? -1 : 0;
            at++;
        } while (open > 0);
        return new Shell.Opaque();
    }

    private Shell definition() throws ShellSyntax {
        if (isAt("(")) {
            at++;
            expectOperator(")");
        }
        skipNewlines();
        command();
        return new Shell.Definition();
    }

    private Shell simple() throws ShellSyntax {
        int line = tokens.get(at).line();
        List<String> words = new ArrayList<>();
        boolean isRedirected = false;
        boolean isTest = isKeyword("[[");
        while (at < tokens.size() && (isTest || tokens.get(at).kind() != Kind.OPERATOR)) {
            Token token = tokens.get(at++);
            isRedirected |= token.kind() == Kind.OUTPUT_REDIRECTION && !isTest;
            if (token.kind() == Kind.WORD) {
                words.add(token.text());
            }
            if (token.isKeyword("]]")) {
                isTest = false;
            }
        }
        if (words.size() == 1 && isAt("(")) {
            return definition();
        }
        if (words.isEmpty() && !isRedirected) {
            throw new ShellSyntax("a command is missing in line " + line);
        }
        return new Shell.Simple(words, isRedirected, line);
    }

    private Shell redirected(Shell command) {
        boolean away = false;
        while (at < tokens.size()
                && (tokens.get(at).kind() == Kind.OUTPUT_REDIRECTION
                        || tokens.get(at).kind() == Kind.OTHER_REDIRECTION)) {
            away |= tokens.get(at++).kind() == Kind.OUTPUT_REDIRECTION;
        }
        return away ? new Shell.Simple(List.of("{"), true, 0) : command;
    }

    private void expect(String keyword) throws ShellSyntax {
        if (!isKeyword(keyword)) {
            throw new ShellSyntax("'" + keyword + "' is missing");
        }
        at++;
    }

    private void expectOperator(String operator) throws ShellSyntax {
        if (!isAt(operator)) {
            throw new ShellSyntax("'" + operator + "' is missing");
        }
        at++;
    }

    private boolean isAt(String operator) {
        return at < tokens.size() && tokens.get(at).is(operator);
    }

    private boolean isKeyword(String word) {
        return at < tokens.size() && tokens.get(at).isKeyword(word);
    }
}
