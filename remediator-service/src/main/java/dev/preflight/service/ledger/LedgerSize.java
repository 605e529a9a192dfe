package dev.preflight.service.ledger;

/** Port: how much room the ledger takes, and lets go of what is oldest. Safe for threads. */
public interface LedgerSize {
    /**
     * What it takes, in bytes.
     *
     * @param used of its file; the rest of that was freed, and is used again first
     * @param file the whole of it
     * @param log what is written and not in the file yet; stays where it is once it has been there
     */
    record Size(long used, long file, long log) {
        /** Of the disk. */
        public long onDisk() {
            return file + log;
        }
    }

    Size size() throws StorageException;

    /**
     * Lets go of what is oldest, until no more than so much is used: filed runs of more than a day
     * ago, and when there are none left whatever is oldest of other filed runs, orders, dead
     * letters, pauses that are over, closed incidents with what belongs to them. Stays: what the
     * rules are given, so open incidents, and the closed ones of a day or two; pending failures;
     * pauses in force; messages that are owed and what they are yet to be made of; requests that
     * may come again. If that alone is too much, the journal's entries about incidents that stay
     * go, too. Others get their turn meanwhile. Ends early in a thread that is told to stop.
     *
     * @return how many rows went; if too much is used all the same, nothing else may go
     */
    int shrinkTo(long bytes) throws StorageException;
}
