package dev.preflight.service.ledger;

import dev.preflight.core.cure.ActionReport;
import dev.preflight.core.incident.Incident;
import dev.preflight.core.remediation.InMemoryLedger;
import dev.preflight.core.remediation.Ledger;
import dev.preflight.core.remediation.LedgerException;
import dev.preflight.core.remediation.TargetHistory;
import dev.preflight.core.target.TargetId;
import dev.preflight.service.ledger.JournalEntry.Place;
import dev.preflight.service.ledger.JournalEntry.Type;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps incidents in memory, and notes in the journal that they were opened. */
public final class InMemoryIncidents implements Incidents {
    private final Journal journal;
    private final Map<String, RecordedIncident> byId = new LinkedHashMap<>();
    private final Map<String, List<ActionReport>> diagnostics = new LinkedHashMap<>();

    public InMemoryIncidents(Journal journal) {
        this.journal = journal;
    }

    @Override
    public Ledger of(String target) {
        Ledger ledger = new InMemoryLedger(InstantSource.system());
        return new Ledger() {
            @Override
            public TargetHistory load(TargetId id) throws LedgerException {
                return ledger.load(id);
            }

            @Override
            public void record(TargetId id, Incident incident) throws LedgerException {
                ledger.record(id, incident);
                keep(target, incident);
            }
        };
    }

    @Override
    public Ledger resetting(String target, String by) {
        return of(target);
    }

    private synchronized void keep(String target, Incident incident) throws LedgerException {
        String id = incident.id().value();
        RecordedIncident before =
                byId.put(id, new RecordedIncident(target, incident, Instant.now()));
        if (before == null) {
            Place place =
                    new Place(target, incident.runbook().value(), incident.check().value(), id);
            try {
                journal.append(Type.INCIDENT_OPENED, place, "{\"incident\":\"" + id + "\"}");
            } catch (StorageException e) {
                throw new LedgerException("the journal is not available", e);
            }
        }
    }

    @Override
    public synchronized Optional<RecordedIncident> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    @Override
    public synchronized boolean anyOpen(String target, String runbook) {
        return byId.values().stream()
                .anyMatch(it ->
                        it.target().equals(target)
                                && it.incident().runbook().value().equals(runbook)
                                && !it.incident().isClosed());
    }

    @Override
    public synchronized List<RecordedIncident> list(Query query) {
        List<RecordedIncident> all = new ArrayList<>(byId.values());
        Collections.reverse(all);
        return all.stream()
                .sorted((one, other) ->
                        other.incident().openedAt().compareTo(one.incident().openedAt()))
                .dropWhile(it -> query.before() != null && !id(it).equals(query.before()))
                .filter(it -> !id(it).equals(query.before()))
                .filter(it -> query.target() == null || it.target().equals(query.target()))
                .filter(it ->
                        query.state() == null || it.incident().state().word().equals(query.state()))
                .limit(query.limit())
                .toList();
    }

    private static String id(RecordedIncident incident) {
        return incident.incident().id().value();
    }

    @Override
    public synchronized void diagnosed(String incident, Instant at, List<ActionReport> collected) {
        diagnostics.put(incident, collected);
    }

    @Override
    public synchronized List<ActionReport> diagnostics(String incident) {
        return diagnostics.getOrDefault(incident, List.of());
    }
}
