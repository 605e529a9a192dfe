package dev.preflight.service.ledger.sql;

import dev.preflight.service.ledger.Journal;
import dev.preflight.service.ledger.JournalEntry;
import dev.preflight.service.ledger.JournalEntry.Place;
import dev.preflight.service.ledger.StorageException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** The journal in a table. Its numbers are given by a counter, so none is given twice. */
final class SqlJournal implements Journal {
    private static final String SELECT =
            "select sequence, type, at, target, runbook, check_id, incident, data from journal ";

    private final Database database;
    private final InstantSource clock;

    SqlJournal(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public List<JournalEntry> after(long sequence, int limit) throws StorageException {
        return database.transaction(session ->
                session.list(
                        SELECT + "where sequence > ? order by sequence limit ?",
                        SqlJournal::entry,
                        sequence,
                        limit));
    }

    @Override
    public List<JournalEntry> ofIncident(String incident) throws StorageException {
        return database.transaction(session ->
                session.list(
                        SELECT + "where incident = ? order by sequence",
                        SqlJournal::entry,
                        incident));
    }

    @Override
    public long latest() throws StorageException {
        return database.transaction(session -> session.latest(Counter.JOURNAL));
    }

    @Override
    public JournalEntry append(JournalEntry.Type type, Place place, String data)
            throws StorageException {
        return database.transaction(session -> append(session, type, clock.instant(), place, data));
    }

    /** Records an entry within a transaction. */
    static JournalEntry append(
            Session session, JournalEntry.Type type, Instant at, Place place, String data)
            throws SQLException {
        long sequence = session.next(Counter.JOURNAL);
        session.update(
                "insert into journal (sequence, type, at, target, runbook, check_id, incident, data)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                sequence,
                type.name(),
                at,
                place.target(),
                place.runbook(),
                place.check(),
                place.incident(),
                data);
        return new JournalEntry(sequence, type, at, place, data);
    }

    private static JournalEntry entry(ResultSet row) throws SQLException {
        return new JournalEntry(
                row.getLong("sequence"),
                JournalEntry.Type.valueOf(row.getString("type")),
                Instant.parse(row.getString("at")),
                new Place(
                        row.getString("target"),
                        row.getString("runbook"),
                        row.getString("check_id"),
                        row.getString("incident")),
                row.getString("data"));
    }
}
