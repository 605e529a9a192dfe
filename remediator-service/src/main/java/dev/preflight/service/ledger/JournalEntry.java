package dev.preflight.service.ledger;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened, as it was recorded.
 *
 * @param sequence one more than that of the entry before, which is not kept any more if there is
 *     none of its number; the id of its event
 * @param type of it
 * @param at when it happened
 * @param place what it happened to
 * @param data more about it: a JSON object, without secrets
 */
public record JournalEntry(long sequence, Type type, Instant at, Place place, String data) {
    /** What can happen. */
    public enum Type {
        /** A check failed that had no incident. */
        INCIDENT_OPENED,
        /** A check failed again soon after it had healed. */
        INCIDENT_REOPENED,
        /** An attempt is about to act. */
        ATTEMPT_STARTED,
        /** An attempt has acted, and its wait begins. */
        ATTEMPT_WAITING,
        /** The wait is over, and the check does not pass. */
        ATTEMPT_FAILED,
        /** The check passes again. */
        INCIDENT_HEALED,
        /** Given up for the first time: people are to be told. */
        INCIDENT_ESCALATED,
        /** Given up again, or for another reason. */
        INCIDENT_REFUSED,
        /** It was healthy for long enough. */
        INCIDENT_CLOSED,
        /** A person has given it a fresh budget. */
        INCIDENT_RESET,
        PAUSE_BEGUN,
        PAUSE_ENDED;

        /** Its name in events, as in {@code dev.preflight.incident.opened}. */
        public String word() {
            return "dev.preflight." + name().toLowerCase(Locale.ROOT).replace('_', '.');
        }
    }

    /**
     * What it happened to.
     *
     * @param target the configured name; null for all targets
     * @param runbook null if it concerns the whole target
     * @param check null if it concerns the whole target
     * @param incident its id; null if there is none
     */
    public record Place(
            @Nullable String target,
            @Nullable String runbook,
            @Nullable String check,
            @Nullable String incident) {}
}
