package dev.preflight.adapters.runbook.condition;

import dev.preflight.core.check.Assertion;

/**
 * A pass condition as it was understood.
 *
 * @param assertion that judges
 * @param text the condition in the grammar's own words: reading it again gives the same condition
 * @param origin where it comes from
 * @param why what was inferred and from what, for people; empty if stated
 */
public record Condition(Assertion assertion, String text, Origin origin, String why) {
    /** Where a condition comes from. */
    public enum Origin {
        /** The author's words. */
        STATED,
        /** What the command prints when it is content. */
        SENTINEL,
        /** What any probe of the kind must do at least. */
        FALLBACK
    }

    /** Whether the author did not say it in so many words. */
    public boolean isInferred() {
        return origin != Origin.STATED;
    }
}
