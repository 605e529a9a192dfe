package dev.preflight.adapters.probe;

import dev.preflight.core.ForeignCode;
import dev.preflight.core.probe.Observation;
import dev.preflight.core.probe.Unobserved;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An observation that blocks in ways that neither a timeout nor an interrupt can end, such as the
 * resolving of a name. It runs on a daemon thread of its own and is left behind when time is over.
 */
public abstract class BlockingCall {
    private static final long RELEASE_MILLIS = 200;

    private final String what;
    private final Thread thread;
    private volatile @Nullable Observation seen;
    private volatile @Nullable Throwable thrown;
    private volatile boolean abandoned;

    /**
     * Prepares it.
     *
     * @param what is observed, for people
     */
    protected BlockingCall(String what) {
        this.what = what;
        this.thread =
                new Thread(what) {
                    @Override
                    public void run() {
                        call();
                    }
                };
        thread.setDaemon(true);
    }

    /** Observes; called once, on the thread of its own. */
    protected abstract Observation observe() throws Exception;

    /**
     * Does what helps it to end; called on yet another thread when nobody waits any more, and again
     * as long as it has not ended.
     */
    protected abstract void release();

    protected final boolean isAbandoned() {
        return abandoned;
    }

    /**
     * What it saw within this time.
     *
     * @throws InterruptedException if told to stop; it is left behind then
     * @throws VirtualMachineError if the machine failed meanwhile
     */
    public final Observation within(Duration timeout) throws InterruptedException {
        thread.start();
        try {
            // Zero would wait for ever.
            thread.join(Math.max(1, timeout.toMillis()));
        } finally {
            if (thread.isAlive()) {
                abandon();
            }
        }
        Throwable failure = thrown;
        if (failure != null) {
            return new Unobserved(
                    Unobserved.Reason.UNABLE,
                    what + " could not be observed: " + ForeignCode.fault(failure));
        }
        Observation answer = seen;
        return answer == null ? Late.answer(what, timeout) : answer;
    }

    private void call() {
        try {
            seen = observe();
        } catch (Throwable failure) {
            // Nobody would hear of it, and the caller would take it for silence of the other side.
            thrown = failure;
        }
    }

    private void abandon() {
        abandoned = true;
        Thread releaser =
                new Thread("end of " + what) {
                    @Override
                    public void run() {
                        releaseUntilEnded();
                    }
                };
        releaser.setDaemon(true);
        releaser.start();
    }

    private void releaseUntilEnded() {
        try {
            do {
                release();
                thread.join(RELEASE_MILLIS);
            } while (thread.isAlive());
        } catch (InterruptedException impossible) {
            throw new IllegalStateException("nobody else knows this thread", impossible);
        }
    }
}
