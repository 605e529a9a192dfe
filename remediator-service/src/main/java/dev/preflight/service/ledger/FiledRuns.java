package dev.preflight.service.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Port: the runs that are worth keeping beyond the process: those that were asked for, that acted,
 * or whose outcome differs from the one before. Safe for threads.
 */
public interface FiledRuns {
    /**
     * A run that is over.
     *
     * @param id greater than those of earlier runs
     * @param mode check, plan or heal
     * @param origin who asked for it, in lower case
     * @param outcome its word
     * @param report as JSON, {@code preflight.report/v1}; null if it ended without one
     * @param problem why there is no report; empty if there is one
     */
    record FiledRun(
            String id,
            String runbook,
            String target,
            String mode,
            String origin,
            Instant createdAt,
            Instant endedAt,
            String outcome,
            @Nullable String report,
            String problem) {}

    void file(FiledRun run) throws StorageException;

    Optional<FiledRun> find(String id) throws StorageException;

    /** Those that match, newest first. */
    List<FiledRun> list(
            @Nullable String target, @Nullable String runbook, @Nullable String before, int limit)
            throws StorageException;
}
