package dev.preflight.adapters.runbook.lint.rule;

import dev.preflight.adapters.runbook.lint.Findings;
import dev.preflight.adapters.runbook.lint.LintCode;
import dev.preflight.adapters.runbook.lint.shell.AndOr;
import dev.preflight.adapters.runbook.lint.shell.Command;

/** A question to a person: {@code read} at the top of a script, where there is no input. */
final class ReadsNothing implements ScriptRule {
    @Override
    public void look(Script script, Findings findings) {
        for (AndOr list : script.block().lists()) {
            list.first()
                    .single()
                    .filter(it -> it.isNamed("read") && !it.hasOwnInput())
                    .ifPresent(it -> say(script, it, findings));
        }
    }

    private static void say(Script script, Command.Simple read, Findings findings) {
        findings.warning(
                LintCode.INTERACTIVE,
                script.at(read.offset()),
                "'read' gets nothing, since scripts run without input: take the value from a variable, as in '${ANSWER:-no}'");
    }
}
