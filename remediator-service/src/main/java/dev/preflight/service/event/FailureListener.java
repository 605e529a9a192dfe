package dev.preflight.service.event;

import dev.preflight.service.ledger.PendingFailures.Failure;

/**
 * Port: is told of every failed check, one at a time, those of a target in the order in which they
 * were detected. May be told of one more than once. What it does not look into is told again by a
 * later sweep of the pending failures.
 */
@FunctionalInterface
public interface FailureListener {
    void detected(Failure failure);
}
