package dev.preflight.adapters.environment;

/** An env file cannot be read; the message says which line, what is wrong and what is allowed. */
public final class EnvFileException extends Exception {
    private static final long serialVersionUID = 1L;

    EnvFileException(String message) {
        super(message);
    }

    EnvFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
