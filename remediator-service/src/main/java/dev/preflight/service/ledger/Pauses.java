package dev.preflight.service.ledger;

import dev.preflight.core.remediation.Pause;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Port: the pauses that people ordered. Its changes leave entries in the journal. Safe for threads.
 */
public interface Pauses {
    /**
     * A pause as it is recorded.
     *
     * @param id for good
     * @param target the configured name; null for all targets
     * @param since when it was ordered
     * @param pause who, why and until when
     */
    record RecordedPause(String id, @Nullable String target, Instant since, Pause pause) {}

    /** Records a pause. */
    RecordedPause begin(@Nullable String target, Pause pause) throws StorageException;

    /**
     * Ends a pause before its time.
     *
     * @return as it was; empty if it is over or unknown
     */
    Optional<RecordedPause> end(String id, String by) throws StorageException;

    /** Those in force, the first to end first. */
    List<RecordedPause> inForce() throws StorageException;
}
