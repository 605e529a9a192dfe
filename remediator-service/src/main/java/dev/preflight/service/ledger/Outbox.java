package dev.preflight.service.ledger;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

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
     * All that is owed to a receiver.
     *
     * @param size how many messages; at least one
     * @param oldest when the oldest of them came
     * @param nextTry when one of them is to be sent, the first of all
     */
    record Backlog(String receiver, int size, Instant oldest, Instant nextTry) {}

    /**
     * Adds messages, and remembers how far in the journal they were made of, both or neither.
     *
     * @param messages new ones, due at once; their ids and failures mean nothing
     * @param upTo the number of the latest journal entry considered
     * @return how many older ones were given up to make room
     */
    int add(List<Owed> messages, long upTo) throws StorageException;

    /** How far in the journal messages were made; empty if that was never said. */
    OptionalLong upTo() throws StorageException;

    /** Those to be sent to a receiver now, oldest first. */
    List<Owed> due(String receiver, Instant now, int limit) throws StorageException;

    /** What is owed to whom; nothing for those that nothing is owed to. */
    List<Backlog> backlogs() throws StorageException;

    void delivered(long id) throws StorageException;

    /** Puts it off. */
    void failed(long id, Instant nextTry) throws StorageException;

    /** Gives it up. */
    void abandoned(long id) throws StorageException;

    /**
     * Gives up all that is owed to a receiver.
     *
     * @return how many that were
     */
    int abandonAll(String receiver) throws StorageException;
}
