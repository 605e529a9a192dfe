package dev.preflight.adapters.runbook.lint.rule;

import dev.preflight.adapters.runbook.lint.shell.AndOr;
import dev.preflight.adapters.runbook.lint.shell.Block;
import dev.preflight.adapters.runbook.lint.shell.Command;
import dev.preflight.adapters.runbook.lint.shell.Word;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The variables that a script sets.
 *
 * @param set by name, wherever in the script
 * @param exported those that later scripts may see
 * @param mayBeAnything whether it reads variables from somewhere else
 * @param maybeSourced a file that it reads only under a condition; empty for none
 * @param informed the commands that run only where that file was read
 */
record Variables(
        Set<String> set,
        Set<String> exported,
        boolean mayBeAnything,
        String maybeSourced,
        Set<Command> informed) {
    Variables {
        informed = Set.copyOf(informed);
        set = Set.copyOf(set);
        exported = Set.copyOf(exported);
    }

    static Variables in(Script script) {
        Set<String> set = new HashSet<>();
        Set<String> exported = new HashSet<>();
        boolean isOpen = false;
        String sourced = "";
        for (Command command : script.block().commands()) {
            if (command instanceof Command.For loop) {
                set.add(loop.variable());
            } else if (command instanceof Command.Arithmetic arithmetic) {
                set.addAll(Set.of(arithmetic.expression().strip().split("\\W+", 2)[0]));
            } else if (command instanceof Command.Simple simple) {
                simple.assignments().forEach(it -> set.add(it.name()));
                addDeclared(simple, set, exported);
                isOpen |= isOpen(simple);
                sourced = isSource(simple) ? simple.words().get(1).shown() : sourced;
            }
        }
        return new Variables(
                set, exported, isOpen || sourcesAlways(script.block()), sourced, informed(script));
    }

    private static void addDeclared(Command.Simple command, Set<String> set, Set<String> exported) {
        if (!command.isNamed(
                "export",
                "local",
                "declare",
                "typeset",
                "readonly",
                "read",
                "mapfile",
                "readarray",
                "printf",
                "getopts",
                "unset",
                "let")) {
            return;
        }
        for (Word word : command.arguments()) {
            String name = word.shown().split("[^A-Za-z0-9_]", 2)[0];
            if (!name.isEmpty()) {
                set.add(name);
            }
            if (!name.isEmpty() && command.isNamed("export")) {
                exported.add(name);
            }
        }
    }

    // As in export $(cat .env), in eval, and in set -a.
    private static boolean isOpen(Command.Simple command) {
        boolean isComputed =
                command.isNamed("export", "declare")
                        && command.arguments().stream().anyMatch(it -> it.shown().startsWith("$"));
        return isComputed || command.isNamed("eval");
    }

    private static boolean isSource(Command.Simple command) {
        return command.isNamed("source", ".") && command.words().size() > 1;
    }

    private static Set<Command> informed(Script script) {
        return script.block().all(Block.Role.SCRIPT).stream()
                .map(Block.Placed::block)
                .filter(Variables::sourcesAlways)
                .flatMap(it -> it.commands().stream())
                .collect(Collectors.toSet());
    }

    private static boolean sourcesAlways(Block block) {
        return block.lists().stream()
                .map(AndOr::first)
                .flatMap(it -> it.single().stream())
                .anyMatch(Variables::isSource);
    }
}
