package dev.preflight.service.ledger;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Keeps orders in memory. */
public final class InMemoryAudit implements Audit {
    private final Deque<Entry> entries = new ArrayDeque<>();

    @Override
    public synchronized void record(Entry entry) {
        entries.addFirst(entry);
    }

    @Override
    public synchronized List<Entry> latest(int limit) {
        return entries.stream().limit(limit).toList();
    }
}
