package dev.preflight.service.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.preflight.adapters.text.Printable;
import dev.preflight.core.incident.Attempt;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An attempt, as in {@code preflight.report/v1}.
 *
 * @param number from 1
 * @param durationMs until it was verified; null before
 * @param waitedMs from the end of its actions until it was verified; null before, or if nobody
 *     knows
 * @param verification what the verification saw, outcome first; empty before
 */
@Schema(name = "Attempt")
@JsonInclude(JsonInclude.Include.NON_NULL)
record AttemptView(
        int number,
        Instant startedAt,
        @Nullable Long durationMs,
        @Nullable Long waitedMs,
        List<ActionView> actions,
        String verification) {

    static AttemptView of(Attempt attempt) {
        return new AttemptView(
                attempt.number(),
                attempt.startedAt(),
                millis(attempt.startedAt(), attempt.endedAt()),
                millis(attempt.actedAt(), attempt.endedAt()),
                ActionView.of(attempt.actions()),
                Printable.clean(attempt.verification()));
    }

    private static @Nullable Long millis(@Nullable Instant from, @Nullable Instant to) {
        return from == null || to == null ? null : Duration.between(from, to).toMillis();
    }
}
