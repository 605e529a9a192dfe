package dev.preflight.adapters.probe;

import dev.preflight.core.probe.Instruments;
import dev.preflight.core.probe.Observation;
import dev.preflight.core.probe.Probe;
import dev.preflight.core.probe.Unobserved;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/** Observes one probe, and tells when it has ended. */
final class ProbeThread extends Thread {
    private final Probe probe;
    private final Instruments instruments;
    private final long deadline;
    private final BlockingQueue<ProbeThread> ended;
    private volatile Observation observation;
    private volatile @Nullable Throwable thrown;

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
        this.observation =
                new Unobserved(
                        Unobserved.Reason.UNABLE,
                        probe.describe() + " could not be observed: it has not ended");
        setDaemon(true);
    }

    @Override
    public void run() {
        try {
            observation = probe.observe(instruments);
        } catch (Throwable failure) {
            // Judged by whoever asks: the failure of the machine must not end with this thread.
            thrown = failure;
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

    /**
     * What it saw, for the thread that waited for it.
     *
     * @throws VirtualMachineError if the machine failed meanwhile
     */
    Observation observation() {
        Throwable failure = thrown;
        return failure == null ? observation : Unobserved.broken(probe, failure);
    }
}
