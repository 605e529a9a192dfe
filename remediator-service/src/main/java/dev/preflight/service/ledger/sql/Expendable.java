package dev.preflight.service.ledger.sql;

import dev.preflight.adapters.state.MalformedException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Records of one kind that may go, the oldest first.
 *
 * @param table that they are in
 * @param key by which they are deleted
 * @param order the column by which they are in their order
 * @param at the column that says how old they are
 * @param few how many go at once; fewer the more each takes
 * @param condition that they meet
 * @param values of the condition
 */
record Expendable(
        String table,
        String key,
        String order,
        String at,
        int few,
        String condition,
        List<Object> values) {
    Expendable {
        values = List.copyOf(values);
    }

    /** How old the youngest of the few oldest is; empty if there are fewer. */
    Optional<String> horizon(Session session) throws SQLException, MalformedException {
        return session.first(
                "select %s from %s where %s order by %s limit 1 offset %d"
                        .formatted(at, table, condition, order, few - 1),
                row -> row.getString(1),
                values.toArray());
    }

    /** Deletes those of the few oldest that are no younger; returns how many rows went. */
    int delete(Session session, String horizon) throws SQLException {
        String them =
                "in (select %2$s from (select %2$s, %4$s from %1$s where %5$s order by %3$s limit %6$d) as oldest where %4$s <= ?)"
                        .formatted(table, key, order, at, condition, few);
        List<Object> all = new ArrayList<>(values);
        all.add(horizon);
        int stories =
                table.equals("incidents")
                        ? session.update(
                                "delete from journal where incident " + them, all.toArray())
                        : 0;
        return stories
                + session.update(
                        "delete from %s where %s %s".formatted(table, key, them), all.toArray());
    }
}
