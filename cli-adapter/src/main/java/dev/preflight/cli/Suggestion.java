package dev.preflight.cli;

import java.util.Collection;

/** Guesses what was meant by a word that is not known. */
final class Suggestion {
    private Suggestion() {}

    /** {@code ", did you mean 'check'?"}, or nothing if no word is near enough. */
    static String among(Collection<String> words, String typed) {
        String nearest = "";
        int least = 1 + typed.length() / 3;
        for (String word : words) {
            int distance = distance(word, typed);
            if (distance <= least) {
                nearest = word;
                least = distance - 1;
            }
        }
        return nearest.isEmpty() ? "" : ", did you mean '" + nearest + "'?";
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
