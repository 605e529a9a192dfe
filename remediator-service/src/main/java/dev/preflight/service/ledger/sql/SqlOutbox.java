package dev.preflight.service.ledger.sql;

import dev.preflight.service.ledger.Outbox;
import dev.preflight.service.ledger.StorageException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/** The outbox in a table. */
final class SqlOutbox implements Outbox {
    private static final String SELECT = "select id, receiver, body, since, failures from outbox ";

    private final Database database;
    private final int most;

    /**
     * An outbox on a database.
     *
     * @param most how many messages it holds
     */
    SqlOutbox(Database database, int most) {
        this.database = database;
        this.most = most;
    }

    @Override
    public int add(List<Owed> messages, long upTo) throws StorageException {
        return database.transaction(session -> {
            for (Owed message : messages) {
                insert(session, message);
            }
            // Never back: what was made of the entries between would be made again.
            session.update(
                    "update counters set value = ? where name = ? and value < ?",
                    upTo,
                    Counter.OUTBOX_UP_TO.word(),
                    upTo);
            return messages.isEmpty() ? 0 : makeRoom(session);
        });
    }

    @Override
    public OptionalLong upTo() throws StorageException {
        long latest = database.transaction(session -> session.latest(Counter.OUTBOX_UP_TO));
        return latest < 0 ? OptionalLong.empty() : OptionalLong.of(latest);
    }

    @Override
    public List<Owed> due(String receiver, Instant now, int limit) throws StorageException {
        return database.transaction(session ->
                session.list(
                        SELECT + "where receiver = ? and next_try <= ? order by id limit ?",
                        SqlOutbox::owed,
                        receiver,
                        now,
                        limit));
    }

    @Override
    public List<Backlog> backlogs() throws StorageException {
        return database.transaction(session ->
                session.list(
                        "select receiver, count(*) as size, min(since) as oldest,"
                                + " min(next_try) as next_try from outbox"
                                + " group by receiver order by receiver",
                        SqlOutbox::backlog));
    }

    @Override
    public void delivered(long id) throws StorageException {
        remove(id);
    }

    @Override
    public void failed(long id, Instant nextTry) throws StorageException {
        database.write(session ->
                session.update(
                        "update outbox set failures = failures + 1, next_try = ?" + " where id = ?",
                        nextTry,
                        id));
    }

    @Override
    public void abandoned(long id) throws StorageException {
        remove(id);
    }

    @Override
    public int abandonAll(String receiver) throws StorageException {
        return database.transaction(
                session -> session.update("delete from outbox where receiver = ?", receiver));
    }

    private void remove(long id) throws StorageException {
        database.write(session -> session.update("delete from outbox where id = ?", id));
    }

    private int makeRoom(Session session) throws SQLException {
        int tooMany = count(session) - most;
        return tooMany <= 0
                ? 0
                : session.update(
                        "delete from outbox where id in"
                                + " (select id from outbox order by id limit ?)",
                        tooMany);
    }

    private static int count(Session session) throws SQLException {
        return Math.toIntExact(session.number("select count(*) from outbox"));
    }

    private static void insert(Session session, Owed message) throws SQLException {
        session.update(
                "insert into outbox (id, receiver, body, since, failures, next_try)"
                        + " values (?, ?, ?, ?, 0, ?)",
                session.next(Counter.OUTBOX),
                message.receiver(),
                message.body(),
                message.since(),
                message.since());
    }

    private static Owed owed(ResultSet row) throws SQLException {
        return new Owed(
                row.getLong("id"),
                row.getString("receiver"),
                row.getString("body"),
                Instant.parse(row.getString("since")),
                row.getInt("failures"));
    }

    private static Backlog backlog(ResultSet row) throws SQLException {
        return new Backlog(
                row.getString("receiver"),
                row.getInt("size"),
                Instant.parse(row.getString("oldest")),
                Instant.parse(row.getString("next_try")));
    }
}
