package dev.preflight.service.ledger;

import java.time.Instant;
import java.util.List;

/**
 * Port: failures that were detected and not yet looked into. Recorded before they are announced, so
 * that none is lost; at most one for each check of a runbook on a target. Safe for threads.
 */
public interface PendingFailures {
    /**
     * A failed check.
     *
     * @param id of its event
     * @param target the configured name
     * @param detectedAt when the check was observed to fail
     * @param message what was expected and seen, without secrets
     * @param run that saw it
     */
    record Failure(
            String id,
            String target,
            String runbook,
            String check,
            Instant detectedAt,
            String message,
            String run) {}

    /** Records failures, each in place of an earlier one of the same check. */
    void pending(List<Failure> failures) throws StorageException;

    /** Forgets failures that were looked into; by id, so that one that came since stays. */
    void handled(List<String> ids) throws StorageException;

    /** Those that wait to be looked into, oldest first. */
    List<Failure> all() throws StorageException;
}
