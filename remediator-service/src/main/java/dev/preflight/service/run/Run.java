package dev.preflight.service.run;

import dev.preflight.core.run.RunOutcome;
import dev.preflight.core.run.RunReport;
import dev.preflight.service.run.RunState.Aborted;
import dev.preflight.service.run.RunState.Finished;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A run as it stands.
 *
 * @param id names it; ids of later runs are greater
 * @param order what it is to do
 * @param createdAt when it was asked for
 * @param state how far it has come
 */
public record Run(String id, RunOrder order, Instant createdAt, RunState state) {
    /** The same run in another state. */
    Run in(RunState next) {
        if (state.isOver()) {
            throw new IllegalStateException(
                    "run %s is %s and cannot become %s".formatted(id, state.word(), next.word()));
        }
        return new Run(id, order, createdAt, next);
    }

    /** How long it took since its turn came; zero if it never came, or it is not over. */
    public Duration took() {
        return report().map(RunReport::duration).orElse(Duration.ZERO);
    }

    public Optional<RunReport> report() {
        return state instanceof Finished finished
                ? Optional.of(finished.report())
                : Optional.empty();
    }

    /** Its outcome, once it is over; without a report nothing is established. */
    public Optional<RunOutcome> outcome() {
        return state instanceof Aborted
                ? Optional.of(RunOutcome.ERROR)
                : report().map(RunReport::outcome);
    }
}
