package dev.preflight.service.notify;

import dev.preflight.service.ledger.Outbox;
import dev.preflight.service.ledger.StorageException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Predicate;

/** An outbox that forgets with the test. */
final class MemoryOutbox implements Outbox {
    private final int bound;
    private final Map<Long, Item> items = new TreeMap<>();
    private OptionalLong upTo = OptionalLong.empty();
    private long lastId;
    private boolean broken;
    private boolean full;

    MemoryOutbox() {
        this(1000);
    }

    MemoryOutbox(int bound) {
        this.bound = bound;
    }

    private record Item(Owed owed, Instant nextTry) {}

    /** From now on it cannot be read or written, or it can again. */
    synchronized void isBroken(boolean yes) {
        broken = yes;
    }

    /** From now on nothing can be added, or it can again. */
    synchronized void refusesWrites(boolean yes) {
        full = yes;
    }

    synchronized List<String> bodies() {
        return items.values().stream().map(it -> it.owed().body()).toList();
    }

    @Override
    public synchronized int add(List<Owed> messages, long considered) throws StorageException {
        requireWhole();
        if (full) {
            throw new StorageException("the disk is full");
        }
        for (Owed it : messages) {
            long id = ++lastId;
            items.put(
                    id,
                    new Item(new Owed(id, it.receiver(), it.body(), it.since(), 0), it.since()));
        }
        upTo = OptionalLong.of(considered);
        int tooMany = Math.max(0, items.size() - bound);
        List.copyOf(items.keySet()).subList(0, tooMany).forEach(items::remove);
        return tooMany;
    }

    @Override
    public synchronized OptionalLong upTo() throws StorageException {
        requireWhole();
        return upTo;
    }

    @Override
    public synchronized List<Owed> due(String receiver, Instant now, int limit)
            throws StorageException {
        requireWhole();
        return items.values().stream()
                .filter(it -> it.owed().receiver().equals(receiver))
                .filter(it -> !it.nextTry().isAfter(now))
                .limit(limit)
                .map(Item::owed)
                .toList();
    }

    @Override
    public synchronized List<Backlog> backlogs() throws StorageException {
        requireWhole();
        Map<String, List<Item>> byReceiver = new LinkedHashMap<>();
        for (Item item : items.values()) {
            byReceiver.computeIfAbsent(item.owed().receiver(), it -> new ArrayList<>()).add(item);
        }
        return byReceiver.entrySet().stream()
                .map(it -> backlog(it.getKey(), it.getValue()))
                .toList();
    }

    private static Backlog backlog(String receiver, List<Item> owed) {
        return new Backlog(
                receiver,
                owed.size(),
                owed.stream()
                        .map(it -> it.owed().since())
                        .min(Comparator.naturalOrder())
                        .orElseThrow(),
                owed.stream().map(Item::nextTry).min(Comparator.naturalOrder()).orElseThrow());
    }

    @Override
    public synchronized void delivered(long id) throws StorageException {
        requireWhole();
        items.remove(id);
    }

    @Override
    public synchronized void failed(long id, Instant nextTry) throws StorageException {
        requireWhole();
        items.computeIfPresent(
                id,
                (same, it) -> {
                    Owed owed = it.owed();
                    return new Item(
                            new Owed(
                                    id,
                                    owed.receiver(),
                                    owed.body(),
                                    owed.since(),
                                    owed.failures() + 1),
                            nextTry);
                });
    }

    @Override
    public synchronized void abandoned(long id) throws StorageException {
        requireWhole();
        items.remove(id);
    }

    @Override
    public synchronized int abandonAll(String receiver) throws StorageException {
        requireWhole();
        int before = items.size();
        Predicate<Item> isTheirs = it -> it.owed().receiver().equals(receiver);
        items.values().removeIf(isTheirs);
        return before - items.size();
    }

    private void requireWhole() throws StorageException {
        if (broken) {
            throw new StorageException("the outbox is broken", new IllegalStateException("test"));
        }
    }
}
