package dev.preflight.adapters.runbook.lint.rule;

import dev.preflight.adapters.runbook.lint.Findings;
import dev.preflight.adapters.runbook.lint.LintCode;
import dev.preflight.adapters.runbook.lint.shell.Command;
import dev.preflight.adapters.runbook.lint.shell.Word;
import java.util.Set;

/** A variable without quotes in {@code [ ... ]}: empty, it is no word at all. */
final class UnquotedVariable implements ScriptRule {
    private static final Set<String> NEVER_EMPTY = Set.of("?", "#", "$", "!");

    @Override
    public void look(Script script, Findings findings) {
        Assigned assigned = Assigned.in(script);
        for (Command.Simple test : script.block().simple()) {
            if (!test.isNamed("[", "test")) {
                continue;
            }
            test.arguments().stream()
                    .flatMap(word -> word.onlyVariable().stream())
                    .filter(it -> !it.isQuoted() && !it.hasDefault())
                    .filter(it -> !NEVER_EMPTY.contains(it.name()))
                    .filter(it -> !assigned.neverEmpty().contains(it.name()))
                    .forEach(it -> say(script, test, it, findings));
        }
    }

    private static void say(
            Script script, Command.Simple test, Word.Variable variable, Findings findings) {
        boolean isAlwaysTrue =
                test.arguments().stream().findFirst().filter(it -> it.is("-n")).isPresent();
        findings.warning(
                LintCode.UNQUOTED_VARIABLE,
                script.at(variable.offset()),
                "if %s is empty, this is no word at all, and %s: write \"$%s\" in quotes"
                        .formatted(
                                variable.name(),
                                isAlwaysTrue
                                        ? "'[ -n ]' is true"
                                        : "the test is an error that counts as false",
                                variable.name()));
    }
}
