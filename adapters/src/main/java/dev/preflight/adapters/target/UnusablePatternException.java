package dev.preflight.adapters.target;

/** A regular expression is none, or takes too long; the message says which and why. */
final class UnusablePatternException extends Exception {
    private static final long serialVersionUID = 1L;

    UnusablePatternException(String message) {
        super(message);
    }

    UnusablePatternException(String message, Throwable cause) {
        super(message, cause);
    }
}
