package dev.preflight.adapters.sandbox;

import java.time.Duration;

/**
 * How long things take in a sandbox, by its clock.
 *
 * @param startUp from the start of a container until its program is ready: the backend answers, a
 *     worker registers
 * @param offlineAfter silence after which the backend takes a worker for unavailable
 * @param forgottenAfter silence after which the backend drops a worker from its list
 */
public record SandboxTiming(Duration startUp, Duration offlineAfter, Duration forgottenAfter) {
    /** Quick enough to watch, slow enough to see: 1 s, 3 s and 5 min. */
    public static final SandboxTiming DEFAULT =
            new SandboxTiming(Duration.ofSeconds(1), Duration.ofSeconds(3), Duration.ofMinutes(5));

    public SandboxTiming {
        requireNotNegative("startUp", startUp);
        requireNotNegative("offlineAfter", offlineAfter);
        requireNotNegative("forgottenAfter", forgottenAfter);
    }

    private static void requireNotNegative(String name, Duration value) {
        if (value.isNegative()) {
            throw new IllegalArgumentException(name + " must not be negative: " + value);
        }
    }
}
