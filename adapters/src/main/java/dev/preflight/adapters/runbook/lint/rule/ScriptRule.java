package dev.preflight.adapters.runbook.lint.rule;

import dev.preflight.adapters.runbook.lint.Findings;

/** A rule for which every script that is understood stands alone. */
interface ScriptRule extends Rule {
    @Override
    default void look(Sheet sheet, Findings findings) {
        sheet.understood().forEach(script -> look(script, findings));
    }

    void look(Script script, Findings findings);
}
