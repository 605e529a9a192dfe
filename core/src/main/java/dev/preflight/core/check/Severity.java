package dev.preflight.core.check;

/** What a definite failure of a check means for the run. */
public enum Severity {
    /** The target is not ready. */
    CRITICAL,
    /** Worth knowing; does not stop a run, and is never cured. */
    WARNING
}
