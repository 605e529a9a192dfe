package dev.preflight.core.target;

/** A text refers to a variable that is not set and gives no default. */
public final class UnsetVariableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnsetVariableException(String name, String text) {
        super(
                "variable %s is not set, needed by '%s': set it, or give a default as in ${%s:-value}"
                        .formatted(name, text, name));
    }
}
