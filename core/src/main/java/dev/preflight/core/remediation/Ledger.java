package dev.preflight.core.remediation;

import dev.preflight.core.incident.Incident;
import dev.preflight.core.target.TargetId;

/** Port: the durable record of incidents. Written under the target's lock only. */
public interface Ledger {
    /**
     * Reads the record of a target.
     *
     * @return what is known of the target; empty for one never seen
     * @throws LedgerException if it cannot be read, or makes no sense
     */
    TargetHistory load(TargetId target) throws LedgerException;

    /**
     * Records an incident's present state, in place of its former one. On return it survives a
     * crash of the process and of the machine.
     *
     * @throws LedgerException if it could not be made durable; then nothing may be cured
     */
    void record(TargetId target, Incident incident) throws LedgerException;
}
