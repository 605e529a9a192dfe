package dev.preflight.adapters.runbook.lint;

import dev.preflight.adapters.runbook.tree.Place;

/**
 * One thing about a runbook file that its author should know.
 *
 * @param code which kind of thing
 * @param severity what follows from it
 * @param place where
 * @param message what is wrong and what to write instead
 */
public record Finding(LintCode code, Severity severity, Place place, String message) {
    /** What follows from a finding. */
    public enum Severity {
        /** The file does not run. */
        ERROR,
        /** The file runs, and may not do what its author wants. */
        WARNING,
        /** Worth knowing: what was understood where the author left it open. */
        NOTE;

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** {@code file:line:column: error: message [code]}. */
    @Override
    public String toString() {
        return place + ": " + severity.word() + ": " + message + " [" + code.word() + "]";
    }
}
