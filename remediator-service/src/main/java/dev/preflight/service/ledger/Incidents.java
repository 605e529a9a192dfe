package dev.preflight.service.ledger;

import dev.preflight.core.cure.ActionReport;
import dev.preflight.core.remediation.Ledger;
import dev.preflight.core.runbook.Runbook;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Port: the incidents of all targets. Safe for threads. */
public interface Incidents {
    /**
     * The ledger that the rules of core work on. What it records, and the journal's entries about
     * it, become durable together; a record that changes nothing leaves no entry.
     *
     * @param target the configured name, for the journal
     */
    Ledger of(String target);

    /**
     * The same for a person's order: what is closed through it was reset, and its entry says by
     * whom.
     *
     * @param by whom
     */
    Ledger resetting(String target, String by);

    Optional<RecordedIncident> find(String id) throws StorageException;

    /** Whether one of the runbook's checks has an incident on a target that is not closed. */
    boolean anyOpen(String target, Runbook runbook) throws StorageException;

    /** Those that match, the latest opened first. */
    List<RecordedIncident> list(Query query) throws StorageException;

    /** Keeps what was collected for an incident, in place of what was collected before. */
    void diagnosed(String incident, Instant at, List<ActionReport> diagnostics)
            throws StorageException;

    /** What was collected last; empty if nothing was. */
    List<ActionReport> diagnostics(String incident) throws StorageException;

    /**
     * Which incidents are asked for.
     *
     * @param state its word, as {@code WAITING}; null for all
     * @param target the configured name; null for all
     * @param before the id of one that those asked for were opened before; null for the latest
     * @param limit how many at most
     */
    record Query(
            @Nullable String state, @Nullable String target, @Nullable String before, int limit) {}
}
