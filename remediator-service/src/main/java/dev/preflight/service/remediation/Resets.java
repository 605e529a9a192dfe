package dev.preflight.service.remediation;

import dev.preflight.core.remediation.LedgerException;
import dev.preflight.service.ledger.RecordedIncident;
import dev.preflight.service.ledger.StorageException;
import java.util.Optional;

/** Port: a person's fresh start for an incident. */
public interface Resets {
    /**
     * Closes an incident, so that the check's next failure gets a fresh budget.
     *
     * @param by who asks for it
     * @return the incident as it is afterwards; empty if there is none of this id
     * @throws HeldException if somebody is curing its target just now
     * @throws LedgerException if it could not be recorded
     */
    Optional<RecordedIncident> reset(String incident, String by)
            throws HeldException, LedgerException, StorageException, InterruptedException;

    /** The target is being cured; the message says by whom. */
    final class HeldException extends Exception {
        private static final long serialVersionUID = 1L;

        public HeldException(String holder) {
            super(holder);
        }
    }
}
