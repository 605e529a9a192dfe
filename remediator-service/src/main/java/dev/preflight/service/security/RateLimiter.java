package dev.preflight.service.security;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Lets everybody have a burst, and then one more in every interval: a token bucket each, of which
 * only the instant when it will be full again is kept. The buckets that were used last are kept;
 * one that is forgotten is full. Safe for threads.
 *
 * <p>A library would do the one line of arithmetic, in 400 KB, and leave the bound to us.
 */
final class RateLimiter {
    private final Duration interval;
    private final Duration burst;
    private final InstantSource time;
    private final Map<String, Instant> fullAgain;

    /**
     * @param time must not be set back
     * @param most how many buckets are kept
     */
    RateLimiter(Duration interval, int burst, int most, InstantSource time) {
        this.interval = interval;
        this.burst = interval.multipliedBy(burst);
        this.time = time;
        this.fullAgain = new Recent(most);
    }

    /** Takes one for somebody: zero if there was one, else how long there will be none. */
    synchronized Duration take(String who) {
        Instant now = time.instant();
        Instant full = fullAgain.getOrDefault(who, now);
        Instant then = (full.isBefore(now) ? now : full).plus(interval);
        Duration missing = Duration.between(now.plus(burst), then);
        if (missing.isNegative() || missing.isZero()) {
            fullAgain.put(who, then);
            return Duration.ZERO;
        }
        return missing;
    }

    private static final class Recent extends LinkedHashMap<String, Instant> {
        private static final long serialVersionUID = 1L;

        private final int most;

        Recent(int most) {
            super(16, 0.75f, true);
            this.most = most;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
            return size() > most;
        }
    }
}
