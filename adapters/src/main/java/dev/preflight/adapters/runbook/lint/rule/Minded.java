package dev.preflight.adapters.runbook.lint.rule;

import dev.preflight.adapters.runbook.lint.shell.Command;
import dev.preflight.adapters.runbook.lint.shell.Word;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The variables that a script asks about before it uses them. */
final class Minded {
    private static final List<String> QUESTIONS = List.of("-n", "-z", "=~", "-v", "=", "==", "!=");

    private Minded() {}

    static Set<String> in(Script script) {
        Set<String> minded = new HashSet<>();
        for (Command command : script.block().commands()) {
            if (command instanceof Command.Case choice) {
                add(choice.allWords(), minded);
            } else if (asks(command)) {
                add(command.allWords(), minded);
                names(command.allWords(), minded);
            }
            defaults(command, minded);
        }
        return minded;
    }

    private static boolean asks(Command command) {
        boolean isTest =
                command instanceof Command.Test
                        || (command instanceof Command.Simple simple
                                && simple.isNamed("[", "test"));
        return isTest && command.allWords().stream().anyMatch(it -> QUESTIONS.contains(it.shown()));
    }

    private static void add(List<Word> words, Set<String> minded) {
        words.forEach(word -> word.variables().forEach(it -> minded.add(it.name())));
    }

    // As in [[ -v NAME ]].
    private static void names(List<Word> words, Set<String> minded) {
        for (int i = 1; i < words.size(); i++) {
            if (words.get(i - 1).is("-v")) {
                minded.add(words.get(i).shown());
            }
        }
    }

    // As in N=${N:-0} and in : "${N:?no answer}".
    private static void defaults(Command command, Set<String> minded) {
        for (Word word : command.allWords()) {
            word.variables().stream()
                    .filter(it -> it.hasDefault() && !it.isLength())
                    .filter(it -> setsItself(command, it))
                    .forEach(it -> minded.add(it.name()));
        }
    }

    private static boolean setsItself(Command command, Word.Variable variable) {
        boolean stays = variable.operation().matches("(?s):?[=?].*");
        return stays
                || (command instanceof Command.Simple simple
                        && simple.assignments().stream()
                                .anyMatch(it -> it.name().equals(variable.name())));
    }
}
