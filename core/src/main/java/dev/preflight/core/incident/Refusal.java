package dev.preflight.core.incident;

import dev.preflight.core.target.Redactor;

/**
 * Why a definite failure is not cured.
 *
 * @param guardrail that says no
 * @param reason in one sentence, with what a person can do about it
 */
public record Refusal(Guardrail guardrail, String reason) {
    /** The same without secrets, which what was observed brings into a reason. */
    public Refusal redactedBy(Redactor redactor) {
        return new Refusal(guardrail, redactor.redact(reason));
    }

    /** What can say no to a cure. Each fails closed. */
    public enum Guardrail {
        /** There is no cure, it is by hand only, or it cannot be done from here. */
        MANUAL,
        /** The incident's attempts are used up. */
        BUDGET,
        /** A person paused cures for this target. */
        PAUSE,
        /** The check has reopened too often in too short a time. */
        FLAPPING,
        /** The target was cured too often within an hour. */
        CIRCUIT,
        /** A busy worker would be hit, or it cannot be told. */
        BUSY,
        /** Somebody else is curing this target. */
        LOCK,
        /** What is done could not be recorded. */
        LEDGER,
        /** What is needed to act safely could not be established. */
        UNKNOWN
    }
}
