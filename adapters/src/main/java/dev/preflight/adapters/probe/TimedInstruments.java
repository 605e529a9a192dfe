package dev.preflight.adapters.probe;

import dev.preflight.core.probe.Instruments;
import java.time.Duration;

/** Instruments that know how long they may take. */
public interface TimedInstruments extends Instruments {
    /**
     * The same instruments for probes that are observed together: what several of them need is
     * looked up once.
     */
    default TimedInstruments together() {
        return this;
    }

    /** The same instruments, each of whose observations takes no longer than this. */
    Instruments within(Duration timeout);
}
