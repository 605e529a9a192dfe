package dev.preflight.service.remediation;

import dev.preflight.adapters.environment.TargetException;
import dev.preflight.core.incident.Event;
import dev.preflight.core.incident.Incident;
import dev.preflight.core.remediation.Ledger;
import dev.preflight.core.remediation.LedgerException;
import dev.preflight.core.remediation.TargetLock.Grant;
import dev.preflight.core.remediation.TargetLock.Lease;
import dev.preflight.service.ledger.Incidents;
import dev.preflight.service.ledger.RecordedIncident;
import dev.preflight.service.ledger.StorageException;
import dev.preflight.service.target.ServedTarget;
import dev.preflight.service.target.TargetAccess.Reached;
import dev.preflight.service.target.Targets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Resets incidents under the lock of their target, as every other change of them. */
public final class IncidentResets implements Resets {
    private static final Logger LOG = Logger.getLogger(IncidentResets.class);

    // A person waits for it.
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Targets targets;
    private final Incidents incidents;
    private final RemediationPorts ports;
    private final InstantSource time;

    public IncidentResets(
            Targets targets, Incidents incidents, RemediationPorts ports, InstantSource time) {
        this.targets = targets;
        this.incidents = incidents;
        this.ports = ports;
        this.time = time;
    }

    @Override
    public Optional<RecordedIncident> reset(String id, String by)
            throws HeldException, LedgerException, StorageException, InterruptedException {
        Optional<RecordedIncident> found = incidents.find(id);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        RecordedIncident recorded = found.get();
        Ledger ledger = incidents.resetting(recorded.target(), by);
        Optional<Reached> reached = reach(recorded.target());
        if (reached.isEmpty()) {
            // Nothing can cure it as it is, so there is nobody to be locked out by.
            reset(ledger, recorded.incident(), by);
        } else {
            resetLocked(reached.get(), ledger, recorded.incident(), by);
        }
        return incidents.find(id);
    }

    private Optional<Reached> reach(String name) {
        Optional<ServedTarget> target = targets.named(name);
        try {
            return target.isEmpty()
                    ? Optional.empty()
                    : Optional.of(target.get().access().reach(Map.of()));
        } catch (TargetException unreachable) {
            LOG.warnf(
                    "target=%s a reset is not known to the command: %s",
                    name, unreachable.getMessage());
            return Optional.empty();
        }
    }

    private void resetLocked(Reached reached, Ledger ledger, Incident incident, String by)
            throws HeldException, LedgerException, InterruptedException {
        Grant grant = reached.ports().lock().acquire(incident.target(), PATIENCE, holder -> {});
        Lease lease = grant.lease();
        if (lease == null) {
            throw new HeldException(grant.reason());
        }
        try (lease) {
            reset(ports.ledger(ledger, reached), incident, by);
        }
    }

    private void reset(Ledger ledger, Incident incident, String by) throws LedgerException {
        // As it is now, under the lock.
        Optional<Incident> latest =
                ledger.load(incident.target()).incidents().stream()
                        .filter(it -> it.id().equals(incident.id()))
                        .findFirst();
        if (latest.isPresent() && !latest.get().isClosed()) {
            Event reset = new Event.Reset(by);
            ledger.record(incident.target(), latest.get().on(reset, time.instant()).incident());
        }
    }
}
