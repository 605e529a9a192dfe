package dev.preflight.adapters.report;

import dev.preflight.core.run.Waiter;
import java.time.Duration;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Waits in slices, and says before each how much is left. The whole is never shorter than asked.
 */
final class Countdown implements Waiter {
    private static final long SECOND = 1_000_000_000;

    private final Waiter real;
    private final LongSupplier nanoTime;
    private final LongConsumer left;
    private final Runnable over;

    /**
     * Makes a waiter out of another.
     *
     * @param real does the waiting
     * @param nanoTime a monotonic clock, in ns
     * @param left told before each slice, in ns
     * @param over told once, however the wait ends
     */
    Countdown(Waiter real, LongSupplier nanoTime, LongConsumer left, Runnable over) {
        this.real = real;
        this.nanoTime = nanoTime;
        this.left = left;
        this.over = over;
    }

    @Override
    public void await(Duration duration) throws InterruptedException {
        long whole = duration.toNanos();
        long start = nanoTime.getAsLong();
        try {
            long remaining = whole;
            do {
                left.accept(remaining);
                real.await(Duration.ofNanos(slice(remaining)));
                remaining = whole - (nanoTime.getAsLong() - start);
            } while (remaining > 0);
        } finally {
            over.run();
        }
    }

    // At most a second, and such that the next one begins with whole seconds left.
    private static long slice(long remaining) {
        long odd = remaining % SECOND;
        return odd == 0 ? Math.min(remaining, SECOND) : odd;
    }
}
