package dev.preflight.service.ledger.sql;

import java.util.Locale;

/** What the ledger numbers. */
enum Counter {
    INCIDENTS,
    JOURNAL,
    PAUSES,
    AUDIT,
    DEAD_LETTERS,
    OUTBOX,
    OUTBOX_UP_TO,
    PROBE;

    /** Its name in the table. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
