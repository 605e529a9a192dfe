package dev.preflight.core.incident;

import dev.preflight.core.cure.ActionReport;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One application of a cure. It counts from the moment it is recorded, whatever becomes of it.
 *
 * @param number from 1, within its incident
 * @param startedAt when it was recorded, before acting
 * @param actedAt when its actions were over; null while they are under way, or if nobody knows
 * @param endedAt when it was verified; null before
 * @param actions what came of each step
 * @param verification what the verification saw, outcome first; empty before
 */
public record Attempt(
        int number,
        Instant startedAt,
        @Nullable Instant actedAt,
        @Nullable Instant endedAt,
        List<ActionReport> actions,
        String verification) {

    public Attempt {
        if (number < 1) {
            throw new IllegalArgumentException("attempts are counted from 1, not " + number);
        }
        actions = List.copyOf(actions);
    }

    /** When it had acted, or was recorded if nobody knows. */
    Instant lastKnownActing() {
        return actedAt == null ? startedAt : actedAt;
    }

    static Attempt started(int number, Instant now) {
        return new Attempt(number, now, null, null, List.of(), "");
    }

    Attempt acted(List<ActionReport> reports, Instant now) {
        return new Attempt(number, startedAt, now, null, reports, "");
    }

    Attempt verified(String seen, Instant now) {
        return new Attempt(number, startedAt, actedAt, now, actions, seen);
    }
}
