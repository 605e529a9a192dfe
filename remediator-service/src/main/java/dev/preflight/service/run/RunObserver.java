package dev.preflight.service.run;

import java.time.Duration;

/** Port: is told of every run that is over, from the thread that ran it. */
@FunctionalInterface
public interface RunObserver {
    /**
     * A run is over.
     *
     * @param took since its turn came
     */
    void over(Run run, Duration took);
}
