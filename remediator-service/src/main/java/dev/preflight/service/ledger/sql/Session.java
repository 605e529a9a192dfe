package dev.preflight.service.ledger.sql;

import dev.preflight.adapters.state.MalformedException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Statements of one transaction. Values are texts, numbers, times or null. */
final class Session {
    private final Connection connection;
    private boolean entersJournal;
    private boolean hasChanged;

    Session(Connection connection) {
        this.connection = connection;
    }

    /**
     * Reads a row.
     *
     * @param <T> what it holds
     */
    @FunctionalInterface
    interface Row<T> {
        T read(ResultSet row) throws SQLException, MalformedException;
    }

    /** Changes rows; returns how many. */
    int update(String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = prepared(sql, values)) {
            int changed = statement.executeUpdate();
            hasChanged |= changed > 0;
            return changed;
        }
    }

    <T> List<T> list(String sql, Row<T> row, @Nullable Object... values)
            throws SQLException, MalformedException {
        try (PreparedStatement statement = prepared(sql, values);
                ResultSet rows = statement.executeQuery()) {
            List<T> all = new ArrayList<>();
            while (rows.next()) {
                all.add(row.read(rows));
            }
            return all;
        }
    }

    <T> Optional<T> first(String sql, Row<T> row, @Nullable Object... values)
            throws SQLException, MalformedException {
        try (PreparedStatement statement = prepared(sql, values);
                ResultSet rows = statement.executeQuery()) {
            return rows.next() ? Optional.of(row.read(rows)) : Optional.empty();
        }
    }

    /** A number; 0 if there is no row. */
    long number(String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = prepared(sql, values);
                ResultSet rows = statement.executeQuery()) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    /** The next number of a counter; never given again, unless the transaction is taken back. */
    long next(Counter counter) throws SQLException {
        entersJournal |= counter == Counter.JOURNAL;
        update("update counters set value = value + 1 where name = ?", counter.word());
        return latest(counter);
    }

    /** The number that was given last. */
    long latest(Counter counter) throws SQLException {
        return number("select value from counters where name = ?", counter.word());
    }

    /** Whether the journal is longer by it. */
    boolean entersJournal() {
        return entersJournal;
    }

    /** Whether there is anything to be written. */
    boolean hasChanged() {
        return hasChanged;
    }

    private PreparedStatement prepared(String sql, @Nullable Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            for (int i = 0; i < values.length; i++) {
                set(statement, i + 1, values[i]);
            }
            return statement;
        } catch (SQLException | RuntimeException e) {
            statement.close();
            throw e;
        }
    }

    private static void set(PreparedStatement statement, int index, @Nullable Object value)
            throws SQLException {
        if (value instanceof Instant time) {
            statement.setString(index, Stamp.of(time));
        } else if (value instanceof String text) {
            statement.setString(index, text);
        } else if (value instanceof Number number) {
            statement.setLong(index, number.longValue());
        } else if (value == null) {
            statement.setNull(index, Types.VARCHAR);
        } else {
            throw new IllegalArgumentException(
                    "a " + value.getClass().getSimpleName() + " cannot be stored");
        }
    }
}
