package dev.preflight.adapters.sandbox;

import dev.preflight.core.worker.WorkerStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** The backend's list of workers, by id. Guarded by the engine that runs the backend. */
final class WorkerRegistryBook {
    private final SandboxTiming timing;
    private final Map<String, RegistryEntry> entries = new TreeMap<>();

    WorkerRegistryBook(SandboxTiming timing) {
        this.timing = timing;
    }

    /** Lists a worker as idle; in place of what was known of it. */
    void register(SandboxService service, Instant at) {
        entries.put(service.name(), RegistryEntry.idle(service, at));
    }

    /** Nothing is heard of a worker from now on; nothing happens if it is silent or not listed. */
    void fallSilent(String id, Instant now) {
        entries.computeIfPresent(
                id, (same, entry) -> entry.silentSince() == null ? entry.silentSince(now) : entry);
    }

    /** A worker is heard again; nothing happens if it is not listed. */
    void hearAgain(String id) {
        entries.computeIfPresent(id, (same, entry) -> entry.silentSince(null));
    }

    /**
     * Changes a listed worker's entry.
     *
     * @throws IllegalStateException if it is not listed
     */
    void change(String id, UnaryOperator<RegistryEntry> change) {
        RegistryEntry entry = entries.get(id);
        if (entry == null) {
            throw new IllegalStateException(
                    "worker '%s' is not registered; registered: %s"
                            .formatted(id, entries.keySet()));
        }
        entries.put(id, change.apply(entry));
    }

    void forget(String id) {
        entries.remove(id);
    }

    void forgetAll() {
        entries.clear();
    }

    /** The workers listed now, by id; those silent for too long are dropped. */
    List<RegistryEntry> list(Instant now) {
        entries.values()
                .removeIf(entry ->
                        entry.silentSince() != null
                                && entry.silentFor(now).compareTo(timing.forgottenAfter()) >= 0);
        return new ArrayList<>(entries.values());
    }

    WorkerStatus status(RegistryEntry entry, Instant now) {
        return entry.status(now, timing.offlineAfter());
    }
}
