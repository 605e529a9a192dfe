package dev.preflight.core.run;

import dev.preflight.core.check.CheckId;
import dev.preflight.core.check.CheckResult;
import dev.preflight.core.incident.Event;
import dev.preflight.core.incident.Incident;
import dev.preflight.core.incident.Transition;
import dev.preflight.core.remediation.Ledger;
import dev.preflight.core.remediation.LedgerException;
import dev.preflight.core.remediation.Pause;
import dev.preflight.core.remediation.RemediationPolicy;
import dev.preflight.core.remediation.TargetHistory;
import dev.preflight.core.remediation.TargetLock.Lease;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The one holder of a target's incidents during a run: applies transitions and records them. */
final class IncidentBook {
    private final RunRequest request;
    private final RemediationPolicy policy;
    private final Ledger ledger;
    private final Lease lease;
    private TargetHistory history;
    private @Nullable LedgerException failure;
    private boolean isBehind;

    IncidentBook(
            RunRequest request,
            RemediationPolicy policy,
            Ledger ledger,
            Lease lease,
            TargetHistory history) {
        this.request = request;
        this.policy = policy;
        this.ledger = ledger;
        this.lease = lease;
        this.history = history;
    }

    TargetHistory history() {
        return history;
    }

    /** Takes the pauses as they are now: some may have been ordered since the run began. */
    void renewPauses() {
        try {
            List<Pause> pauses = ledger.load(request.target().id()).pauses();
            history = new TargetHistory(history.incidents(), pauses);
        } catch (LedgerException unreadable) {
            failure = unreadable;
        }
    }

    /** Why something could not be read or recorded; from then on nothing may be cured. */
    Optional<LedgerException> failure() {
        return Optional.ofNullable(failure);
    }

    /** Whether the ledger lacks something that happened here: the next run finds less than this. */
    boolean isBehind() {
        return isBehind;
    }

    Optional<Incident> latest(CheckId check) {
        return history.latest(request.runbook().id(), check);
    }

    /** The open incident of a check that failed. */
    Incident open(CheckId check) {
        return latest(check)
                .filter(incident -> !incident.isClosed())
                .orElseThrow(() ->
                        new IllegalStateException(
                                "check '" + check + "' failed and has no open incident"));
    }

    /** Takes a fresh result into account; nothing happens where there is no incident. */
    void observed(CheckResult result, Instant now) {
        latest(result.check())
                .flatMap(incident -> policy.closedByAge(incident, now))
                .ifPresent(this::record);
        Optional<Transition> transition =
                policy.observed(
                        request.target().id(),
                        request.runbook().id(),
                        result,
                        latest(result.check()),
                        now);
        transition.map(Transition::incident).ifPresent(this::record);
    }

    /**
     * Applies an event to a check's open incident. On return the new state is durable, unless there
     * is a {@link #failure} or the lock was lost.
     */
    Transition apply(CheckId check, Event event, Instant now) {
        Transition transition = open(check).on(event, now);
        record(transition.incident());
        return transition;
    }

    /**
     * Takes over every attempt that was cut off, also one of another runbook: whoever is to act
     * next on the target keeps its wait, which begins now since nobody knows when it acted.
     *
     * @param isOwn whether this very run has rested in an incident's wait, and goes on
     */
    void recover(Predicate<Incident> isOwn, Instant now) {
        history.incidents().stream()
                .filter(Incident::isUnderWay)
                .filter(isOwn.negate())
                .map(incident -> incident.on(new Event.Recovered(), now).incident())
                .forEach(this::record);
    }

    /** Whether any check of the runbook has an incident that is not closed. */
    static boolean hasOpenIncidents(RunRequest request, TargetHistory history) {
        return any(request, history, incident -> !incident.isClosed());
    }

    /** Whether any check of the runbook is being cured. */
    static boolean isAnyUnderWay(RunRequest request, TargetHistory history) {
        return any(request, history, Incident::isUnderWay);
    }

    private static boolean any(
            RunRequest request, TargetHistory history, Predicate<Incident> criterion) {
        return request.runbook().checks().stream()
                .flatMap(check -> history.latest(request.runbook().id(), check.id()).stream())
                .anyMatch(criterion);
    }

    /** Takes back what could not be recorded and was therefore not done. */
    void withdraw(Incident before) {
        history = history.with(before);
    }

    private void record(Incident incident) {
        if (history.incidents().contains(incident)) {
            return;
        }
        // In memory first: if recording fails, what was done is still counted in this run.
        history = history.with(incident);
        // Whoever holds the lock now writes; this would undo it. And what follows something that
        // may be missing there makes no sense: the next run goes on from what is certain.
        isBehind = isBehind || !lease.isHeld();
        if (isBehind) {
            return;
        }
        try {
            ledger.record(request.target().id(), incident);
        } catch (LedgerException unrecorded) {
            failure = unrecorded;
            isBehind = true;
        }
    }
}
