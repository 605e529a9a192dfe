package dev.preflight.service.rest;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads how long a request is willing to wait. */
final class Wait {
    static final Duration LONGEST = Duration.ofMinutes(5);

    private static final Pattern FORM = Pattern.compile("([0-9]{1,6})(ms|s|m)");

    private Wait() {}

    /**
     * The time in a text as {@code 60s}, {@code 500ms} or {@code 2m}.
     *
     * @param text null for none
     * @throws ProblemException if it is no such time, or longer than 300 s
     */
    static Duration parse(@Nullable String text) {
        if (text == null) {
            return Duration.ZERO;
        }
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw wrong(text);
        }
        long number = Long.parseLong(matcher.group(1));
        Duration wait =
                switch (matcher.group(2)) {
                    case "ms" -> Duration.ofMillis(number);
                    case "s" -> Duration.ofSeconds(number);
                    default -> Duration.ofMinutes(number);
                };
        if (wait.compareTo(LONGEST) > 0) {
            throw wrong(text);
        }
        return wait;
    }

    private static ProblemException wrong(String text) {
        return new ProblemException(
                ProblemType.INVALID_PARAMETER,
                "wait=%s: write a time from 0s to %ds, as in wait=60s"
                        .formatted(text, LONGEST.toSeconds()));
    }
}
