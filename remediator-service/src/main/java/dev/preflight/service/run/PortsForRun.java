package dev.preflight.service.run;

import dev.preflight.core.run.Ports;
import dev.preflight.service.target.ServedTarget;
import dev.preflight.service.target.TargetAccess.Reached;

/** Port: what a run works through, beyond the target's own probes and actions. */
@FunctionalInterface
public interface PortsForRun {
    /** The target's ports, with the ledger and the listener that the service adds. */
    Ports of(ServedTarget target, Reached reached, RunOrder order);
}
