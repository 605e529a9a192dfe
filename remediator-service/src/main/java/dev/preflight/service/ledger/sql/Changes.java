package dev.preflight.service.ledger.sql;

import dev.preflight.core.incident.Attempt;
import dev.preflight.core.incident.Incident;
import dev.preflight.core.incident.Refusal;
import dev.preflight.core.incident.RemediationState.Closed;
import dev.preflight.core.incident.RemediationState.Failing;
import dev.preflight.core.incident.RemediationState.Healed;
import dev.preflight.core.incident.RemediationState.Refusing;
import dev.preflight.core.incident.RemediationState.Verifying;
import dev.preflight.core.incident.RemediationState.Waiting;
import dev.preflight.service.ledger.JournalEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What happened to an incident between two records of it. The data of an entry has the incident's
 * {@code state} and, by its type:
 *
 * <ul>
 *   <li>{@code INCIDENT_OPENED} and {@code INCIDENT_REOPENED}: {@code reopenings}, how often it
 *       failed again after it had healed; more than 0 for an incident that follows another one
 *   <li>{@code ATTEMPT_STARTED}: {@code attempt}, its number
 *   <li>{@code ATTEMPT_WAITING}: {@code attempt}; {@code dueAt}, when the check is verified, or
 *       later if nobody can tell by then; {@code actions}, each with {@code kind}, {@code target},
 *       {@code outcome} and {@code detail}; none if nobody knows what was done
 *   <li>{@code ATTEMPT_FAILED}: {@code attempt}; {@code verification}, what was seen, outcome first
 *   <li>{@code INCIDENT_HEALED}: {@code attempts}, how many there were; {@code seconds} since it
 *       failed, and not over the time in which it was healthy; {@code verification}, if an attempt
 *       was verified
 *   <li>{@code INCIDENT_ESCALATED} and {@code INCIDENT_REFUSED}: {@code guardrail} that said no,
 *       and its {@code reason}
 *   <li>{@code INCIDENT_RESET}: {@code by} whom, if that is known
 * </ul>
 *
 * <p>An incident that is refused for the same reason in other words leaves no entry: it would leave
 * one whenever it is looked at.
 */
final class Changes {
    private final Incident before;
    private final Incident after;
    private final @Nullable String resetBy;
    private final Instant now;
    private final List<Change> all = new ArrayList<>();

    private Changes(Incident before, Incident after, @Nullable String resetBy, Instant now) {
        this.before = before;
        this.after = after;
        this.resetBy = resetBy;
        this.now = now;
    }

    /**
     * What happened, in order.
     *
     * @param before as it was recorded; null if it was not
     * @param after as it is
     * @param resetBy the person who resets it; null if nobody does
     * @param now when what has no time of its own happened
     */
    static List<Change> between(
            @Nullable Incident before, Incident after, @Nullable String resetBy, Instant now) {
        if (before != null) {
            return new Changes(before, after, resetBy, now).all();
        }
        Changes changes = new Changes(asOpened(after), after, resetBy, now);
        changes.opened();
        return changes.all();
    }

    private static Incident asOpened(Incident incident) {
        return new Incident(
                incident.id(),
                incident.target(),
                incident.runbook(),
                incident.check(),
                incident.openedAt(),
                List.of(),
                incident.reopenings(),
                null,
                new Failing());
    }

    private List<Change> all() {
        reopened();
        attempted();
        healed();
        refused();
        closed();
        return List.copyOf(all);
    }

    private void opened() {
        add(
                JournalEntry.Type.INCIDENT_OPENED,
                after.openedAt(),
                data -> data.field("reopenings", after.reopenings().size()));
    }

    private void reopened() {
        Instant last = last(after.reopenings());
        if (last != null && !last.equals(last(before.reopenings()))) {
            add(
                    JournalEntry.Type.INCIDENT_REOPENED,
                    last,
                    data -> data.field("reopenings", after.reopenings().size()));
        }
    }

    private void attempted() {
        int known = before.attempts().size();
        for (Attempt attempt : after.attempts()) {
            boolean isNew = attempt.number() > known;
            if (isNew) {
                started(attempt);
            }
            if (attempt.number() == after.attempts().size()) {
                waiting(attempt);
            }
            if (isNew || before.attempts().get(attempt.number() - 1).endedAt() == null) {
                verified(attempt);
            }
        }
    }

