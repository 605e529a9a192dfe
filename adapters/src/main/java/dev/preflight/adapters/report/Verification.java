package dev.preflight.adapters.report;

import dev.preflight.core.check.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What the verification of an attempt saw.
 *
 * @param outcome null if the text does not say
 * @param seen for people
 */
record Verification(@Nullable Outcome outcome, String seen) {
    /** Reads {@code FAIL: training 1, backtest 0}. */
    static Verification parse(String text) {
        for (Outcome outcome : Outcome.values()) {
            String prefix = outcome.name() + ": ";
            if (text.startsWith(prefix)) {
                return new Verification(outcome, text.substring(prefix.length()));
            }
        }
        return new Verification(null, text);
    }

    Mark mark() {
        return outcome == null ? Mark.UNKNOWN : Mark.of(outcome);
    }

    String inWords() {
        return outcome == null ? "verified" : inWords(outcome);
    }

    static String inWords(Outcome outcome) {
        return switch (outcome) {
            case PASS -> "passes";
            case WARN -> "warns";
            case FAIL -> "still fails";
            case ERROR -> "could not be verified";
            case SKIPPED -> "left out";
            case BLOCKED -> "is blocked";
        };
    }
}
