package dev.preflight.adapters.runbook.condition;

import dev.preflight.core.check.Assertion;

/**
 * One condition without {@code and} and {@code or}.
 *
 * @param assertion that judges
 * @param text in the grammar's own words, in lower case where they are words
 * @param subject what the next condition is about if it does not say: {@code output}
 * @param operator what the next condition says of it if it only has a value: {@code contains}
 */
record Term(Assertion assertion, String text, String subject, String operator) {
    static Term of(Assertion assertion, String text) {
        return new Term(assertion, text, "", "");
    }
}
