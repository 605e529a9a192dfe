package dev.preflight.core.probe;

import java.time.Duration;
import java.util.LinkedHashMap;
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
     * @return an observation for every probe
     * @throws InterruptedException if told to stop; nothing has been changed by then
     */
    Map<Probe, Observation> observe(Map<Probe, Duration> timeouts) throws InterruptedException;

    /**
     * One probe after the other, in the caller's thread. The timeouts are then those of the
     * instruments: a custom probe that hangs, hangs the run.
     */
    static ProbeRunner oneByOne(Instruments instruments) {
        return timeouts -> {
            Map<Probe, Observation> observations = new LinkedHashMap<>();
            for (Probe probe : timeouts.keySet()) {
                observations.put(probe, observe(probe, instruments));
            }
            return observations;
        };
    }

    private static Observation observe(Probe probe, Instruments instruments)
            throws InterruptedException {
        try {
            return probe.observe(instruments);
        } catch (RuntimeException broken) {
            return new Unobserved(
                    Unobserved.Reason.UNABLE,
                    probe.describe() + " could not be observed: " + broken);
        }
    }
}
