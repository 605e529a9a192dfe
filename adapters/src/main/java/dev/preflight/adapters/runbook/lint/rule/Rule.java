package dev.preflight.adapters.runbook.lint.rule;

import dev.preflight.adapters.runbook.lint.Findings;

/** Looks for one kind of mistake. Where it is unsure it says nothing. */
public interface Rule {
    /** Looks through a runbook. */
    void look(Sheet sheet, Findings findings);
}
