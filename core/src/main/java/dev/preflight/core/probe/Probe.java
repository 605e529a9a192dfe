package dev.preflight.core.probe;

import dev.preflight.core.target.Variables;

/**
 * What a check observes. Equal probes of one pass over a runbook are observed once, and all their
 * checks judge the same observation.
 */
public sealed interface Probe
        permits CommandProbe,
                ContainersProbe,
                CustomProbe,
                FileProbe,
                HttpProbe,
                ServicesProbe,
                TcpProbe,
                WorkersProbe {

    /** What is observed and where, for people: {@code GET http://localhost:8000/health}. */
    String describe();

    /**
     * The same probe with its variables replaced.
     *
     * @throws dev.preflight.core.target.UnsetVariableException if one is not set
     */
    default Probe bind(Variables variables) {
        return this;
    }

    /**
     * Observes, with the instrument for this kind of probe.
     *
     * @throws InterruptedException if told to stop; nothing has been changed by then
     */
    Observation observe(Instruments instruments) throws InterruptedException;
}
