package dev.preflight.service.run;

import dev.preflight.core.run.HealStep;
import dev.preflight.core.run.Rest;
import dev.preflight.core.run.RunReport;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;

/**
 * How far a run has come.
 *
 * <pre>
 *                    +---rest over---+
 *                    v               |
 *   Queued --turn--> Running --> Waiting
 *      |               | |           |
 *      |               | +--report---|--> Finished
 *      +---------------+--no report--+--> Aborted
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
     * Waits after a cure, or for another one of the target, and holds nothing meanwhile.
     *
     * @param since its turn came
     * @param step as far as it has come
     * @param clock the run's, for all its steps
     */
    record Waiting(Instant since, HealStep step, InstantSource clock) implements RunState {
        /** When it goes on. */
        public Instant resumeAt() {
            return step.rest().map(Rest::until).orElse(since);
        }
    }

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
