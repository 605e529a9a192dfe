package dev.preflight.adapters.state;

import dev.preflight.core.cure.ActionReport;
import dev.preflight.core.incident.Attempt;
import dev.preflight.core.incident.Incident;
import dev.preflight.core.remediation.TargetHistory;
import java.util.ArrayList;
import java.util.List;

/** The texts that the steps of a history produced, which are all that can grow large. */
final class Details {
    private Details() {}

    /** The same history without them. */
    static TargetHistory dropped(TargetHistory history) {
        List<Incident> incidents = new ArrayList<>();
        for (Incident incident : history.incidents()) {
            incidents.add(dropped(incident));
        }
        return new TargetHistory(incidents, history.pauses());
    }

    /** The same incident without them. */
    static Incident dropped(Incident incident) {
        List<Attempt> attempts = new ArrayList<>();
        for (Attempt attempt : incident.attempts()) {
            attempts.add(withoutDetails(attempt));
        }
        return with(incident, attempts);
    }

    /** The same steps without them. */
    static List<ActionReport> dropped(List<ActionReport> actions) {
        List<ActionReport> dropped = new ArrayList<>();
        for (ActionReport action : actions) {
            dropped.add(new ActionReport(action.kind(), action.target(), action.result(), ""));
        }
        return dropped;
    }

    private static Attempt withoutDetails(Attempt attempt) {
        return new Attempt(
                attempt.number(),
                attempt.startedAt(),
                attempt.actedAt(),
                attempt.endedAt(),
                dropped(attempt.actions()),
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
}
