package dev.preflight.service.rest;

import dev.preflight.adapters.text.Nearest;
import java.util.Collection;

/** Says what was meant, where that can be guessed. */
final class Suggestion {
    private static final int MOST_EDITS = 2;

    private Suggestion() {}

    /** {@code ", did you mean 'workers'?"}, or what there is. */
    static String among(Collection<String> words, String typed) {
        return Nearest.among(words, typed, MOST_EDITS)
                .map(", did you mean '%s'?"::formatted)
                .orElseGet(() ->
                        words.isEmpty()
                                ? ", there are none"
                                : "; there are " + String.join(", ", words));
    }
}
