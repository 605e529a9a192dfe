package dev.preflight.adapters.state;

import java.time.Duration;

/**
 * The times of a lock.
 *
 * @param lease how long a lock is held without being renewed
 * @param renewal how often it is renewed; well below the lease
 * @param poll how often one that waits looks again
 */
public record LockPace(Duration lease, Duration renewal, Duration poll) {
    public LockPace {
        if (poll.isNegative() || poll.isZero() || renewal.isNegative() || renewal.isZero()) {
            throw new IllegalArgumentException("a lock is renewed and polled after some time");
        }
        if (lease.compareTo(renewal) <= 0) {
            throw new IllegalArgumentException(
                    "a lease of " + lease + " would run out before its renewal after " + renewal);
        }
    }

    /** Survives two failed renewals, and notices a release before a person does. */
    public static LockPace standard() {
        return new LockPace(Duration.ofSeconds(30), Duration.ofSeconds(10), Duration.ofMillis(200));
    }
}
