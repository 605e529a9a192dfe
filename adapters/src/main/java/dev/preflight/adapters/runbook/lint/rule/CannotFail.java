package dev.preflight.adapters.runbook.lint.rule;

import dev.preflight.adapters.runbook.lint.Findings;
import dev.preflight.adapters.runbook.lint.LintCode;
import dev.preflight.adapters.runbook.lint.shell.AndOr;
import dev.preflight.adapters.runbook.lint.shell.Command;
import dev.preflight.adapters.runbook.lint.shell.Pipeline;
import java.util.Optional;
import java.util.Set;

/** Success that hangs on a command which succeeds whatever came before. */
final class CannotFail implements CheckRule {
    private static final Set<String> FILTERS =
            Set.of("head", "tail", "wc", "tee", "cat", "sort", "tr", "uniq", "cut", "column");
    private static final Set<String> SAYING = Set.of("echo", "printf");

    @Override
    public void look(Script script, Findings findings) {
        if (!Deciding.hasPipefail(script)) {
            Deciding.in(script).forEach(it -> lookAtFilter(script, it, findings));
        }
        if (script.isJudgedByStatus() && !Deciding.endsAtFailure(script)) {
            script.block().last().ifPresent(it -> lookAtEnd(script, it, findings));
        }
    }

    private static void lookAtFilter(Script script, Pipeline pipeline, Findings findings) {
        Optional<Command.Simple> last = pipeline.lastSimple();
        if (pipeline.commands().size() > 1
                && last.isPresent()
                && FILTERS.contains(last.get().name())
                && !isSeenToBeEmpty(script, pipeline)) {
            findings.warning(
                    LintCode.CANNOT_FAIL,
                    script.at(last.get().offset()),
                    "success hangs on '%s', which succeeds whatever came before the pipe: end in what can fail, as 'grep .' does without a line, or begin with 'set -o pipefail'"
                            .formatted(last.get().name()));
        }
    }

    // A filter of nothing says nothing, except for a count.
    private static boolean isSeenToBeEmpty(Script script, Pipeline pipeline) {
        boolean isEnd = script.block().last().filter(it -> it.last().equals(pipeline)).isPresent();
        boolean counts = pipeline.lastSimple().filter(it -> it.isNamed("wc")).isPresent();
        return isEnd && !counts && script.mustSaySomething();
    }

    private static void lookAtEnd(Script script, AndOr end, Findings findings) {
        Optional<Command.Simple> last = end.last().single();
        if (last.isEmpty() || end.last().isNegated()) {
            return;
        }
        boolean comesAlways = end.isSingle();
        String name = last.get().name();
        if (isTrue(last.get()) && (comesAlways || end.endsInOr())) {
            say(script, last.get(), "ends in '%s'".formatted(shown(last.get())), findings);
        } else if (SAYING.contains(name) && comesAlways && !isOutput(last.get(), script)) {
            say(script, last.get(), "ends in '%s'".formatted(name), findings);
        }
    }

    private static boolean isTrue(Command.Simple command) {
        return command.isNamed("true", ":")
                || (command.isNamed("exit")
                        && command.arguments().stream().allMatch(it -> it.is("0"))
                        && !command.arguments().isEmpty());
    }

    // A script that exits in between has said by then what is wrong.
    private static boolean isOutput(Command.Simple last, Script script) {
        return script.block().simple().stream()
                .filter(it -> !it.equals(last))
                .anyMatch(it -> it.isNamed("exit"));
    }

    private static String shown(Command.Simple command) {
        return command.isNamed("exit") ? "exit 0" : command.name();
    }

    private static void say(Script script, Command.Simple at, String what, Findings findings) {
        findings.warning(
                LintCode.CANNOT_FAIL,
                script.at(at.offset()),
                "the exit status decides and the script %s, so it passes whatever came before: let the command that knows come last, or state 'Pass if: Output is OK'"
                        .formatted(what));
    }
}
