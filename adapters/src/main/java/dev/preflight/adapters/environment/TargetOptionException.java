package dev.preflight.adapters.environment;

/** What a person said about where to run cannot be meant; the message names the option. */
public final class TargetOptionException extends TargetException {
    private static final long serialVersionUID = 1L;

    TargetOptionException(String message) {
        super(message);
    }

    TargetOptionException(String message, Throwable cause) {
        super(message, cause);
    }
}
