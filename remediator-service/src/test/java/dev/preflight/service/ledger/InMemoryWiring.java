package dev.preflight.service.ledger;

import dev.preflight.core.incident.Event;
import dev.preflight.core.remediation.LedgerException;
import dev.preflight.service.event.JournalWatch;
import dev.preflight.service.remediation.Resets;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;

/** What the service remembers by, where there is nothing better. */
@Singleton
public class InMemoryWiring {
    @Produces
    @Singleton
    @DefaultBean
    Journal journal(JournalWatch watch) {
        return new InMemoryJournal(watch::grown);
    }

    @Produces
    @Singleton
    @DefaultBean
    Incidents incidents(Journal journal) {
        return new InMemoryIncidents(journal);
    }

    @Produces
    @Singleton
    @DefaultBean
    Pauses pauses(Journal journal) {
        return new InMemoryPauses(journal);
    }

    @Produces
    @Singleton
    @DefaultBean
    Audit audit() {
        return new InMemoryAudit();
    }

    @Produces
    @Singleton
    @DefaultBean
    DeadLetters deadLetters() {
        return new InMemoryDeadLetters();
    }

    @Produces
    @Singleton
    @DefaultBean
    IdempotencyKeys idempotencyKeys() {
        return new InMemoryIdempotencyKeys();
    }

    @Produces
    @Singleton
    @DefaultBean
    Resets resets(Incidents incidents) {
        return new InMemoryResets(incidents);
    }

    /** Resets what is there; nobody else is curing. */
    private record InMemoryResets(Incidents incidents) implements Resets {
        @Override
        public Optional<RecordedIncident> reset(String id, String by)
                throws LedgerException, StorageException {
            Optional<RecordedIncident> found = incidents.find(id);
            if (found.isPresent()) {
                RecordedIncident it = found.get();
                incidents
                        .of(it.target())
                        .record(
                                it.incident().target(),
                                it.incident().on(new Event.Reset(by), Instant.now()).incident());
            }
            return incidents.find(id);
        }
    }
}
