package dev.preflight.service.event;

import dev.preflight.service.ledger.JournalEntry;

/**
 * Port: is told of every journal entry once it is durable, in order, from one thread. May be told
 * of one again after a restart. Must not wait for anything.
 */
@FunctionalInterface
public interface RemediationListener {
    void happened(JournalEntry entry);
}
