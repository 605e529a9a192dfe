package dev.preflight.cli;

import java.time.Duration;

/** Reads durations as people write them. */
final class Durations {
    private static final Duration MOST = Duration.ofDays(1);

    private Durations() {}

    /** {@code 500ms}, {@code 10s}, {@code 2m}, {@code 1h}, or a number of seconds; more than 0. */
    static Duration parse(String option, String text) throws UsageException {
        int digits = 0;
        while (digits < text.length() && Character.isDigit(text.charAt(digits))) {
            digits++;
        }
        if (digits == 0 || digits > 9) {
            throw malformed(option, text);
        }
        long number = Long.parseLong(text.substring(0, digits));
        Duration duration =
                switch (text.substring(digits)) {
                    case "ms" -> Duration.ofMillis(number);
                    case "", "s" -> Duration.ofSeconds(number);
                    case "m" -> Duration.ofMinutes(number);
                    case "h" -> Duration.ofHours(number);
                    default -> throw malformed(option, text);
                };
        if (duration.isZero() || duration.compareTo(MOST) > 0) {
            throw malformed(option, text);
        }
        return duration;
    }

    private static UsageException malformed(String option, String text) {
        return new UsageException(
                "--%s %s is no time: write it as in 500ms, 10s or 2m, at most a day"
                        .formatted(option, text));
    }
}
