package dev.preflight.service.notify;

import dev.preflight.core.incident.Incident;
import java.time.Instant;

/** The time in which a check fails: an incident that reopens has more than one. */
public final class Outage {
    private Outage() {}

    /** When the outage of an incident began that was not over at this time. */
    public static Instant start(Incident incident, Instant at) {
        Instant start = incident.openedAt();
        for (Instant reopening : incident.reopenings()) {
            // Those of a predecessor are older, and those after it are another outage.
            if (reopening.isAfter(start) && !reopening.isAfter(at)) {
                start = reopening;
            }
        }
        return start;
    }
}
