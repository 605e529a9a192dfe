package dev.preflight.adapters.environment;

/** It cannot be told where to run; the message says why and what to do. */
public final class TargetException extends Exception {
    private static final long serialVersionUID = 1L;

    TargetException(String message) {
        super(message);
    }

    TargetException(String message, Throwable cause) {
        super(message, cause);
    }
}
