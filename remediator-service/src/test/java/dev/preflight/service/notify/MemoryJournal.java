package dev.preflight.service.notify;

import dev.preflight.service.ledger.Journal;
import dev.preflight.service.ledger.JournalEntry;
import java.util.ArrayList;
import java.util.List;

/** A journal that forgets with the test. */
final class MemoryJournal implements Journal {
    private final List<JournalEntry> entries = new ArrayList<>();

    @Override
    public synchronized List<JournalEntry> after(long sequence, int limit) {
        return entries.stream().filter(it -> it.sequence() > sequence).limit(limit).toList();
    }

    @Override
    public synchronized List<JournalEntry> ofIncident(String incident) {
        return entries.stream().filter(it -> incident.equals(it.place().incident())).toList();
    }

    @Override
    public synchronized long latest() {
        return entries.size();
    }

    @Override
    public synchronized JournalEntry append(
            JournalEntry.Type type, JournalEntry.Place place, String data) {
        JournalEntry entry =
                new JournalEntry(entries.size() + 1L, type, FakeClock.START, place, data);
        entries.add(entry);
        return entry;
    }
}
