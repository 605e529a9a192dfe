package dev.preflight.adapters.time;

import dev.preflight.core.run.Waiter;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Sleeps, and does not trust the sleep: it is over when the monotonic clock says so. */
public final class RealWaiter implements Waiter {
    /**
     * Returns when this much time has passed, not before; at once if it is zero or negative.
     *
     * @throws InterruptedException if told to stop, before or meanwhile
     */
    @Override
    public void await(Duration duration) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("told to stop before the wait began");
        }
        long wanted = duration.toNanos();
        long start = System.nanoTime();
        long left = wanted;
        while (left > 0) {
            TimeUnit.NANOSECONDS.sleep(left);
            left = wanted - (System.nanoTime() - start);
        }
    }
}
