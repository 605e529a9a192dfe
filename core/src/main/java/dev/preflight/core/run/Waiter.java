package dev.preflight.core.run;

import java.time.Duration;

/** Port: lets time pass. */
@FunctionalInterface
public interface Waiter {
    /**
     * Returns when this much time has passed on a clock that nobody sets, not before.
     *
     * @throws InterruptedException if told to stop earlier
     */
    void await(Duration duration) throws InterruptedException;
}
