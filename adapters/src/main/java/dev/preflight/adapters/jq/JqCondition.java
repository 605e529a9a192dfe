package dev.preflight.adapters.jq;

import dev.preflight.core.check.Judgement;

/** A compiled jq expression as a condition on a JSON text. Safe for use by several threads. */
@FunctionalInterface
public interface JqCondition {
    /**
     * Passes if every value that the expression gives is neither false nor null, and fails if each
     * is one of these. Values that disagree, no value, no JSON, an error of the expression and one
     * that does not come to an end are unknown.
     *
     * @param json one JSON value
     */
    Judgement judge(String json);
}
