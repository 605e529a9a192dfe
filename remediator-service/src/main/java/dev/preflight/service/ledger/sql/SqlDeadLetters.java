package dev.preflight.service.ledger.sql;

import dev.preflight.service.ledger.DeadLetters;
import dev.preflight.service.ledger.StorageException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** The dead letters in a table: the latest {@value #MOST}. */
final class SqlDeadLetters implements DeadLetters {
    static final int MOST = 1000;
    static final int MOST_CHARS = 20_000;

    private final Database database;

    SqlDeadLetters(Database database) {
        this.database = database;
    }

    @Override
    public void add(Letter letter) throws StorageException {
        database.write(session -> {
            long id = session.next(Counter.DEAD_LETTERS);
            session.update(
                    "insert into dead_letters (id, at, channel, body, problem)"
                            + " values (?, ?, ?, ?, ?)",
                    id,
                    letter.at(),
                    letter.channel(),
                    cut(letter.body()),
                    letter.problem());
            session.update("delete from dead_letters where id <= ?", id - MOST);
        });
    }

    @Override
    public List<Letter> latest(int limit) throws StorageException {
        return database.transaction(session ->
                session.list(
                        "select at, channel, body, problem from dead_letters"
                                + " order by id desc limit ?",
                        SqlDeadLetters::letter,
                        limit));
    }

    @Override
    public long count() throws StorageException {
        return database.transaction(session -> session.number("select count(*) from dead_letters"));
    }

    private static String cut(String body) {
        return body.length() <= MOST_CHARS ? body : body.substring(0, MOST_CHARS) + "...";
    }

    private static Letter letter(ResultSet row) throws SQLException {
        return new Letter(
                Instant.parse(row.getString("at")),
                row.getString("channel"),
                row.getString("body"),
                row.getString("problem"));
    }
}
