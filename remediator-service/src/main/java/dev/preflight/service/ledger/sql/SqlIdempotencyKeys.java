package dev.preflight.service.ledger.sql;

import dev.preflight.service.ledger.IdempotencyKeys;
import dev.preflight.service.ledger.StorageException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** The requests that were taken, in a table. */
final class SqlIdempotencyKeys implements IdempotencyKeys {
    static final Duration KEPT = Duration.ofDays(1);

    private final Database database;
    private final InstantSource clock;

    SqlIdempotencyKeys(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Optional<Taken> take(String who, String key, Taken request) throws StorageException {
        Instant now = clock.instant();
        return database.transaction(session -> {
            Optional<Taken> earlier =
                    session.first(
                            "select fingerprint, run from idempotency_keys"
                                    + " where who = ? and idempotency_key = ? and taken_at > ?",
                            SqlIdempotencyKeys::taken,
                            who,
                            key,
                            now.minus(KEPT));
            if (earlier.isEmpty()) {
                put(session, who, key, request, now);
            }
            return earlier;
        });
    }

    private static void put(Session session, String who, String key, Taken request, Instant now)
            throws SQLException {
        session.update(
                "insert into idempotency_keys (who, idempotency_key, fingerprint, run, taken_at)"
                        + " values (?, ?, ?, ?, ?)"
                        + " on conflict (who, idempotency_key) do update set"
                        + " fingerprint = excluded.fingerprint, run = excluded.run,"
                        + " taken_at = excluded.taken_at",
                who,
                key,
                request.fingerprint(),
                request.run(),
                now);
    }

    private static Taken taken(ResultSet row) throws SQLException {
        return new Taken(row.getString("fingerprint"), row.getString("run"));
    }
}
