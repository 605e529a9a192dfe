package dev.preflight.core.check;

/**
 * Texts that can together be read only so often. Some regular expressions read a text exponentially
 * often, and the JDK's can neither be given a limit nor be interrupted. What is counted is the
 * characters that are read, so that the same search has the same end anywhere.
 */
public final class ReadingBudget {
    // A sane pattern reads a log of 64 KiB some ten times; this many take about 0.1 s.
    private static final int MOST_READS = 10_000_000;

    private int reads;

    /** The same text, whose reading is counted, and may throw {@link SpentException}. */
    public CharSequence on(String text) {
        return new CountedText(text);
    }

    /** The texts were read too often. */
    public static final class SpentException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final class CountedText implements CharSequence {
        private final String text;

        CountedText(String text) {
            this.text = text;
        }

        @Override
        public char charAt(int index) {
            if (++reads > MOST_READS) {
                throw new SpentException();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
