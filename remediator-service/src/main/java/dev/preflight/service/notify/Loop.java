package dev.preflight.service.notify;

import dev.preflight.service.ledger.StorageException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Takes a step again and again, on a thread of its own, and rests while there is nothing to do. */
final class Loop {
    private static final Logger LOG = Logger.getLogger(Loop.class);

    // Also bounds how late a step is if the clock is set.
    private static final Duration LONGEST_REST = Duration.ofMinutes(1);
    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(5);

    private final Step step;
    private final Thread thread;
    private final Semaphore woken = new Semaphore(0);
    private volatile boolean closing;
    private boolean unavailable;

    /** What is done again and again. */
    @FunctionalInterface
    interface Step {
        /** Does what there is to do now; returns how long there is nothing to do. */
        Duration take() throws StorageException, InterruptedException;
    }

    Loop(String name, Step step) {
        this.step = step;
        this.thread = new Thread(this::run, name);
        this.thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Ends a rest. Returns at once; safe for threads. */
    void wake() {
        woken.release();
    }

    private void run() {
        try {
            while (!closing) {
                rest(taken());
            }
        } catch (InterruptedException stopped) {
            LOG.debugf("%s was stopped in the middle", thread.getName());
        }
    }

    private Duration taken() throws InterruptedException {
        try {
            Duration rest = step.take();
            unavailable = false;
            return rest;
        } catch (StorageException problem) {
            sayUnavailable(problem);
        } catch (RuntimeException defect) {
            // The thread goes on: nobody else tells people what happens.
            LOG.errorf(defect, "%s failed, and goes on in %s", thread.getName(), AFTER_A_FAILURE);
        }
        return AFTER_A_FAILURE;
    }

    // Once: every receiver would say so every few seconds.
    private void sayUnavailable(StorageException problem) {
        if (!unavailable) {
            LOG.warnf(
                    problem,
                    "%s goes on when it can, asking every %s",
                    thread.getName(),
                    AFTER_A_FAILURE);
        }
        unavailable = true;
    }

    private void rest(Duration rest) throws InterruptedException {
        Duration bounded = rest.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest;
        // Rounded up, so that it is not too early by less than a millisecond again and again.
        long millis = bounded.plusNanos(999_999).toMillis();
        if (woken.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
            woken.drainPermits();
        }
    }

    /** Lets the present step end, and takes no other. Returns at once. */
    void stop() {
        closing = true;
        wake();
    }

    /** Waits for the end of a loop that was stopped; breaks off its step if it takes too long. */
    void end(Duration patience) throws InterruptedException {
        // Zero would be for ever.
        thread.join(Math.max(1, patience.toMillis()));
        thread.interrupt();
    }
}
