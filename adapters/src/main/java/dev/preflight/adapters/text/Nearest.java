package dev.preflight.adapters.text;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Guesses what was meant by a word that is not known. */
public final class Nearest {
    private Nearest() {}

    /**
     * The word that is nearest to what was typed, whatever the case.
     *
     * @param most how many letters may differ
     * @return the first of the nearest; empty if none is near enough
     */
    public static Optional<String> among(Collection<String> words, String typed, int most) {
        String nearest = null;
        int least = most;
        for (String word : words) {
            int distance = distance(word.toLowerCase(Locale.ROOT), typed.toLowerCase(Locale.ROOT));
            if (distance <= least) {
                nearest = word;
                least = distance - 1;
            }
        }
        return Optional.ofNullable(nearest);
    }

    // Levenshtein, row by row.
    private static int distance(String one, String other) {
        int[] above = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] row = new int[other.length() + 1];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(above[j - 1] + change, 1 + Math.min(above[j], row[j - 1]));
            }
            above = row;
        }
        return above[other.length()];
    }
}
