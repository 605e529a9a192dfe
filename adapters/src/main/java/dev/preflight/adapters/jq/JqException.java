package dev.preflight.adapters.jq;

/** An expression that is not jq. */
public final class JqException extends Exception {
    public JqException(String message) {
        super(message);
    }
}
