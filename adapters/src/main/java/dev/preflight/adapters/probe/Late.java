package dev.preflight.adapters.probe;

import dev.preflight.core.probe.Observation;
import dev.preflight.core.probe.Unobserved;
import java.time.Duration;

/** What to say when there was no answer in time. */
public final class Late {
    private Late() {}

    /**
     * The observation of what gave no answer in time.
     *
     * @param what was observed, for people
     */
    public static Observation answer(String what, Duration timeout) {
        return new Unobserved(
                Unobserved.Reason.TIMEOUT, "no answer within " + seconds(timeout) + ": " + what);
    }

    /** A duration for people: {@code 10 s}, {@code 0.5 s}. */
    public static String seconds(Duration duration) {
        long millis = duration.toMillis();
        return millis % 1000 == 0 ? millis / 1000 + " s" : millis / 1000.0 + " s";
    }
}
