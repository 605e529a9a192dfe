package dev.preflight.service.ledger;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Port: who ordered what. Safe for threads. */
public interface Audit {
    /**
     * An order.
     *
     * @param at when
     * @param who the name of the key or user; {@code anonymous} where nobody is asked
     * @param order {@code check}, {@code plan}, {@code heal}, {@code reset}, {@code pause} or
     *     {@code resume}
     * @param target the configured name; null for all
     * @param detail in words
     */
    record Entry(Instant at, String who, String order, @Nullable String target, String detail) {}

    default void record(Entry entry) throws StorageException {
        record(List.of(entry));
    }

    /** Records all of them, in order, or none. */
    void record(List<Entry> entries) throws StorageException;

    /** The latest, newest first. */
    List<Entry> latest(int limit) throws StorageException;
}
