package dev.preflight.service.notify;

import dev.preflight.core.cure.ActionReport;
import dev.preflight.core.remediation.Ledger;
import dev.preflight.core.runbook.Runbook;
import dev.preflight.service.ledger.Incidents;
import dev.preflight.service.ledger.RecordedIncident;
import dev.preflight.service.ledger.StorageException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Incidents that are put here by a test. */
final class MemoryIncidents implements Incidents {
    private final Map<String, RecordedIncident> all = new HashMap<>();
    private final Map<String, List<ActionReport>> diagnostics = new HashMap<>();
    private boolean broken;

    synchronized void put(RecordedIncident recorded) {
        all.put(recorded.incident().id().value(), recorded);
    }

    /** From now on they cannot be read. */
    synchronized void isBroken() {
        broken = true;
    }

    @Override
    public Ledger of(String target) {
        throw new UnsupportedOperationException("nothing is recorded here");
    }

    @Override
    public Ledger resetting(String target, String by) {
        throw new UnsupportedOperationException("nothing is recorded here");
    }

    @Override
    public synchronized Optional<RecordedIncident> find(String id) throws StorageException {
        requireWhole();
        return Optional.ofNullable(all.get(id));
    }

    @Override
    public synchronized boolean anyOpen(String target, Runbook runbook) {
        return all.values().stream()
                .anyMatch(it ->
                        it.target().equals(target)
                                && it.incident().runbook().equals(runbook.id())
                                && !it.incident().isClosed());
    }

    @Override
    public synchronized List<RecordedIncident> list(Query query) {
        return List.copyOf(all.values());
    }

    @Override
    public synchronized void diagnosed(String incident, Instant at, List<ActionReport> collected) {
        diagnostics.put(incident, List.copyOf(collected));
    }

    @Override
    public synchronized List<ActionReport> diagnostics(String incident) throws StorageException {
        requireWhole();
        return diagnostics.getOrDefault(incident, List.of());
    }

    private void requireWhole() throws StorageException {
        if (broken) {
            throw new StorageException("incidents are broken", new IllegalStateException("test"));
        }
    }
}
