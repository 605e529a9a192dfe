package dev.preflight.core.run;

/** The outcome of a run. */
public enum RunOutcome {
    /** Everything that was asked for passed. */
    PASSED,
    /** Everything passed, after at least one cure. */
    HEALED,
    /** Something definitely failed. */
    FAILED,
    /** Nothing failed for certain, but something could not be established. */
    ERROR;

    /** Whether work may start. */
    public boolean isReady() {
        return this == PASSED || this == HEALED;
    }
}
