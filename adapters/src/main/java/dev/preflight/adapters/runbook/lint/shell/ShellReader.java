package dev.preflight.adapters.runbook.lint.shell;

import dev.preflight.adapters.runbook.lint.shell.AndOr.Link;
import dev.preflight.adapters.runbook.lint.shell.Command.Assignment;
import dev.preflight.adapters.runbook.lint.shell.Command.Redirect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads bash as far as scripts of runbooks use it. A script that holds anything else is not
 * understood at all, since half a tree would lead to wrong conclusions.
 */
public final class ShellReader {
    // Far more than a person would put into a runbook.
    private static final int MOST_CHARACTERS = 32 * 1024;
    private static final int MOST_DEPTH = 60;
    private static final Set<String> STOPS =
            Set.of("then", "elif", "else", "fi", "do", "done", "esac", "}");
    private static final Pattern ASSIGNMENT =
            Pattern.compile("\\G([A-Za-z_][A-Za-z0-9_]*)(?:\\[[^\\]\\s]*\\])?\\+?=");
    private static final Pattern FUNCTION =
            Pattern.compile("\\G([A-Za-z_][A-Za-z0-9_-]*)[ \\t]*\\(\\)");
    private static final Pattern REDIRECT =
            Pattern.compile("\\G(?:[0-9]+|&)?(?:<<<|<<-?|<>|<&|>&|>>|>\\||<|>)");

    private final Cursor cursor;
    private final WordReader words;
    private int depth;

    private ShellReader(Cursor cursor, int depth) {
        this.cursor = cursor;
        this.words = new WordReader(cursor, this);
        this.depth = depth;
    }

