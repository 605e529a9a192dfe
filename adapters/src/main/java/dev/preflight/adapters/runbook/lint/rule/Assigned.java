package dev.preflight.adapters.runbook.lint.rule;

import dev.preflight.adapters.runbook.lint.shell.Block;
import dev.preflight.adapters.runbook.lint.shell.Command;
import dev.preflight.adapters.runbook.lint.shell.Pipeline;
import dev.preflight.adapters.runbook.lint.shell.Word;
import java.util.HashSet;
import java.util.Set;

/**
 * What the variables of a script are made of.
 *
 * @param neverEmpty those all of whose values are some text
 * @param ofSilentCommand those one of whose values is the output of commands that may say nothing
 */
record Assigned(Set<String> neverEmpty, Set<String> ofSilentCommand) {
    private static final Set<String> COUNTERS =
            Set.of("wc", "date", "nproc", "id", "expr", "seq", "echo", "printf", "pwd", "mktemp");
    private static final Set<String> TRIMMERS = Set.of("tr", "xargs", "sed", "awk", "head", "tail");

    Assigned {
        neverEmpty = Set.copyOf(neverEmpty);
        ofSilentCommand = Set.copyOf(ofSilentCommand);
    }

    static Assigned in(Script script) {
        Set<String> known = new HashSet<>();
        Set<String> empty = new HashSet<>();
        Set<String> silent = new HashSet<>();
        for (Command.Simple command : script.block().simple()) {
            for (Command.Assignment assignment : command.assignments()) {
                String name = assignment.name();
                known.add(name);
                if (assignment.values().stream().allMatch(Assigned::mayBeEmpty)) {
                    empty.add(name);
                }
                if (assignment.values().stream().anyMatch(Assigned::isSilent)) {
                    silent.add(name);
                }
            }
        }
        known.removeAll(empty);
        return new Assigned(known, silent);
    }

    private static boolean isSilent(Word value) {
        return !value.substitutions().isEmpty() && mayBeEmpty(value);
    }

    private static boolean mayBeEmpty(Word value) {
        return value.parts().stream().allMatch(Assigned::mayBeEmpty);
    }

    private static boolean mayBeEmpty(Word.Part part) {
        if (part instanceof Word.Text text) {
            return text.value().isEmpty();
        }
        if (part instanceof Word.Variable variable) {
            return !variable.hasDefault();
        }
        return part instanceof Word.Substitution commands && mayBeEmpty(commands.block());
    }

    private static boolean mayBeEmpty(Block block) {
        return block.last()
                .map(list -> !isFallback(list.last()) || !list.endsInOr())
                .filter(it -> it)
                .map(it -> !isCount(block.last().orElseThrow().last()))
                .orElse(block.lists().isEmpty());
    }

    private static boolean isFallback(Pipeline pipeline) {
        return pipeline.single().filter(it -> it.isNamed("echo", "printf")).isPresent();
    }

    private static boolean isCount(Pipeline pipeline) {
        for (int i = pipeline.commands().size() - 1; i >= 0; i--) {
            if (!(pipeline.commands().get(i) instanceof Command.Simple command)) {
                return false;
            }
            if (!TRIMMERS.contains(command.name())) {
                return COUNTERS.contains(command.name())
                        || (command.isNamed("grep", "egrep") && command.hasFlag('c'));
            }
        }
        return false;
    }
}
