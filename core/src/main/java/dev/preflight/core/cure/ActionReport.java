package dev.preflight.core.cure;

import dev.preflight.core.target.Redactor;

/**
 * What came of one step. Says nothing about whether it helped: only a verification can.
 *
 * @param kind of step
 * @param target that it acted on
 * @param result whether it was done
 * @param detail what happened; for a diagnostic, what was collected
 */
public record ActionReport(String kind, String target, Result result, String detail) {
    /** Whether a step was done. */
    public enum Result {
        DONE,
        FAILED,
        /** Left alone, for the reason in the detail. */
        SKIPPED,
        /** Stopped in the middle; it may or may not have been done. */
        INTERRUPTED
    }

    public static ActionReport done(Step step, String detail) {
        return new ActionReport(step.kind(), step.target(), Result.DONE, detail);
    }

    public static ActionReport failed(Step step, String detail) {
        return new ActionReport(step.kind(), step.target(), Result.FAILED, detail);
    }

    /** The same without secrets. */
    public ActionReport redactedBy(Redactor redactor) {
        return new ActionReport(kind, redactor.redact(target), result, redactor.redact(detail));
    }

    public static ActionReport interrupted(Step step) {
        return new ActionReport(
                step.kind(),
                step.target(),
                Result.INTERRUPTED,
                "interrupted; it may or may not have been done");
    }
}
