package dev.preflight.core.simulation;

import dev.preflight.core.container.ContainerState;
import java.time.Duration;

/**
 * What becomes of the health of containers that are started. Decided by dice of its own, so that
 * whatever else happens in a history is the same with health checks and without.
 */
record Healths(Chance chance, Coverage coverage) {
    boolean areChecked() {
        return chance.oneIn(2);
    }

    /** Nobody knows for a while whether the start has helped; now and then it has not. */
    void begin(Box box, Duration passed) {
        if (!box.hasHealthCheck || box.state != ContainerState.RUNNING) {
            return;
        }
        boolean takesLong = chance.oneIn(30);
        box.healthKnownAt =
                passed.plus(takesLong ? chance.seconds(300, 1500) : chance.seconds(1, 60));
        if (chance.oneIn(4)) {
            coverage.saw(Happening.START_LEFT_IT_UNHEALTHY);
            box.isUnhealthy = true;
        }
    }
}
