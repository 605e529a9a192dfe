package dev.preflight.adapters.runbook.condition;

import dev.preflight.core.check.Assertion;

/**
 * A pass condition as it was understood.
 *
 * @param assertion that judges
 * @param text in the grammar's own words; reading it again gives the same condition
 * @param origin whether its author stated it
 * @param why for people: what was inferred and from what; empty if it was stated
 */
public record Condition(Assertion assertion, String text, Origin origin, String why) {
    /** Where a condition comes from. */
    public enum Origin {
        /** Its author wrote it. */
        STATED,
        /** From the word that the command prints when all is well. */
        SENTINEL,
        /** From the kind of probe alone. */
        FALLBACK
    }
}