    private void started(Attempt attempt) {
        add(
                JournalEntry.Type.ATTEMPT_STARTED,
                attempt.startedAt(),
                data -> data.field("attempt", attempt.number()));
    }

    private void waiting(Attempt attempt) {
        // A wait that goes on since nobody can tell yet is the same wait.
        boolean goesOn = before.state() instanceof Waiting || before.state() instanceof Verifying;
        if (!(after.state() instanceof Waiting waiting) || goesOn) {
            return;
        }
        Instant actedAt = attempt.actedAt();
        add(
                JournalEntry.Type.ATTEMPT_WAITING,
                actedAt == null ? waiting.due().minus(waiting.settling()) : actedAt,
                data -> {
                    data.field("attempt", attempt.number());
                    data.field("dueAt", waiting.due());
                    data.actions(attempt.actions());
                });
    }

    private void verified(Attempt attempt) {
        Instant endedAt = attempt.endedAt();
        if (endedAt == null || hasHealedBy(attempt)) {
            return;
        }
        add(
                JournalEntry.Type.ATTEMPT_FAILED,
                endedAt,
                data -> {
                    data.field("attempt", attempt.number());
                    data.field("verification", attempt.verification());
                });
    }

    private void healed() {
        if (!(after.state() instanceof Healed healed) || before.state() instanceof Healed) {
            return;
        }
        Duration took = Duration.between(failingSince(), healed.since());
        Optional<Attempt> healer = after.lastAttempt().filter(this::hasHealedBy);
        add(
                JournalEntry.Type.INCIDENT_HEALED,
                healed.since(),
                data -> {
                    data.field("attempts", after.attempts().size());
                    data.field("seconds", took.toSeconds());
                    if (healer.isPresent()) {
                        data.field("verification", healer.get().verification());
                    }
                });
    }

    // It was healthy before it reopened; the reopenings of a predecessor are older than it is.
    private Instant failingSince() {
        Instant last = last(after.reopenings());
        return last == null || last.isBefore(after.openedAt()) ? after.openedAt() : last;
    }

    private void refused() {
        if (!(after.state() instanceof Refusing refusing)) {
            return;
        }
        Refusal refusal = refusing.refusal();
        Instant escalatedAt = after.escalatedAt();
        if (escalatedAt != null && before.escalatedAt() == null) {
            refused(JournalEntry.Type.INCIDENT_ESCALATED, escalatedAt, refusal);
        } else if (!(before.state() instanceof Refusing earlier)
                || earlier.refusal().guardrail() != refusal.guardrail()) {
            refused(JournalEntry.Type.INCIDENT_REFUSED, now, refusal);
        }
    }

    private void refused(JournalEntry.Type type, Instant at, Refusal refusal) {
        add(
                type,
                at,
                data -> {
                    data.field("guardrail", refusal.guardrail().name());
                    data.field("reason", refusal.reason());
                });
    }

    private void closed() {
        if (!(after.state() instanceof Closed closed) || before.isClosed()) {
            return;
        }
        if (!isReset()) {
            add(JournalEntry.Type.INCIDENT_CLOSED, closed.at(), data -> {});
            return;
        }
        add(
                JournalEntry.Type.INCIDENT_RESET,
                closed.at(),
                data -> {
                    if (resetBy != null) {
                        data.field("by", resetBy);
                    }
                });
    }

    // Only what is healthy is closed by its age, and its reopenings are remembered.
    private boolean isReset() {
        return resetBy != null
                || !(before.state() instanceof Healed)
                || after.reopenings().size() < before.reopenings().size();
    }

    private boolean hasHealedBy(Attempt attempt) {
        return after.state() instanceof Healed healed && healed.since().equals(attempt.endedAt());
    }

    private void add(JournalEntry.Type type, Instant at, Data.Fields fields) {
        String data =
                Data.of(writer -> {
                    writer.field("state", after.state().word());
                    fields.to(writer);
                });
        all.add(new Change(type, at, data));
    }

    private static @Nullable Instant last(List<Instant> times) {
        return times.isEmpty() ? null : times.get(times.size() - 1);
    }
}
