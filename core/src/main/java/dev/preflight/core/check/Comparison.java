package dev.preflight.core.check;

import java.math.BigDecimal;

/** How a number compares to a bound. */
public enum Comparison {
    AT_LEAST("at least"),
    AT_MOST("at most"),
    EXACTLY("exactly"),
    MORE_THAN("more than"),
    LESS_THAN("less than");

    private final String words;

    Comparison(String words) {
        this.words = words;
    }

    /** For people: {@code at least}. */
    public String words() {
        return words;
    }

    /** Whether {@code number} is so compared to {@code bound}. */
    public boolean holds(BigDecimal number, BigDecimal bound) {
        int sign = number.compareTo(bound);
        return switch (this) {
            case AT_LEAST -> sign >= 0;
            case AT_MOST -> sign <= 0;
            case EXACTLY -> sign == 0;
            case MORE_THAN -> sign > 0;
            case LESS_THAN -> sign < 0;
        };
    }
}
