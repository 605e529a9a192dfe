package dev.preflight.it.stack;

import java.util.Locale;

/** The two shapes in the wild of the answer that lists the workers. */
public enum AnswerShape {
    /** An object with a list {@code workers}; a worker has {@code type} and is idle or busy. */
    DOCUMENTED,
    /** A bare list; a worker has {@code worker_type} and is available or busy. */
    CURRENT;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
