package dev.preflight.service.ledger;

import java.time.Duration;

/** Port: lets go of what is old. Safe for threads. */
@FunctionalInterface
public interface LedgerRetention {
    /**
     * Deletes what is older: closed incidents with what belongs to them, journal entries that are
     * about no incident that is kept, and that messages were made of, if there were to be any;
     * pauses that are over, orders, filed runs, dead letters. Requests are remembered for a day
     * whatever is asked for. Takes as long as there is to delete, and others get their turn
     * meanwhile.
     *
     * @param age older than this
     * @return how many rows went
     */
    int retain(Duration age) throws StorageException;
}
