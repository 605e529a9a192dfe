package dev.preflight.adapters.runbook.lint.rule;

import dev.preflight.adapters.runbook.lint.Findings;
import dev.preflight.adapters.runbook.lint.LintCode;
import dev.preflight.adapters.runbook.lint.shell.AndOr;
import dev.preflight.adapters.runbook.lint.shell.Block;
import dev.preflight.adapters.runbook.lint.shell.Command;
import java.util.Set;

/** A comparison of numbers, one of which is the output of a command that may say nothing. */
final class NumberMayBeEmpty implements CheckRule {
    @Override
    public void look(Script script, Findings findings) {
        Assigned assigned = Assigned.in(script);
        Set<String> minded = Minded.in(script);
        EmptyNumbers numbers =
                new EmptyNumbers(
                        it -> assigned.ofSilentCommand().contains(it) && !minded.contains(it));
        for (Block.Placed placed : script.block().all(Block.Role.SCRIPT)) {
            if (placed.role() != Block.Role.CONDITION) {
                placed.block().lists().forEach(it -> look(script, it, numbers, findings));
            }
        }
    }

    private static void look(Script script, AndOr list, EmptyNumbers numbers, Findings findings) {
        boolean isVerdict =
                script.isJudgedByStatus() && script.block().last().orElseThrow().equals(list);
        say(script, numbers.follow(list, isVerdict), findings);
        for (Command command :
                list.pipelines().stream().flatMap(it -> it.commands().stream()).toList()) {
            if (command instanceof Command.If choice && isComplete(choice)) {
                say(script, numbers.follow(choice), findings);
            }
        }
    }

    private static boolean isComplete(Command.If choice) {
        return choice.branches().stream().noneMatch(it -> it.condition().lists().isEmpty());
    }

    private static void say(Script script, EmptyNumbers.Outcome outcome, Findings findings) {
        for (NumericTest test : outcome.tests()) {
            findings.warning(
                    LintCode.NUMBER_MAY_BE_EMPTY,
                    script.at(test.offset()),
                    "%s is empty if its command says nothing; %s%s: ask first, as in '[[ $%s =~ ^[0-9]+$ ]]', or use a 'Probe:', which knows when nothing is known"
                            .formatted(
                                    test.variable(),
                                    test.why(),
                                    consequence(outcome.colour()),
                                    test.variable()));
        }
    }

    private static String consequence(Colour colour) {
        return switch (colour) {
            case GREEN -> ", and the check turns green though nothing was found out";
            case RED -> ", and the check fails though nothing was found out";
            case NONE -> "";
        };
    }
}
