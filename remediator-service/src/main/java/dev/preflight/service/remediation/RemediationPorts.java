package dev.preflight.service.remediation;

import dev.preflight.core.remediation.Ledger;
import dev.preflight.core.run.Ports;
import dev.preflight.service.ledger.Incidents;
import dev.preflight.service.run.PortsForRun;
import dev.preflight.service.run.RunOrder;
import dev.preflight.service.target.ServedTarget;
import dev.preflight.service.target.TargetAccess.Reached;
import java.time.InstantSource;

/** Has every run remembered in the service's ledger, and what it collects kept. */
public final class RemediationPorts implements PortsForRun {
    private final Incidents incidents;
    private final InstantSource time;
    private final Warnings warnings;

    public RemediationPorts(Incidents incidents, InstantSource time) {
        this.incidents = incidents;
        this.time = time;
        this.warnings = new Warnings(time);
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
                        time,
                        warning -> warnings.warn(target.name(), warning)));
    }

    /** The ledger that a target is remembered in, of which this is the service's part. */
    Ledger ledger(Ledger services, Reached reached) {
        return reached.isLedgerShared()
                ? new SharedLedger(reached.ports().ledger(), services)
                : services;
    }
}
