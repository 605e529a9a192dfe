package dev.preflight.service.rest;

import dev.preflight.core.incident.Event;
import dev.preflight.core.remediation.LedgerException;
import dev.preflight.service.ledger.Incidents;
import dev.preflight.service.ledger.RecordedIncident;
import dev.preflight.service.ledger.StorageException;
import dev.preflight.service.remediation.Resets;
import io.quarkus.arc.DefaultBean;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;

/** Resets incidents where nobody is curing. */
@Singleton
@DefaultBean
class UncontestedResets implements Resets {
    private final Incidents incidents;

    UncontestedResets(Incidents incidents) {
        this.incidents = incidents;
    }

    @Override
    public Optional<RecordedIncident> reset(String id, String by)
            throws LedgerException, StorageException {
        Optional<RecordedIncident> found = incidents.find(id);
        if (found.isPresent()) {
            RecordedIncident it = found.get();
            incidents
                    .resetting(it.target(), by)
                    .record(
                            it.incident().target(),
                            it.incident().on(new Event.Reset(by), Instant.now()).incident());
        }
        return incidents.find(id);
    }
}
