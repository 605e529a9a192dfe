package dev.preflight.cli;

import dev.preflight.adapters.text.Nearest;
import java.util.Collection;

/** Guesses what was meant by a word that is not known. */
final class Suggestion {
    private Suggestion() {}

    /** {@code ", did you mean 'check'?"}, or nothing if no word is near enough. */
    static String among(Collection<String> words, String typed) {
        return Nearest.among(words, typed, 1 + typed.length() / 3)
                .map(word -> ", did you mean '" + word + "'?")
                .orElse("");
    }
}
