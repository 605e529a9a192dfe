package dev.preflight.service.remediation;

import dev.preflight.core.incident.Incident;
import dev.preflight.core.remediation.Ledger;
import dev.preflight.core.remediation.LedgerException;
import dev.preflight.core.remediation.TargetHistory;
import dev.preflight.core.run.Ports;
import dev.preflight.core.target.TargetId;
import dev.preflight.service.ledger.Incidents;
import dev.preflight.service.run.PortsForRun;
import dev.preflight.service.run.RunOrder;
import dev.preflight.service.target.ServedTarget;
import dev.preflight.service.target.TargetAccess.Reached;
import java.time.InstantSource;

/** Has every run remembered in the service's ledger, and those who follow the journal told. */
public final class RemediationPorts implements PortsForRun {
    private final Incidents incidents;
    private final Runnable journalGrown;
    private final InstantSource time;

    /**
     * Ports that record here.
     *
     * @param journalGrown told after every record; waits for nothing
     */
    public RemediationPorts(Incidents incidents, Runnable journalGrown, InstantSource time) {
        this.incidents = incidents;
        this.journalGrown = journalGrown;
        this.time = time;
    }

    @Override
    public Ports of(ServedTarget target, Reached reached, RunOrder order) {
        Ports own = reached.ports();
        Ledger ledger = ledger(incidents.of(target.name()), reached);
        return new Ports(
                own.probes(),
                own.actuators(),
                ledger,
                own.lock(),
                own.time(),
                own.waiter(),
                new DiagnosticsKeeper(
                        incidents,
                        ledger,
                        reached.target().id(),
                        order.runbook().runbook().id(),
                        time));
    }

    /** The ledger that a target is remembered in, of which this is the service's part. */
    Ledger ledger(Ledger services, Reached reached) {
        Ledger told = new ToldOf(services, journalGrown);
        return reached.isLedgerShared() ? new SharedLedger(reached.ports().ledger(), told) : told;
    }

    private record ToldOf(Ledger ledger, Runnable journalGrown) implements Ledger {
        @Override
        public TargetHistory load(TargetId target) throws LedgerException {
            return ledger.load(target);
        }

        @Override
        public void record(TargetId target, Incident incident) throws LedgerException {
            ledger.record(target, incident);
            journalGrown.run();
        }
    }
}
