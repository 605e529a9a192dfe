package dev.preflight.adapters.runbook.condition;

import dev.preflight.core.check.Comparison;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/** The words that conditions of every kind are made of, as parts of regular expressions. */
final class Words {
    static final String MUST = "(?:must|should|has to|shall)";
    static final String IS =
            "(?:is equal to|is exactly|is just|equals?|reads|is|are|=|==|"
                    + MUST
                    + " (?:be|equal|read))";
    static final String IS_NOT =
            "(?:is not equal to|is not|isn['’]t|are not|!=|does not equal|doesn['’]t equal|"
                    + MUST
                    + " not (?:be|equal))";

    /** How numbers compare; read it with {@link #comparison}. */
    static final String COMPARISON =
            "(at least|at most|exactly|more than|fewer than|less than|greater than or equal to"
                    + "|less than or equal to|greater than|no more than|no fewer than|no less than"
                    + "|above|below|over|under|>=|<=|>|<|==)";

    /** A whole number; read it with {@link #number}. */
    static final String COUNT = "(\\d{1,9}|an?|one|two|three|four|five|six|seven|eight|nine|ten)";

    static final String NUMBER = "([+-]?\\d{1,18}(?:\\.\\d{1,18})?)";

    private static final List<String> NAMES =
            List.of(
                    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
                    "ten");

    private Words() {}

    static Comparison comparison(String words) {
        return switch (words.toLowerCase(Locale.ROOT)) {
            case "at least", "greater than or equal to", "no fewer than", "no less than", ">=" ->
                    Comparison.AT_LEAST;
            case "at most", "less than or equal to", "no more than", "<=" -> Comparison.AT_MOST;
            case "more than", "greater than", "above", "over", ">" -> Comparison.MORE_THAN;
            case "fewer than", "less than", "below", "under", "<" -> Comparison.LESS_THAN;
            default -> Comparison.EXACTLY;
        };
    }

    static BigDecimal number(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        if (lower.equals("a") || lower.equals("an")) {
            return BigDecimal.ONE;
        }
        int name = NAMES.indexOf(lower);
        return name >= 0 ? BigDecimal.valueOf(name) : new BigDecimal(lower);
    }
}
