package dev.preflight.service.ledger.sql;

import dev.preflight.service.ledger.Audit;
import dev.preflight.service.ledger.StorageException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Who ordered what, in a table. */
final class SqlAudit implements Audit {
    private final Database database;

    SqlAudit(Database database) {
        this.database = database;
    }

    @Override
    public void record(List<Entry> entries) throws StorageException {
        database.write(session -> {
            for (Entry entry : entries) {
                insert(session, entry);
            }
        });
    }

    private static void insert(Session session, Entry entry) throws SQLException {
        session.update(
                "insert into audit (id, at, who, ordered, target, detail)"
                        + " values (?, ?, ?, ?, ?, ?)",
                session.next(Counter.AUDIT),
                entry.at(),
                entry.who(),
                entry.order(),
                entry.target(),
                entry.detail());
    }

    @Override
    public List<Entry> latest(int limit) throws StorageException {
        return database.transaction(session ->
                session.list(
                        "select at, who, ordered, target, detail from audit"
                                + " order by id desc limit ?",
                        SqlAudit::entry,
                        limit));
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                Instant.parse(row.getString("at")),
                row.getString("who"),
                row.getString("ordered"),
                row.getString("target"),
                row.getString("detail"));
    }
}
