package dev.preflight.service.ledger;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps keys in memory. */
public final class InMemoryIdempotencyKeys implements IdempotencyKeys {
    private final Map<List<String>, Taken> taken = new HashMap<>();

    @Override
    public synchronized Optional<Taken> take(String who, String key, Taken request) {
        return Optional.ofNullable(taken.putIfAbsent(List.of(who, key), request));
    }
}
