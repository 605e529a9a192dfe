package dev.preflight.adapters.library;

/** A library cannot be loaded; the message says why and where it should be. */
public final class LibraryException extends Exception {
    private static final long serialVersionUID = 1L;

    LibraryException(String message, Throwable cause) {
        super(message, cause);
    }
}
