package dev.preflight.service.rest;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads how long something is to last. */
final class TimeSpan {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,7})(s|m|h|d)");

    private TimeSpan() {}

    /** The time in a text as {@code 90m}, {@code 2h} or {@code PT90M}; empty if it is none. */
    static Optional<Duration> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return iso(text);
        }
        long number = Long.parseLong(matcher.group(1));
        return Optional.of(
                switch (matcher.group(2)) {
                    case "s" -> Duration.ofSeconds(number);
                    case "m" -> Duration.ofMinutes(number);
                    case "h" -> Duration.ofHours(number);
                    default -> Duration.ofDays(number);
                });
    }

    private static Optional<Duration> iso(String text) {
        try {
            return Optional.of(Duration.parse(text));
        } catch (DateTimeException | ArithmeticException noDuration) {
            return Optional.empty();
        }
    }
}
