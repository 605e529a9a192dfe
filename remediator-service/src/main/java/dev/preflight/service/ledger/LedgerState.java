package dev.preflight.service.ledger;

import java.util.Optional;

/** Port: whether the ledger can be written. While it cannot, nothing is cured. Safe for threads. */
@FunctionalInterface
public interface LedgerState {
    /** What is wrong, where, and what to do; empty if a write just now became durable. */
    Optional<String> problem();
}