    /** Reads a script; empty if it is not understood, or longer than 32 Ki characters. */
    public static Optional<Block> read(String script) {
        if (script.length() > MOST_CHARACTERS) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ShellReader(new Cursor(script, 0, script.length()), 0).toEnd());
        } catch (NotUnderstood unknown) {
            return Optional.empty();
        }
    }

    Block blockBetween(int from, int to) {
        return new ShellReader(new Cursor(cursor.text(), from, to), depth + 1).toEnd();
    }

    private Block toEnd() {
        Block block = block();
        if (!cursor.isAtEnd()) {
            throw new NotUnderstood(cursor.at());
        }
        return block;
    }

    /** Commands up to what closes them, which is left there. */
    Block block() {
        if (++depth > MOST_DEPTH) {
            throw new NotUnderstood(cursor.at());
        }
        List<AndOr> lists = new ArrayList<>();
        cursor.skipLines();
        while (!isStop()) {
            lists.add(list());
            cursor.skipLines();
        }
        depth--;
        return new Block(lists);
    }

    private boolean isStop() {
        return cursor.isAtEnd()
                || cursor.peek() == ')'
                || cursor.isAt(";;")
                || cursor.isAt(";&")
                || STOPS.contains(cursor.rawWord());
    }

    private AndOr list() {
        List<Pipeline> pipelines = new ArrayList<>(List.of(pipeline()));
        List<Link> links = new ArrayList<>();
        cursor.skipBlanks();
        while (cursor.isAt("&&") || cursor.isAt("||")) {
            links.add(cursor.peek() == '&' ? Link.AND : Link.OR);
            cursor.moveTo(cursor.at() + 2);
            cursor.skipLines();
            pipelines.add(pipeline());
            cursor.skipBlanks();
        }
        boolean inBackground = cursor.accept("&");
        boolean isSeparated = inBackground;
        if (!cursor.isAt(";;") && !cursor.isAt(";&")) {
            isSeparated |= cursor.accept(";");
        }
        cursor.skipBlanks();
        if (!isSeparated && !isStop() && cursor.peek() != '\n') {
            throw new NotUnderstood(cursor.at());
        }
        return new AndOr(pipelines, links, inBackground);
    }

    private Pipeline pipeline() {
        boolean isNegated = false;
        while (cursor.rawWord().equals("!") || cursor.rawWord().equals("time")) {
            isNegated ^= cursor.acceptWord("!") || !cursor.acceptWord("time");
            cursor.skipBlanks();
        }
        List<Command> commands = new ArrayList<>(List.of(command()));
        cursor.skipBlanks();
        while (cursor.peek() == '|' && cursor.peek(1) != '|') {
            cursor.next();
            cursor.accept("&");
            cursor.skipLines();
            commands.add(command());
            cursor.skipBlanks();
        }
        return new Pipeline(isNegated, commands);
    }

    private Command command() {
        int start = cursor.at();
        Command command = compound(start);
        if (command == null) {
            return simple(start);
        }
        // A here-document behind it must be read over, too; what else there is leads nowhere.
        List<Redirect> ignored = new ArrayList<>();
        cursor.skipBlanks();
        while (isRedirect()) {
            redirect(ignored);
            cursor.skipBlanks();
        }
        return command;
    }

    private @Nullable Command compound(int start) {
        if (cursor.accept("((")) {
            return new Command.Arithmetic(start, words.arithmetic());
        }
        if (cursor.accept("(")) {
            return new Command.Group(start, closed(")"));
        }
        String word = cursor.rawWord();
        switch (word) {
            case "if", "while", "until", "for", "select", "case", "[[", "{", "function" ->
                    cursor.moveTo(start + word.length());
            default -> {}
        }
        return switch (word) {
            case "if" -> ifCommand(start);
            case "while", "until" -> whileCommand(start);
            case "for", "select" -> forCommand(start);
            case "case" -> caseCommand(start);
            case "[[" -> test(start);
            case "{" -> new Command.Group(start, closed("}"));
            case "function" -> namedFunction(start);
            default -> function(start);
        };
    }

    private Block closed(String close) {
        Block block = block();
        cursor.skipLines();
        cursor.expect(close);
        return block;
    }

    private Command ifCommand(int start) {
        List<Command.Branch> branches = new ArrayList<>();
        do {
            Block condition = block();
            cursor.expectWord("then");
            branches.add(new Command.Branch(condition, block()));
        } while (cursor.acceptWord("elif"));
        Block otherwise = cursor.acceptWord("else") ? block() : Block.NOTHING;
        cursor.expectWord("fi");
        return new Command.If(start, branches, otherwise);
    }

    private Command whileCommand(int start) {
        Block condition = block();
        return new Command.While(start, condition, body());
    }

    private Block body() {
        cursor.expectWord("do");
        Block body = block();
        cursor.expectWord("done");
        return body;
    }

    private Command forCommand(int start) {
        cursor.skipBlanks();
        if (cursor.accept("((")) {
            String name = words.arithmetic().strip().replaceFirst("(?s)\\W.*", "");
            endOfHead();
            return new Command.For(start, name, List.of(), body());
        }
        String variable = cursor.rawWord();
        cursor.moveTo(cursor.at() + variable.length());
        List<Word> items = new ArrayList<>();
        cursor.skipLines();
        if (cursor.acceptWord("in")) {
            cursor.skipBlanks();
            while (!cursor.isAtEnd() && cursor.peek() != '\n' && cursor.peek() != ';') {
                items.add(words.read());
                cursor.skipBlanks();
            }
        }
        endOfHead();
        return new Command.For(start, variable, items, body());
    }

    private void endOfHead() {
        cursor.skipBlanks();
        cursor.accept(";");
    }

    private Command caseCommand(int start) {
        cursor.skipBlanks();
        Word subject = words.read();
        cursor.expectWord("in");
        List<Block> bodies = new ArrayList<>();
        cursor.skipLines();
        while (!cursor.acceptWord("esac")) {
            cursor.accept("(");
            do {
                cursor.skipBlanks();
                words.read();
                cursor.skipBlanks();
            } while (cursor.accept("|"));
            cursor.expect(")");
            bodies.add(block());
            boolean more = cursor.accept(";;&") || cursor.accept(";;") || cursor.accept(";&");
            cursor.skipLines();
            if (!more) {
                cursor.expectWord("esac");
                break;
            }
        }
        return new Command.Case(start, subject, bodies);
    }

    private Command test(int start) {
        List<Word> inside = new ArrayList<>();
        cursor.skipLines();
        while (!cursor.acceptWord("]]")) {
            inside.add(words.readInBrackets());
            cursor.skipLines();
        }
        return new Command.Test(start, inside);
    }

    private Command namedFunction(int start) {
        cursor.skipBlanks();
        String name = cursor.rawWord();
        cursor.moveTo(cursor.at() + name.length());
        cursor.skipBlanks();
        cursor.accept("()");
        return functionBody(start, name);
    }

    private @Nullable Command function(int start) {
        Matcher name = FUNCTION.matcher(cursor.text());
        if (!name.find(start)) {
            return null;
        }
        cursor.moveTo(name.end());
        return functionBody(start, name.group(1));
    }

    private Command functionBody(int start, String name) {
        cursor.skipLines();
        if (cursor.accept("{")) {
            return new Command.Function(start, name, closed("}"));
        }
        cursor.expect("(");
        return new Command.Function(start, name, closed(")"));
    }

    private Command simple(int start) {
        List<Assignment> assignments = new ArrayList<>();
        List<Word> arguments = new ArrayList<>();
        List<Redirect> redirects = new ArrayList<>();
        cursor.skipBlanks();
        while (!cursor.isAtEnd() && (isRedirect() || words.begins())) {
            if (isRedirect()) {
                redirect(redirects);
            } else if (!(arguments.isEmpty() && assignment(assignments))) {
                arguments.add(words.read());
            }
            cursor.skipBlanks();
        }
        if (assignments.isEmpty() && arguments.isEmpty() && redirects.isEmpty()) {
            throw new NotUnderstood(start);
        }
        return new Command.Simple(start, assignments, arguments, redirects);
    }

    private boolean assignment(List<Assignment> assignments) {
        int start = cursor.at();
        Matcher name = ASSIGNMENT.matcher(cursor.text());
        if (!name.find(start)) {
            return false;
        }
        cursor.moveTo(name.end());
        List<Word> values = new ArrayList<>();
        if (cursor.accept("(")) {
            cursor.skipLines();
            while (!cursor.accept(")")) {
                values.add(words.read());
                cursor.skipLines();
            }
        } else if (!cursor.isWordEnd()) {
            values.add(words.read());
        }
        assignments.add(new Assignment(start, name.group(1), values));
        return true;
    }

    private boolean isRedirect() {
        return !words.isProcess() && REDIRECT.matcher(cursor.text()).find(cursor.at());
    }

    private void redirect(List<Redirect> redirects) {
        Matcher operator = REDIRECT.matcher(cursor.text());
        if (!operator.find(cursor.at())) {
            throw new NotUnderstood(cursor.at());
        }
        cursor.moveTo(operator.end());
        cursor.skipBlanks();
        Word target = words.read();
        redirects.add(new Redirect(operator.group(), target));
        if (operator.group().endsWith("<<") || operator.group().endsWith("<<-")) {
            String end = target.shown();
            cursor.expectDocument(new Cursor.Pending(end, operator.group().endsWith("-")));
        }
    }
}
