package dev.preflight.adapters.compose;

/** Compose could not be run, or failed; the message says what, where and what to do. */
public final class ComposeException extends Exception {
    private static final long serialVersionUID = 1L;

    public ComposeException(String message) {
        super(message);
    }

    public ComposeException(String message, Throwable cause) {
        super(message, cause);
    }
}
