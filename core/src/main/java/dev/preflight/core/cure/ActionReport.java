package dev.preflight.core.cure;

import dev.preflight.core.target.Redactor;
import java.util.Map;

/**
 * What came of one step. Says nothing about whether it helped: only a verification can.
 *
 * @param kind of step
 * @param target that it acted on
 * @param result whether it was done
 * @param detail what happened; for a diagnostic, what was collected
 * @param exported what a script has exported, for what follows in the same run; copied
 */
public record ActionReport(
        String kind, String target, Result result, String detail, Map<String, String> exported) {
    public ActionReport {
        exported = Map.copyOf(exported);
    }

    /** Of a step that exports nothing. */
    public ActionReport(String kind, String target, Result result, String detail) {
        this(kind, target, result, detail, Map.of());
    }

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

    /** The same, with what its script has exported. */
    public ActionReport exporting(Map<String, String> variables) {
        return new ActionReport(kind, target, result, detail, variables);
    }

    /** The same without secrets, and so without what was exported. */
    public ActionReport redactedBy(Redactor redactor) {
        return new ActionReport(kind, redactor.redact(target), result, redactor.redact(detail));
    }

    /** Without what was exported, which may be secret. */
    @Override
    public String toString() {
        return "ActionReport[%s, %s, %s, %s]".formatted(kind, target, result, detail);
    }

    public static ActionReport interrupted(Step step) {
        return new ActionReport(
                step.kind(),
                step.target(),
                Result.INTERRUPTED,
                "interrupted; it may or may not have been done");
    }
}
