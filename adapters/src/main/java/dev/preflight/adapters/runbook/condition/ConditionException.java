package dev.preflight.adapters.runbook.condition;

/** A pass condition makes no sense; the message says what to write instead. */
public final class ConditionException extends Exception {
    private static final long serialVersionUID = 1L;

    ConditionException(String message) {
        super(message);
    }
}
