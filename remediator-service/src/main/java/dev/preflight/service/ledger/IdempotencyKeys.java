package dev.preflight.service.ledger;

import java.util.Optional;

/** Port: requests that may come twice and act once. Kept for a day. Safe for threads. */
public interface IdempotencyKeys {
    /**
     * A request that was taken.
     *
     * @param fingerprint of all that it asked for
     * @param run that it led to
     */
    record Taken(String fingerprint, String run) {}

    /**
     * Takes a request, unless one with the same key was taken.
     *
     * @param who asks; keys of others are others
     * @return the earlier one; empty if this is the first, which then is remembered
     */
    Optional<Taken> take(String who, String key, Taken request) throws StorageException;
}
