package dev.preflight.cli;

import java.time.Duration;

/** Pauses between looks at what may be over soon, or not: longer and longer, up to two seconds. */
final class Pauses {
    private static final Duration LONGEST = Duration.ofSeconds(2);

    private Duration next = Duration.ofMillis(200);

    Duration next() {
        Duration pause = next;
        Duration longer = pause.multipliedBy(3).dividedBy(2);
        next = longer.compareTo(LONGEST) < 0 ? longer : LONGEST;
        return pause;
    }
}
