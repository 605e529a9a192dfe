package dev.preflight.service.ledger.sql;

import dev.preflight.adapters.state.IncidentFormat;
import dev.preflight.adapters.state.MalformedException;
import dev.preflight.core.incident.Incident;
import dev.preflight.core.incident.RemediationState.Closed;
import dev.preflight.core.incident.RemediationState.Healed;
import dev.preflight.core.remediation.Ledger;
import dev.preflight.core.remediation.LedgerException;
import dev.preflight.core.remediation.Pause;
import dev.preflight.core.remediation.TargetHistory;
import dev.preflight.core.target.TargetId;
import dev.preflight.service.ledger.JournalEntry.Place;
import dev.preflight.service.ledger.RecordedIncident;
import dev.preflight.service.ledger.StorageException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the rules of core work on: incidents by target, with what happened to them in the journal.
 *
 * @param target the configured name, for the journal and for pauses
 * @param resetBy the person who resets what is closed here; null if nobody does
 */
record SqlLedger(Database database, InstantSource clock, String target, @Nullable String resetBy)
        implements Ledger {
    private static final String HEALED = new Healed(Instant.EPOCH).word();

    // Longer than the rules look back; trimming leaves what they need.
    static final Duration CLOSED_LOADED = Duration.ofDays(2);

    @Override
    public TargetHistory load(TargetId id) throws LedgerException {
        Instant now = clock.instant();
        try {
            return database.transaction(session ->
                    new TargetHistory(incidents(session, id, now), pauses(session, now))
                            .trimmed(now));
        } catch (StorageException e) {
            throw new LedgerException(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public void record(TargetId id, Incident incident) throws LedgerException {
        if (!incident.target().equals(id)) {
            throw new IllegalArgumentException(
                    "incident %s is of %s, not %s".formatted(incident.id(), incident.target(), id));
        }
        Instant now = clock.instant();
        try {
            database.write(session -> record(session, incident, now));
        } catch (StorageException e) {
            throw new LedgerException(String.valueOf(e.getMessage()), e);
        }
    }

    private List<Incident> incidents(Session session, TargetId id, Instant now)
            throws SQLException, MalformedException {
        return session.list(
                SqlIncidents.SELECT
                        + "where target_id = ? and (closed_at is null or closed_at > ?)"
                        + " order by ordinal",
                row -> SqlIncidents.incident(row).incident(),
                id.value(),
                now.minus(CLOSED_LOADED));
    }

    private List<Pause> pauses(Session session, Instant now)
            throws SQLException, MalformedException {
        return session.list(
                SqlPauses.SELECT
                        + SqlPauses.IN_FORCE
                        + "and (target is null or target = ?) order by until_at",
                row -> SqlPauses.pause(row).pause(),
                now,
                target);
    }

    private void record(Session session, Incident incident, Instant now)
            throws SQLException, MalformedException, StorageException {
        Optional<RecordedIncident> former =
                session.first(
                        SqlIncidents.SELECT + "where id = ?",
                        SqlIncidents::incident,
                        incident.id().value());
        if (former.isEmpty()) {
            closePredecessors(session, incident, now);
            insert(session, incident, now);
            enter(session, null, incident, now);
        } else if (!former.get().incident().equals(incident)
                && !former.get().incident().isClosed()) {
            // What is closed stays so: only a file that was put back says anything else.
            requireSameTarget(former.get().incident(), incident);
            boolean changed = enter(session, former.get().incident(), incident, now);
            update(session, incident, changed ? now : former.get().changedAt());
        }
    }

    // What was healthy for long enough and was not looked at until it failed anew: the rules go on
    // with the new one, and a check has one open incident.
    private void closePredecessors(Session session, Incident successor, Instant now)
            throws SQLException, MalformedException {
        List<Incident> healed =
                session.list(
                        SqlIncidents.SELECT
                                + "where target_id = ? and runbook = ? and check_id = ?"
                                + " and state = ? order by ordinal",
                        row -> SqlIncidents.incident(row).incident(),
                        successor.target().value(),
                        successor.runbook().value(),
                        successor.check().value(),
                        HEALED);
        for (Incident incident : healed) {
            Incident closed = incident.aged(Duration.ZERO, successor.openedAt());
            enter(session, incident, closed, now);
            update(session, closed, now);
        }
    }

    private void insert(Session session, Incident incident, Instant now) throws SQLException {
        session.update(
                "insert into incidents (id, ordinal, target, target_id, runbook, check_id, state,"
                        + " opened_at, changed_at, closed_at, incident)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                incident.id().value(),
                session.next(Counter.INCIDENTS),
                target,
                incident.target().value(),
                incident.runbook().value(),
                incident.check().value(),
                incident.state().word(),
                incident.openedAt(),
                now,
                closedAt(incident),
                IncidentFormat.write(incident));
    }

    private void update(Session session, Incident incident, Instant changedAt) throws SQLException {
        session.update(
                "update incidents set target = ?, state = ?, changed_at = ?, closed_at = ?,"
                        + " incident = ? where id = ?",
                target,
                incident.state().word(),
                changedAt,
                closedAt(incident),
                IncidentFormat.write(incident),
                incident.id().value());
    }

    /** Writes what happened to it; returns whether it is in another state since. */
    private boolean enter(Session session, @Nullable Incident before, Incident after, Instant now)
            throws SQLException {
        Place place =
                new Place(
                        target, after.runbook().value(), after.check().value(), after.id().value());
        List<Change> changes = Changes.between(before, after, resetBy, now);
        for (Change change : changes) {
            SqlJournal.append(session, change.type(), change.at(), place, change.data());
        }
        return !changes.isEmpty()
                || before == null
                || !before.state().word().equals(after.state().word());
    }

    private static void requireSameTarget(Incident former, Incident incident)
            throws StorageException {
        if (!former.target().equals(incident.target())) {
            throw new StorageException(
                    "incident %s of %s cannot be recorded: one of this id is recorded for %s"
                            .formatted(incident.id(), incident.target(), former.target()));
        }
    }

    private static @Nullable Instant closedAt(Incident incident) {
        return incident.state() instanceof Closed closed ? closed.at() : null;
    }
}
