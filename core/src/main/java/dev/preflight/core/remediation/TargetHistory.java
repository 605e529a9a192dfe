package dev.preflight.core.remediation;

import dev.preflight.core.check.CheckId;
import dev.preflight.core.incident.Attempt;
import dev.preflight.core.incident.Incident;
import dev.preflight.core.runbook.RunbookId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the ledger holds about one target.
 *
 * @param incidents open ones, and closed ones for as long as they matter; oldest first
 * @param pauses in force or over
 */
public record TargetHistory(List<Incident> incidents, List<Pause> pauses) {
    public TargetHistory {
        incidents = List.copyOf(incidents);
        pauses = List.copyOf(pauses);
    }

    /** A target of which nothing is known yet. */
    public static TargetHistory empty() {
        return new TargetHistory(List.of(), List.of());
    }

    /** The latest incident of a check, whatever its state. */
    public Optional<Incident> latest(RunbookId runbook, CheckId check) {
        return incidents.stream()
                .filter(it -> it.runbook().equals(runbook) && it.check().equals(check))
                .reduce((earlier, later) -> later);
    }

    /** The same history with this incident in its present state. */
    public TargetHistory with(Incident incident) {
        List<Incident> all = new ArrayList<>(incidents);
        int known = indexOf(incident);
        if (known < 0) {
            all.add(incident);
        } else {
            all.set(known, incident);
        }
        return new TargetHistory(all, pauses);
    }

    /** The same history with these pauses, too. */
    public TargetHistory with(List<Pause> more) {
        List<Pause> all = new ArrayList<>(pauses);
        all.addAll(more);
        return new TargetHistory(incidents, all);
    }

    /**
     * What is worth keeping of it: every open incident, and of the closed ones those that changed
     * within a day, at most {@value Retention#MOST_CLOSED}.
     */
    public TargetHistory trimmed(Instant now) {
        return Retention.of(now).trim(this);
    }

    Optional<Pause> activePause(Instant now) {
        return pauses.stream().filter(pause -> pause.isActive(now)).findFirst();
    }

    /** How many attempts began within this time; one stamped in the future counts, too. */
    long attemptsWithin(Duration window, Instant now) {
        Instant start = now.minus(window);
        return incidents.stream()
                .flatMap(incident -> incident.attempts().stream())
                .map(Attempt::startedAt)
                .filter(startedAt -> startedAt.isAfter(start))
                .count();
    }

    /** When each attempt began, in no order: the latest need not have the latest stamp. */
    public List<Instant> attempts() {
        return incidents.stream()
                .flatMap(incident -> incident.attempts().stream())
                .map(Attempt::startedAt)
                .toList();
    }

    /** The latest attempt at an incident's check, be it at an earlier incident of it. */
    Optional<Attempt> lastAttempt(Incident incident) {
        return incidents.stream()
                .filter(it ->
                        it.runbook().equals(incident.runbook())
                                && it.check().equals(incident.check()))
                .flatMap(it -> it.attempts().stream())
                .reduce((earlier, later) -> later);
    }

    /**
     * What is left of the longest wait of an attempt that is under way, or was when its incident
     * was reset.
     */
    Duration settling(Instant now) {
        return incidents.stream()
                .map(incident -> incident.settling(now))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    private int indexOf(Incident incident) {
        for (int i = 0; i < incidents.size(); i++) {
            if (incidents.get(i).id().equals(incident.id())) {
                return i;
            }
        }
        return -1;
    }
}
