package dev.preflight.core.check;

/** The outcome of a check. Only {@code FAIL} is ever cured. */
public enum Outcome {
    /** An observation satisfied the assertion. */
    PASS,
    /** A definite failure of a check that only warns. */
    WARN,
    /** A definite failure: an observation was made, and it does not satisfy the assertion. */
    FAIL,
    /** Could not be established; neither good nor bad. */
    ERROR,
    /** Not asked for. */
    SKIPPED,
    /** A prerequisite did not pass, so this was not probed. */
    BLOCKED;

    /** Whether checks that require this one may be probed. */
    public boolean letsOthersProceed() {
        return this == PASS || this == WARN;
    }
}
