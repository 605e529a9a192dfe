package dev.preflight.adapters.probe;

import dev.preflight.core.probe.Instruments;
import dev.preflight.core.probe.Observation;
import dev.preflight.core.probe.Probe;
import dev.preflight.core.probe.Unobserved;
import java.util.concurrent.BlockingQueue;

/** Observes one probe, and tells when it has ended. */
final class ProbeThread extends Thread {
    private final Probe probe;
    private final Instruments instruments;
    private final long deadline;
    private final BlockingQueue<ProbeThread> ended;
    private volatile Observation observation;

    /**
     * Prepares it.
     *
     * @param deadline by the system's nano time
     * @param ended to which it adds itself
     */
    ProbeThread(
            Probe probe, Instruments instruments, long deadline, BlockingQueue<ProbeThread> ended) {
        super("probe " + probe.describe());
        this.probe = probe;
        this.instruments = instruments;
        this.deadline = deadline;
        this.ended = ended;
        this.observation = unable("it has not ended");
        setDaemon(true);
    }

    @Override
    public void run() {
        try {
            observation = probe.observe(instruments);
        } catch (Throwable failure) {
            // A custom probe is code of other people, whose failed assertions are errors.
            observation = unable(failure.toString());
        } finally {
            ended.add(this);
        }
    }

    Probe probe() {
        return probe;
    }

    long deadline() {
        return deadline;
    }

    Observation observation() {
        return observation;
    }

    private Observation unable(String reason) {
        return new Unobserved(
                Unobserved.Reason.UNABLE, probe.describe() + " could not be observed: " + reason);
    }
}
