package dev.preflight.adapters.container;

/** The engine could not be asked, or refused; the message says what, where and what to do. */
public final class EngineException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What kind of failure it is. */
    public enum Kind {
        /** Nothing answers at the endpoint. */
        UNREACHABLE,
        /** No answer in time. */
        TIMEOUT,
        /** This user may not talk to the engine. */
        FORBIDDEN,
        /** The container does not exist any more. */
        GONE,
        /** The engine understood and refused, or failed. */
        REFUSED,
        /** An answer that makes no sense. */
        UNREADABLE
    }

    private final Kind kind;

    public EngineException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public EngineException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
