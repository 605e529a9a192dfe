package dev.preflight.adapters.state;

import dev.preflight.core.cure.ActionReport;
import dev.preflight.core.incident.Attempt;
import dev.preflight.core.incident.Incident;
import dev.preflight.core.incident.RemediationState;
import dev.preflight.core.remediation.TargetHistory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What a ledger keeps: every open incident, and of the closed ones those that changed within a day,
 * at most {@value #MOST_CLOSED}. No rule looks back further than an hour.
 *
 * @param horizon older closed incidents are dropped
 */
record Retention(Instant horizon) {
    static final int MOST_CLOSED = 200;
    private static final Duration CLOSED_KEPT = Duration.ofHours(24);

    static Retention of(Instant now) {
        return new Retention(now.minus(CLOSED_KEPT));
    }

    TargetHistory trim(TargetHistory history) {
        List<Incident> kept = new ArrayList<>();
        int closed = 0;
        for (int i = history.incidents().size() - 1; i >= 0; i--) {
            Incident incident = history.incidents().get(i);
            if (!incident.isClosed()) {
                kept.add(0, incident);
            } else if (closed < MOST_CLOSED && !lastChange(incident).isBefore(horizon)) {
                kept.add(0, incident);
                closed++;
            }
        }
        return new TargetHistory(kept, history.pauses());
    }

    /** The same without the texts that its steps produced, which are all that can grow large. */
    static TargetHistory withoutDetails(TargetHistory history) {
        List<Incident> incidents = new ArrayList<>();
        for (Incident incident : history.incidents()) {
            List<Attempt> attempts = new ArrayList<>();
            for (Attempt attempt : incident.attempts()) {
                attempts.add(withoutDetails(attempt));
            }
            incidents.add(with(incident, attempts));
        }
        return new TargetHistory(incidents, history.pauses());
    }

    private static Attempt withoutDetails(Attempt attempt) {
        List<ActionReport> actions = new ArrayList<>();
        for (ActionReport action : attempt.actions()) {
            actions.add(new ActionReport(action.kind(), action.target(), action.result(), ""));
        }
        return new Attempt(
                attempt.number(),
                attempt.startedAt(),
                attempt.actedAt(),
                attempt.endedAt(),
                actions,
                attempt.verification());
    }

    private static Incident with(Incident incident, List<Attempt> attempts) {
        return new Incident(
                incident.id(),
                incident.target(),
                incident.runbook(),
                incident.check(),
                incident.openedAt(),
                attempts,
                incident.reopenings(),
                incident.escalatedAt(),
                incident.state());
    }

    private static Instant lastChange(Incident incident) {
        Instant last = incident.openedAt();
        if (incident.state() instanceof RemediationState.Closed closed) {
            last = later(last, closed.at());
        }
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
