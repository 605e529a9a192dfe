package dev.preflight.service.run;

import dev.preflight.core.run.RunReport;
import java.time.Instant;
import java.util.Locale;

/**
 * How far a run has come.
 *
 * <pre>
 *   Queued --turn--> Running --report--> Finished
 *      |                |
 *      +----------------+--no report---> Aborted
 * </pre>
 */
public sealed interface RunState {
    /** Waits for its turn. */
    record Queued() implements RunState {}

    /**
     * Is being run.
     *
     * @param since its turn came
     */
    record Running(Instant since) implements RunState {}

    /**
     * Has a report.
     *
     * @param at its end
     */
    record Finished(Instant at, RunReport report) implements RunState {}

    /**
     * Has ended without a report: nothing is known.
     *
     * @param at its end
     * @param reason for people
     */
    record Aborted(Instant at, String reason) implements RunState {}

    /** Whether nothing more will happen. */
    default boolean isOver() {
        return this instanceof Finished || this instanceof Aborted;
    }

    /** Its name, in lower case. */
    default String word() {
        return getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }
}
