package dev.preflight.adapters.runbook.condition;

/**
 * A condition that means nothing here; the message says what is wrong and what to write instead.
 */
public final class ConditionException extends Exception {
    ConditionException(String message) {
        super(message);
    }
}
