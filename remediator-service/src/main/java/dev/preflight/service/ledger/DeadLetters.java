package dev.preflight.service.ledger;

import java.time.Instant;
import java.util.List;

/** Port: messages that make no sense, kept for a person to look at. Bounded. Safe for threads. */
public interface DeadLetters {
    /**
     * A message that could not be understood.
     *
     * @param channel that it came on
     * @param body as it came, cut short if it is long
     * @param problem what is wrong with it
     */
    record Letter(Instant at, String channel, String body, String problem) {}

    void add(Letter letter) throws StorageException;

    /** The latest, newest first. */
    List<Letter> latest(int limit) throws StorageException;

    long count() throws StorageException;
}
