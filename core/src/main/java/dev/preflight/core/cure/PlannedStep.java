package dev.preflight.core.cure;

import dev.preflight.core.target.Redactor;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One line of a plan: a step to take, or something left alone and why.
 *
 * @param kind of step: {@code restart}, {@code start}, {@code create}, ...
 * @param target what it acts on
 * @param permitted the step; null if it must not, or cannot, be taken
 * @param objection who says no; null if permitted
 * @param reason why not; empty if permitted
 */
public record PlannedStep(
        String kind,
        String target,
        @Nullable Step permitted,
        @Nullable Objection objection,
        String reason) {

    /** Why a step is not taken. */
    public enum Objection {
        /** A busy worker would be hit, or it cannot be told. */
        BUSY,
        /** It cannot be done from here, whatever the guardrails say. */
        IMPOSSIBLE
    }

    public static PlannedStep of(Step step) {
        return new PlannedStep(step.kind(), step.target(), step, null, "");
    }

    static PlannedStep busy(Step step, String reason) {
        return new PlannedStep(step.kind(), step.target(), null, Objection.BUSY, reason);
    }

    static PlannedStep impossible(String kind, String target, String reason) {
        return new PlannedStep(kind, target, null, Objection.IMPOSSIBLE, reason);
    }

    public Optional<Step> step() {
        return Optional.ofNullable(permitted);
    }

    /** The same without secrets, to be shown and not to be taken. */
    public PlannedStep redactedBy(Redactor redactor) {
        return new PlannedStep(
                kind, redactor.redact(target), permitted, objection, redactor.redact(reason));
    }

    /** The same as a report, for what is not done. */
    ActionReport asSkipped() {
        return new ActionReport(kind, target, ActionReport.Result.SKIPPED, reason);
    }
}
