package dev.preflight.adapters.environment;

/**
 * It cannot be told where to run; the message says why and what to do. What is wrong is the
 * target's own, as one of its files, unless this is a {@link TargetOptionException}.
 */
public sealed class TargetException extends Exception permits TargetOptionException {
    private static final long serialVersionUID = 1L;

    TargetException(String message) {
        super(message);
    }

    TargetException(String message, Throwable cause) {
        super(message, cause);
    }
}
