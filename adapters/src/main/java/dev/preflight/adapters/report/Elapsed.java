package dev.preflight.adapters.report;

import java.math.BigDecimal;
import java.time.Duration;

/** Durations in words. */
final class Elapsed {
    private Elapsed() {}

    /** {@code 0.12 s}, {@code 18.3 s}, {@code 15 s} or {@code 2 min 5 s}; at least 0. */
    static String inWords(Duration duration) {
        long millis = Math.max(0, duration.toMillis());
        if (millis < 1_000) {
            // Not "0.00 s": something did take its time.
            return decimal(millis == 0 ? 0 : Math.max(1, (millis + 5) / 10), 100) + " s";
        }
        if (millis < 60_000) {
            return decimal((millis + 50) / 100, 10) + " s";
        }
        long seconds = (millis + 500) / 1_000;
        String minutes = seconds / 60 + " min";
        return seconds % 60 == 0 ? minutes : minutes + " " + seconds % 60 + " s";
    }

    /** {@code 18.300}: seconds for programs, at least 0. */
    static String inSeconds(Duration duration) {
        return BigDecimal.valueOf(Math.max(0, duration.toMillis()), 3).toPlainString();
    }

    private static String decimal(long value, int unit) {
        if (value % unit == 0) {
            return Long.toString(value / unit);
        }
        String fraction = Long.toString(unit + value % unit).substring(1);
        return value / unit + "." + fraction;
    }
}
