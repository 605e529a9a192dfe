package dev.preflight.service.ledger.sql;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which rows are asked for: all that every condition holds for. */
final class Conditions {
    private final List<String> conditions = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    /** Adds a condition on one value, unless there is none. */
    Conditions andUnlessNull(String condition, @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            values.add(value);
        }
        return this;
    }

    /** The values of the conditions, and those of what follows them. */
    Object[] values(Object... following) {
        List<Object> all = new ArrayList<>(values);
        all.addAll(List.of(following));
        return all.toArray();
    }

    /** A {@code where} clause; empty for all rows. */
    @Override
    public String toString() {
        return conditions.isEmpty() ? "" : "where " + String.join(" and ", conditions);
    }
}
