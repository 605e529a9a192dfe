package dev.preflight.it.stack;

import java.util.Locale;

/** What the backend says of a worker, to be put in the words of the answer's shape. */
public enum WorkerStatus {
    /** {@code idle} in the documented shape. */
    AVAILABLE,
    /** With an operation at work in the current shape. */
    BUSY,
    /** {@code temporarily_unavailable} in the current shape, which has no other word for it. */
    ERROR,
    /** {@code temporarily_unavailable} in the current shape. */
    OFFLINE;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
