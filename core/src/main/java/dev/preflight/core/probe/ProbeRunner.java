package dev.preflight.core.probe;

import java.time.Duration;
import java.util.Map;

/**
 * Port: observes several probes, each within its timeout. A probe that hangs is answered with
 * {@link Unobserved} and holds nobody up.
 */
@FunctionalInterface
public interface ProbeRunner {
    /**
     * Observes them all.
     *
     * @param timeouts the probes, and how long each may take
     * @param sink told of an observation of every probe, in the caller's thread, as soon as it is
     *     made
     * @throws InterruptedException if told to stop; nothing has been changed by then
     */
    void observe(Map<Probe, Duration> timeouts, Sink sink) throws InterruptedException;

    /** Takes observations as they come. */
    @FunctionalInterface
    interface Sink {
        void seen(Probe probe, Observation observation);
    }

    /**
     * One probe after the other, in the caller's thread. The timeouts are then those of the
     * instruments: a custom probe that hangs, hangs the run.
     */
    static ProbeRunner oneByOne(Instruments instruments) {
        return (timeouts, sink) -> {
            for (Probe probe : timeouts.keySet()) {
                sink.seen(probe, observe(probe, instruments));
            }
        };
    }

    private static Observation observe(Probe probe, Instruments instruments)
            throws InterruptedException {
        try {
            return probe.observe(instruments);
        } catch (InterruptedException stopped) {
            throw stopped;
        } catch (Throwable thrown) {
            return Unobserved.broken(probe, thrown);
        }
    }
}
