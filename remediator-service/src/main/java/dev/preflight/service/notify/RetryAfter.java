package dev.preflight.service.notify;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How long a receiver asks to be left alone.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#field.retry-after">RFC 9110, 10.2.3</a>
 */
final class RetryAfter {
    /** However long it asks for: a person waits for what is owed. */
    static final Duration MOST = Duration.ofHours(1);

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

    private RetryAfter() {}

    /** What the header says, at most {@link #MOST}; empty if it makes no sense or is over. */
    static Optional<Duration> read(String header, Instant now) {
        return parse(header.strip(), now)
                .filter(asked -> !asked.isNegative() && !asked.isZero())
                .map(asked -> asked.compareTo(MOST) > 0 ? MOST : asked);
    }

    private static Optional<Duration> parse(String header, Instant now) {
        if (SECONDS.matcher(header).matches()) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(header)));
        }
        try {
            ZonedDateTime at = ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME);
            return Optional.of(Duration.between(now, at.toInstant()));
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }
}
