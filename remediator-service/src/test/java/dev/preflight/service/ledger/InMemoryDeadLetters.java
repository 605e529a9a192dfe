package dev.preflight.service.ledger;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Keeps letters in memory. */
public final class InMemoryDeadLetters implements DeadLetters {
    private final Deque<Letter> letters = new ArrayDeque<>();

    @Override
    public synchronized void add(Letter letter) {
        letters.addFirst(letter);
    }

    @Override
    public synchronized List<Letter> latest(int limit) {
        return letters.stream().limit(limit).toList();
    }

    @Override
    public synchronized long count() {
        return letters.size();
    }
}
