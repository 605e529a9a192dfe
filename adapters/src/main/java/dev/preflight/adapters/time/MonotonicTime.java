package dev.preflight.adapters.time;

import java.time.Instant;
import java.time.InstantSource;

/**
 * The wall clock as it was when this was made, and from then on the monotonic clock: setting the
 * wall clock changes nothing, and an instant is never before an earlier one. For processes that end
 * soon: it drifts from the wall clock when the machine sleeps. Safe for threads.
 */
public final class MonotonicTime implements InstantSource {
    private final Instant start = Instant.now();
    private final long startNanos = System.nanoTime();

    @Override
    public Instant instant() {
        return start.plusNanos(System.nanoTime() - startNanos);
    }
}
