package dev.preflight.service.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Port: messages that are owed to people. Bounded: beyond the bound the oldest are given up. Safe
 * for threads.
 */
public interface Outbox {
    /**
     * A message that is owed.
     *
     * @param id within this outbox
     * @param receiver the configured name of a notifier
     * @param body to be sent as it is
     * @param since when it came
     * @param failures how often it could not be delivered
     */
    record Owed(long id, String receiver, String body, Instant since, int failures) {}

    /**
     * Adds messages, and remembers how far in the journal they were made of, both or neither.
     *
     * @param messages new ones; their ids and failures mean nothing
     * @param upTo the number of the latest journal entry considered
     * @return how many older ones were given up to make room
     */
    int add(List<Owed> messages, long upTo) throws StorageException;

    /** How far in the journal messages were made; 0 at first. */
    long upTo() throws StorageException;

    /** Those to be sent now, oldest first. */
    List<Owed> due(Instant now, int limit) throws StorageException;

    /** When the next one is to be sent; empty if none is owed. */
    Optional<Instant> nextDue() throws StorageException;

    void delivered(long id) throws StorageException;

    /** Puts it off. */
    void failed(long id, Instant nextTry) throws StorageException;

    /** Gives it up. */
    void abandoned(long id) throws StorageException;

    /** How many are owed. */
    int size() throws StorageException;
}
