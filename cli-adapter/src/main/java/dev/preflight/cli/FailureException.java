package dev.preflight.cli;

/** What was asked for could not be done at all; the message says what is in the way. */
final class FailureException extends Exception {
    private static final long serialVersionUID = 1L;

    FailureException(String message) {
        super(message);
    }
}
