package dev.preflight.core.simulation;

import dev.preflight.core.testing.FakeTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Time as it passes, and the wall clock beside it, which is set now and then. */
final class VirtualClock implements InstantSource {
    // No two readings are the same, as on any real machine.
    private static final Duration READING = Duration.ofNanos(1_000);

    private Duration passed = Duration.ZERO;
    private Duration offset = Duration.ZERO;
    private Duration leaptForward = Duration.ZERO;

    /** The wall clock's time, which is all that the product is ever told. */
    @Override
    public Instant instant() {
        pass(READING);
        return wall();
    }

    /** The same for those who only watch. */
    Instant wall() {
        return FakeTime.START.plus(passed).plus(offset);
    }

    /** What has passed since the history began; nobody sets this. */
    Duration passed() {
        return passed;
    }

    /**
     * What may have passed for all that somebody with only a wall clock can know: a leap forward
     * looks like time. Nothing that the product is to wait for may be shorter by this reckoning.
     */
    Duration seemsPassed() {
        return passed.plus(leaptForward);
    }

    void pass(Duration time) {
        passed = passed.plus(time);
    }

    void setRight() {
        leap(offset.negated());
    }

    /** Somebody sets the wall clock, forward or back. */
    void leap(Duration by) {
        offset = offset.plus(by);
        if (!by.isNegative()) {
            leaptForward = leaptForward.plus(by);
        }
    }
}
