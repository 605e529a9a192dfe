package dev.preflight.core.target;

import java.util.NavigableSet;
import java.util.function.IntUnaryOperator;

/**
 * How much of a word's beginning stands before a place in a text.
 *
 * @see <a href="https://doi.org/10.1137/0206024">Knuth, Morris, Pratt: Fast Pattern Matching in
 *     Strings</a>
 */
final class Overlap {
    private final String word;

    /** For each beginning of the word, the longest shorter one with which it ends. */
    private final int[] shorter;

    /** Is told of a place in a text, and of the length of the beginning before it. */
    interface Sink {
        void found(int place, int length);
    }

    Overlap(String word) {
        this.word = word;
        this.shorter = new int[word.length() + 1];
        int length = 0;
        for (int at = 1; at < word.length(); at++) {
            length = next(length, word.charAt(at));
            shorter[at + 1] = length;
        }
    }

    /** Reads a text once: its characters by their place. */
    void with(IntUnaryOperator text, NavigableSet<Integer> places, Sink sink) {
        int read = 0;
        int length = 0;
        for (int place : places) {
            // Nothing longer than the word matters.
            if (place - word.length() > read) {
                read = place - word.length();
                length = 0;
            }
            while (read < place) {
                length = next(length, (char) text.applyAsInt(read++));
            }
            sink.found(place, length);
        }
    }

    private int next(int matched, char it) {
        int length = matched == word.length() ? shorter[matched] : matched;
        while (length > 0 && word.charAt(length) != it) {
            length = shorter[length];
        }
        return word.charAt(length) == it ? length + 1 : 0;
    }
}
