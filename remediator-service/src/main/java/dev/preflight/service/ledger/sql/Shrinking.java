package dev.preflight.service.ledger.sql;

import dev.preflight.adapters.state.MalformedException;
import dev.preflight.service.ledger.LedgerSize;
import dev.preflight.service.ledger.StorageException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lets go of what is oldest, in small transactions, so that nobody waits long. First of what weighs
 * most and says least that is not elsewhere, too: the reports of runs that are older than a day.
 */
final class Shrinking implements LedgerSize {
    // With tens of KiB each, evidence among it; and rows.
    private static final int LARGE = 20;
    private static final int SMALL = 200;

    // So many of those that were closed within a day are what the rules are given of a target.
    static final int CLOSED_MOST = 200;
    private static final Duration DAY = Duration.ofHours(24);

    private static final String LAST = Stamp.of(Instant.MAX);

    private final Database database;
    private final InstantSource clock;

    Shrinking(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Size size() throws StorageException {
        return database.size();
    }

    @Override
    public int shrinkTo(long bytes) throws StorageException {
        Instant now = clock.instant();
        return shrinkTo(bytes, List.of(filedRuns("ended_at < ?", Stamp.of(now.minus(DAY)))))
                + shrinkTo(bytes, database.transaction(session -> byAge(session, now)))
                + shrinkTo(bytes, database.transaction(Shrinking::atLast));
    }

    private int shrinkTo(long bytes, List<Expendable> kinds) throws StorageException {
        int all = 0;
        int some = 1;
        while (some > 0 && size().used() > bytes && !Thread.currentThread().isInterrupted()) {
            some = database.transaction(session -> deleteOldest(session, kinds));
            all += some;
        }
        return all;
    }

    // Of each kind what is as old as the few oldest of the kind that has the oldest ones.
    private static int deleteOldest(Session session, List<Expendable> kinds)
            throws SQLException, MalformedException {
        String horizon = LAST;
        for (Expendable kind : kinds) {
            Optional<String> its = kind.horizon(session);
            if (its.isPresent() && its.get().compareTo(horizon) < 0) {
                horizon = its.get();
            }
        }
        int all = 0;
        for (Expendable kind : kinds) {
            all += kind.delete(session, horizon);
        }
        return all;
    }

    private static Expendable filedRuns(String condition, Object... values) {
        return new Expendable(
                "filed_runs", "id", "id", "ended_at", LARGE, condition, List.of(values));
    }

    private static List<Expendable> byAge(Session session, Instant now)
            throws SQLException, MalformedException {
        long told = session.latest(Counter.OUTBOX_UP_TO);
        List<Expendable> kinds = new ArrayList<>();
        kinds.add(filedRuns("1 = 1"));
        kinds.add(new Expendable("audit", "id", "id", "at", SMALL, "1 = 1", List.of()));
        kinds.add(new Expendable("dead_letters", "id", "id", "at", LARGE, "1 = 1", List.of()));
        kinds.add(
                new Expendable(
                        "pauses",
                        "id",
                        "since",
                        "since",
                        SMALL,
                        "(until_at < ? or ended_at is not null)",
                        List.of(Stamp.of(now))));
        kinds.add(
                new Expendable(
                        "journal",
                        "sequence",
                        "sequence",
                        "at",
                        SMALL,
                        "incident is null and sequence <= ?",
                        List.of(told)));
        List<String> targets =
                session.list("select distinct target_id from incidents", row -> row.getString(1));
        for (String target : targets) {
            kinds.add(closedIncidents(session, target, told, now));
        }
        return kinds;
    }

    // Not the latest of its check, from which the next one learns how often it has reopened.
    private static Expendable closedIncidents(
            Session session, String target, long told, Instant now) throws SQLException {
        long firstGiven =
                session.number(
                        "select ordinal from incidents where target_id = ? and closed_at >= ?"
                                + " order by ordinal desc limit 1 offset ?",
                        target,
                        now.minus(DAY),
                        CLOSED_MOST - 1);
        return new Expendable(
                "incidents",
                "id",
                "closed_at",
                "closed_at",
                LARGE,
                "target_id = ? and closed_at is not null and (closed_at < ? or (ordinal < ?"
                        + " and exists (select 1 from incidents later"
                        + " where later.target_id = incidents.target_id"
                        + " and later.runbook = incidents.runbook"
                        + " and later.check_id = incidents.check_id"
                        + " and later.ordinal > incidents.ordinal)))"
                        + " and not exists (select 1 from journal"
                        + " where journal.incident = incidents.id and sequence > ?)",
                List.of(target, Stamp.of(now.minus(SqlLedger.CLOSED_LOADED)), firstGiven, told));
    }

    // A check that fails and heals by itself for months has one incident, and no end of entries.
    private static List<Expendable> atLast(Session session) throws SQLException {
        return List.of(
                new Expendable(
                        "journal",
                        "sequence",
                        "sequence",
                        "at",
                        SMALL,
                        "sequence <= ?",
                        List.of(session.latest(Counter.OUTBOX_UP_TO))));
    }
}
