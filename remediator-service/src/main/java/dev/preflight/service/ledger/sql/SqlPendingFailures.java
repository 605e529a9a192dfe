package dev.preflight.service.ledger.sql;

import dev.preflight.service.ledger.PendingFailures;
import dev.preflight.service.ledger.StorageException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** The pending failures in a table. */
final class SqlPendingFailures implements PendingFailures {
    private final Database database;

    SqlPendingFailures(Database database) {
        this.database = database;
    }

    @Override
    public void pending(List<Failure> failures) throws StorageException {
        if (failures.isEmpty()) {
            return;
        }
        database.write(session -> {
            for (Failure failure : failures) {
                put(session, failure);
            }
        });
    }

    @Override
    public void handled(List<String> ids) throws StorageException {
        if (ids.isEmpty()) {
            return;
        }
        database.write(session -> {
            for (String id : ids) {
                session.update("delete from pending_failures where id = ?", id);
            }
        });
    }

    @Override
    public List<Failure> all() throws StorageException {
        return database.transaction(session ->
                session.list(
                        "select id, target, runbook, check_id, detected_at, message, run"
                                + " from pending_failures order by detected_at, id",
                        SqlPendingFailures::failure));
    }

    private static void put(Session session, Failure failure) throws SQLException {
        session.update(
                "insert into pending_failures"
                        + " (target, runbook, check_id, id, detected_at, message, run)"
                        + " values (?, ?, ?, ?, ?, ?, ?)"
                        + " on conflict (target, runbook, check_id) do update set"
                        + " id = excluded.id, detected_at = excluded.detected_at,"
                        + " message = excluded.message, run = excluded.run",
                failure.target(),
                failure.runbook(),
                failure.check(),
                failure.id(),
                failure.detectedAt(),
                failure.message(),
                failure.run());
    }

    private static Failure failure(ResultSet row) throws SQLException {
        return new Failure(
                row.getString("id"),
                row.getString("target"),
                row.getString("runbook"),
                row.getString("check_id"),
                Instant.parse(row.getString("detected_at")),
                row.getString("message"),
                row.getString("run"));
    }
}
