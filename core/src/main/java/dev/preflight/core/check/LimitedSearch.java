package dev.preflight.core.check;

import java.util.regex.Pattern;

/**
 * A search for an expression that ends: some expressions take exponential time on some texts. The
 * limit counts the characters that are read, so that the same search has the same end anywhere.
 */
final class LimitedSearch implements CharSequence {
    // A fraction of a second; an honest expression reads each character a few times.
    private static final int MOST_READS = 10_000_000;

    private final String text;
    private int reads;

    private LimitedSearch(String text) {
        this.text = text;
    }

    static Judgement find(Pattern expression, String text) {
        try {
            boolean found = expression.matcher(new LimitedSearch(text)).find();
            return TextCondition.truth(found, "");
        } catch (TooLaborious | StackOverflowError tooMuch) {
            return Judgement.unknown(
                    "the search for /" + expression.pattern() + "/ was given up: too laborious");
        }
    }

    @Override
    public char charAt(int index) {
        if (++reads > MOST_READS) {
            throw new TooLaborious();
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
    }

    @Override
    public String toString() {
        return text;
    }

    /** Leaves the search. */
    private static final class TooLaborious extends RuntimeException {}
}
