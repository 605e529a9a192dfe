package dev.preflight.service;

/** What was typed makes no sense; the message says why and what to type instead. */
final class UsageException extends Exception {
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
