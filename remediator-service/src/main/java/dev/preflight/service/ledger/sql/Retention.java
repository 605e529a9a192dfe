package dev.preflight.service.ledger.sql;

import dev.preflight.service.ledger.LedgerRetention;
import dev.preflight.service.ledger.StorageException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Deletes what is old, in small transactions, so that nobody waits for long. The journal's entries
 * about an incident go after it, and none before messages were made of it.
 */
final class Retention implements LedgerRetention {
    static final int BATCH = 500;
    static final Most MOST = new Most(20_000, 10_000, 100_000);

    private final Database database;
    private final InstantSource clock;
    private final Most most;

    Retention(Database database, InstantSource clock, Most most) {
        this.database = database;
        this.clock = clock;
        this.most = most;
    }

    /**
     * How many are kept, however young they are.
     *
     * @param incidents that are closed
     * @param orders that only look, and as many others
     */
    record Most(int incidents, int runs, int orders) {}

    @Override
    public int retain(Duration age) throws StorageException {
        Instant now = clock.instant();
        Instant horizon = now.minus(age);
        return deleteIncidents("closed_at < ?", horizon)
                + deleteIncidents(
                        beyond("incidents", "ordinal", "closed_at is not null"), most.incidents())
                + delete(
                        "journal",
                        "sequence",
                        "at < ? and sequence <= (select value from counters where name = ?)"
                                + " and (incident is null"
                                + " or incident not in (select id from incidents))",
                        horizon,
                        Counter.OUTBOX_UP_TO.word())
                + delete("pauses", "id", "until_at < ? or ended_at < ?", horizon, horizon)
                + delete("audit", "id", "at < ?", horizon)
                // Apart: a harness that checks all day must not drive out who has healed.
                + deleteBeyond(most.orders(), "audit", "id", "ordered in ('check', 'plan')")
                + deleteBeyond(most.orders(), "audit", "id", "ordered not in ('check', 'plan')")
                + delete("filed_runs", "id", "ended_at < ?", horizon)
                + deleteBeyond(most.runs(), "filed_runs", "id", "1 = 1")
                + delete("dead_letters", "id", "at < ?", horizon)
                + delete(
                        "idempotency_keys",
                        "taken_at",
                        "taken_at < ?",
                        now.minus(SqlIdempotencyKeys.KEPT));
    }

    private int deleteBeyond(int kept, String table, String key, String condition)
            throws StorageException {
        return delete(table, key, beyond(table, key, condition), kept);
    }

    private static String beyond(String table, String key, String condition) {
        return "%3$s and %1$s <= (select %1$s from %2$s where %3$s order by %1$s desc limit 1 offset ?)"
                .formatted(key, table, condition);
    }

    // With their entries, which are young where the incidents are only too many.
    private int deleteIncidents(String condition, Object... values) throws StorageException {
        String entries =
                "delete from journal where incident in (%s) and sequence <= (select value from counters where name = '%s')"
                        .formatted(
                                chosen("id", "incidents", condition, "ordinal"),
                                Counter.OUTBOX_UP_TO.word());
        String incidents =
                "delete from incidents where ordinal in (%s)"
                        .formatted(chosen("ordinal", "incidents", condition, "ordinal"));
        int all = 0;
        int some;
        do {
            some =
                    database.transaction(session ->
                            session.update(entries, values) + session.update(incidents, values));
            all += some;
        } while (some > 0);
        return all;
    }

    private static String chosen(String column, String table, String condition, String order) {
        return "select %s from %s where %s order by %s limit %d"
                .formatted(column, table, condition, order, BATCH);
    }

    private int delete(String table, String key, String condition, Object... values)
            throws StorageException {
        String sql =
                "delete from %s where %s in (%s)"
                        .formatted(table, key, chosen(key, table, condition, key));
        int all = 0;
        int some;
        do {
            some = database.transaction(session -> session.update(sql, values));
            all += some;
        } while (some >= BATCH);
        return all;
    }
}
