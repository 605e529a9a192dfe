package dev.preflight.service.ledger;

import java.util.List;

/**
 * Port: what happened, in the order in which it was recorded. Entries are never changed, and go
 * only when they are older than what is retained, or when there is no room for them. Safe for
 * threads.
 */
public interface Journal {
    /**
     * The entries after a number, oldest first.
     *
     * @param sequence 0 for all that are kept
     * @param limit how many at most
     */
    List<JournalEntry> after(long sequence, int limit) throws StorageException;

    /** The entries of an incident, oldest first; empty if there is no such incident. */
    List<JournalEntry> ofIncident(String incident) throws StorageException;

    /** The number of the latest entry; 0 if there never was one. */
    long latest() throws StorageException;

    /**
     * Records something that is no change of an incident; those are recorded with the incident.
     *
     * @return the entry as it was recorded
     */
    JournalEntry append(JournalEntry.Type type, JournalEntry.Place place, String data)
            throws StorageException;
}
