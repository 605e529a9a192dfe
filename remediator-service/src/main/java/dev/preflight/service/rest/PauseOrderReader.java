package dev.preflight.service.rest;

import dev.preflight.adapters.text.Printable;
import dev.preflight.core.remediation.Pause;
import dev.preflight.service.target.Targets;
import jakarta.inject.Singleton;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads an order for a pause from a request, strictly: what is not known is refused. */
@Singleton
class PauseOrderReader {
    static final Duration LONGEST = Duration.ofDays(30);
    static final int LONGEST_REASON = 500;
    static final int LONGEST_OWNER = 100;

    private static final List<String> FIELDS = List.of("target", "owner", "reason", "until", "for");
    private static final String EXAMPLE =
            "{\"target\": \"lab\", \"reason\": \"deploying 4.2\", \"for\": \"90m\"}";

    private final Targets targets;

    PauseOrderReader(Targets targets) {
        this.targets = targets;
    }

    /**
     * The order in a request's body.
     *
     * @param caller owns it if nobody else is named
     * @throws ProblemException if it makes no sense
     */
    PauseOrder read(byte[] body, String caller, Instant now) {
        JsonBody order = JsonBody.parse(body, FIELDS, EXAMPLE);
        return new PauseOrder(
                target(order),
                new Pause(
                        order.has("owner") ? line(order, "owner", LONGEST_OWNER) : caller,
                        line(order, "reason", LONGEST_REASON),
                        end(order, now)));
    }

    private @Nullable String target(JsonBody order) {
        if (!order.has("target")) {
            return null;
        }
        String name = order.text("target");
        if (!targets.names().contains(name)) {
            throw new ProblemException(
                    ProblemType.UNKNOWN_TARGET,
                    "no target '%s' is configured%s"
                            .formatted(name, Suggestion.among(targets.names(), name)));
        }
        return name;
    }

    // It is shown in reports and on terminals, beside other things.
    private static String line(JsonBody order, String field, int longest) {
        String text = order.text(field).strip();
        boolean isLine = text.lines().count() == 1 && text.equals(Printable.clean(text));
        if (!isLine || text.length() > longest) {
            throw wrong(
                    "field '%s' must be one line of 1 to %d characters".formatted(field, longest));
        }
        return text;
    }

    private static Instant end(JsonBody order, Instant now) {
        if (order.has("until") == order.has("for")) {
            throw JsonBody.malformed(
                    "say how long, with one of the fields 'for' (90m, 2h, PT90M) and 'until' (2026-03-01T12:00:00Z)");
        }
        Duration lasting =
                order.has("for")
                        ? lasting(order.text("for"))
                        : Duration.between(now, until(order.text("until")));
        if (lasting.isNegative() || lasting.isZero()) {
            throw wrong("a pause must end in the future; it is " + now + " now");
        }
        if (lasting.compareTo(LONGEST) > 0) {
            throw wrong("a pause lasts at most %d days".formatted(LONGEST.toDays()));
        }
        return now.plus(lasting);
    }

    private static Duration lasting(String text) {
        return TimeSpan.parse(text)
                .orElseThrow(() ->
                        wrong(
                                "field 'for' must be a time as 90m, 2h or PT90M, not '%s'"
                                        .formatted(text)));
    }

    private static Instant until(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException noTime) {
            throw wrong(
                    "field 'until' must be a time as 2026-03-01T12:00:00Z, not '%s'"
                            .formatted(text));
        }
    }

    private static ProblemException wrong(String detail) {
        return new ProblemException(ProblemType.INVALID_VALUE, detail);
    }
}
