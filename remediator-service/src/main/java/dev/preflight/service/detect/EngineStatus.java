package dev.preflight.service.detect;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How it stands with listening to an engine. Out of hearing is no reason to be alarmed: scheduled
 * checks see the same, later.
 *
 * @param engine where it is
 * @param connectedSince null while nothing is heard
 * @param lastProblem why nothing was heard, or is; null if that never happened
 * @param events heard so far, of whatever project
 * @param reconnects how often it was out of hearing and was heard again
 */
public record EngineStatus(
        String engine,
        @Nullable Instant connectedSince,
        @Nullable Problem lastProblem,
        long events,
        long reconnects) {
    /** Why nothing was heard. */
    public record Problem(Instant at, String message) {}

    static EngineStatus initial(String engine) {
        return new EngineStatus(engine, null, null, 0, 0);
    }

    EngineStatus connected(Instant now) {
        long again = lastProblem == null ? reconnects : reconnects + 1;
        return new EngineStatus(engine, now, lastProblem, events, again);
    }

    EngineStatus lost(Instant now, String message) {
        return new EngineStatus(engine, null, new Problem(now, message), events, reconnects);
    }

    EngineStatus heard() {
        return new EngineStatus(engine, connectedSince, lastProblem, events + 1, reconnects);
    }

    boolean hasProblem(String message) {
        return connectedSince == null
                && lastProblem != null
                && lastProblem.message().equals(message);
    }
}
