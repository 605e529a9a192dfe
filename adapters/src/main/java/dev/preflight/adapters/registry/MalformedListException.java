package dev.preflight.adapters.registry;

/** A text is no list of workers; the message says where it departs from one. */
final class MalformedListException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedListException(String message) {
        super(message);
    }

    MalformedListException(String message, Throwable cause) {
        super(message, cause);
    }
}
