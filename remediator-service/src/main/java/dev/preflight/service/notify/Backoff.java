package dev.preflight.service.notify;

import java.time.Duration;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * How long to wait before a message is tried again: doubled with each failure, and then between
 * half and all of it, so that receivers that failed together are not tried together for ever.
 *
 * @param first after the first failure
 * @param most however many failures there were
 * @param random for the jitter
 */
record Backoff(Duration first, Duration most, RandomGenerator random) {
    // A longer shift would overflow; the bound is reached long before.
    private static final int MOST_DOUBLINGS = 30;

    static Backoff standard() {
        return new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5), new Random());
    }

    /**
     * The wait.
     *
     * @param failures before this one
     */
    Duration after(int failures) {
        Duration doubled = first.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
        Duration bounded = doubled.compareTo(most) > 0 ? most : doubled;
        return bounded.dividedBy(2).plusMillis(random.nextLong(bounded.toMillis() / 2 + 1));
    }
}
