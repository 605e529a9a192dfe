package dev.preflight.core.remediation;

import dev.preflight.core.incident.Attempt;
import dev.preflight.core.incident.Incident;
import dev.preflight.core.incident.RemediationState.Closed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What a ledger keeps: every open incident, and of the closed ones those that changed within a day,
 * at most {@value #MOST_CLOSED}. No rule looks back further.
 *
 * @param horizon older closed incidents are dropped
 */
record Retention(Instant horizon) {
    static final int MOST_CLOSED = 200;
    static final Duration CLOSED_KEPT = Duration.ofHours(24);

    static Retention of(Instant now) {
        return new Retention(now.minus(CLOSED_KEPT));
    }

    TargetHistory trim(TargetHistory history) {
        List<Incident> kept = new ArrayList<>();
        int closed = 0;
        for (int i = history.incidents().size() - 1; i >= 0; i--) {
            Incident incident = history.incidents().get(i);
            if (!(incident.state() instanceof Closed end)) {
                kept.add(0, incident);
            } else if (closed < MOST_CLOSED && !lastChange(incident, end).isBefore(horizon)) {
                kept.add(0, incident);
                closed++;
            }
        }
        return new TargetHistory(kept, history.pauses());
    }

    // Its end, unless the clock was set back: the rules count what is stamped in the future, too.
    private static Instant lastChange(Incident incident, Closed end) {
        Instant last = end.at();
        for (Attempt attempt : incident.attempts()) {
            last = later(last, attempt.endedAt() == null ? attempt.startedAt() : attempt.endedAt());
        }
        for (Instant reopening : incident.reopenings()) {
            last = later(last, reopening);
        }
        return last;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
