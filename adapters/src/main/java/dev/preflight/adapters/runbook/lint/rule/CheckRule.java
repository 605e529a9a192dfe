package dev.preflight.adapters.runbook.lint.rule;

import dev.preflight.adapters.runbook.lint.Findings;

/** A rule about scripts that judge: the commands of checks. */
interface CheckRule extends Rule {
    @Override
    default void look(Sheet sheet, Findings findings) {
        sheet.understood().stream()
                .filter(script -> script.check().isPresent())
                .forEach(script -> look(script, findings));
    }

    void look(Script script, Findings findings);
}
