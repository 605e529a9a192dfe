package dev.preflight.core.worker;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a worker is, in one vocabulary for both answer shapes of the registry. */
public enum WorkerStatus {
    AVAILABLE,
    BUSY,
    ERROR,
    OFFLINE,
    /** Missing, or a word this version does not know; never taken for a good or a bad status. */
    UNKNOWN;

    /**
     * The status that a registry's word means: {@code idle} is the documented shape's word for
     * available, {@code temporarily_unavailable} the current shape's for offline.
     *
     * @param word null where the registry says nothing
     */
    public static WorkerStatus of(@Nullable String word) {
        if (word == null) {
            return UNKNOWN;
        }
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "idle", "available" -> AVAILABLE;
            case "busy" -> BUSY;
            case "error" -> ERROR;
            case "offline", "temporarily_unavailable" -> OFFLINE;
            default -> UNKNOWN;
        };
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
