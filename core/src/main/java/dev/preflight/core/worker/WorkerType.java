package dev.preflight.core.worker;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a worker does. */
public enum WorkerType {
    TRAINING,
    BACKTEST,
    /** A type that is neither; listed, and counted as neither. */
    OTHER,
    /** The registry does not say. */
    UNKNOWN;

    /**
     * The type that a registry's word means, in either of its answer shapes. {@code cpu_training}
     * is deprecated and means training.
     *
     * @param word null or empty where the registry says nothing
     */
    public static WorkerType of(@Nullable String word) {
        if (word == null || word.isBlank()) {
            return UNKNOWN;
        }
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "training", "cpu_training" -> TRAINING;
            case "backtest", "backtesting" -> BACKTEST;
            default -> OTHER;
        };
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
