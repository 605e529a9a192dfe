package dev.preflight.service.ledger.sql;

import dev.preflight.service.ledger.JournalEntry;
import java.time.Instant;

/**
 * Something that happened to an incident.
 *
 * @param type of it
 * @param at when it happened
 * @param data more about it: a JSON object
 */
record Change(JournalEntry.Type type, Instant at, String data) {}
