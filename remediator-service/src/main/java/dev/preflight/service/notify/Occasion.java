package dev.preflight.service.notify;

import dev.preflight.service.ledger.JournalEntry;
import java.util.Locale;

/** What a receiver can ask to be told of: every type of journal entry, in a word. */
public enum Occasion {
    OPENED,
    REOPENED,
    ATTEMPT,
    WAITING,
    FAILED,
    HEALED,
    ESCALATED,
    REFUSED,
    CLOSED,
    RESET,
    PAUSED,
    RESUMED;

    /** What an entry of this type is an occasion of. */
    public static Occasion of(JournalEntry.Type type) {
        return switch (type) {
            case INCIDENT_OPENED -> OPENED;
            case INCIDENT_REOPENED -> REOPENED;
            case ATTEMPT_STARTED -> ATTEMPT;
            case ATTEMPT_WAITING -> WAITING;
            case ATTEMPT_FAILED -> FAILED;
            case INCIDENT_HEALED -> HEALED;
            case INCIDENT_ESCALATED -> ESCALATED;
            case INCIDENT_REFUSED -> REFUSED;
            case INCIDENT_CLOSED -> CLOSED;
            case INCIDENT_RESET -> RESET;
            case PAUSE_BEGUN -> PAUSED;
            case PAUSE_ENDED -> RESUMED;
        };
    }

    /** As it is configured. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
