package dev.preflight.service.notify;

import dev.preflight.core.cure.ActionReport;
import dev.preflight.core.incident.Attempt;
import dev.preflight.service.ledger.JournalEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What people are told about a journal entry, in no format yet.
 *
 * @param entry that it is about
 * @param state of the incident, in a word; null if there is no incident
 * @param summary for a person, on one line
 * @param guardrail that said no, in a word; null if none did
 * @param reason why it said no, or why cures are paused; null if there is none
 * @param attempts of the incident so far, oldest first; copied
 * @param diagnostics that were collected last; copied
 * @param link to the incident; null if it is not known where people reach this service
 */
record Notification(
        JournalEntry entry,
        @Nullable String state,
        String summary,
        @Nullable String guardrail,
        @Nullable String reason,
        List<Attempt> attempts,
        List<ActionReport> diagnostics,
        @Nullable String link) {
    Notification {
        attempts = List.copyOf(attempts);
        diagnostics = List.copyOf(diagnostics);
    }

    Occasion occasion() {
        return Occasion.of(entry.type());
    }
}
