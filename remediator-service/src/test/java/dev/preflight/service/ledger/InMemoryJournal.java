package dev.preflight.service.ledger;

import dev.preflight.service.ledger.JournalEntry.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Keeps entries in memory; can forget some, and be out of order. */
public final class InMemoryJournal implements Journal {
    private final List<JournalEntry> entries = new ArrayList<>();
    private final Runnable grown;
    private long latest;
    private boolean unavailable;

    public InMemoryJournal(Runnable grown) {
        this.grown = grown;
    }

    @Override
    public synchronized List<JournalEntry> after(long sequence, int limit) throws StorageException {
        requireAvailable();
        return entries.stream().filter(it -> it.sequence() > sequence).limit(limit).toList();
    }

    @Override
    public synchronized List<JournalEntry> ofIncident(String incident) throws StorageException {
        requireAvailable();
        return entries.stream().filter(it -> incident.equals(it.place().incident())).toList();
    }

    @Override
    public synchronized long latest() throws StorageException {
        requireAvailable();
        return latest;
    }

    @Override
    public JournalEntry append(JournalEntry.Type type, Place place, String data)
            throws StorageException {
        JournalEntry entry = add(type, place, data);
        grown.run();
        return entry;
    }

    private synchronized JournalEntry add(JournalEntry.Type type, Place place, String data)
            throws StorageException {
        requireAvailable();
        JournalEntry entry = new JournalEntry(++latest, type, Instant.now(), place, data);
        entries.add(entry);
        return entry;
    }

    /** Forgets the entries from one number to another. */
    public synchronized void forget(long first, long last) {
        entries.removeIf(it -> it.sequence() >= first && it.sequence() <= last);
    }

    /** Makes it fail, or work again. */
    public synchronized void setUnavailable(boolean unavailable) {
        this.unavailable = unavailable;
    }

    private void requireAvailable() throws StorageException {
        if (unavailable) {
            throw new StorageException("the disk is full", new IllegalStateException("a test"));
        }
    }
}
