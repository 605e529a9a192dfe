package dev.preflight.service.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class RateLimiterTest {
    private static final Duration INTERVAL = Duration.ofMillis(20);

    private final FakeTime time = new FakeTime();
    private final RateLimiter limiter = new RateLimiter(INTERVAL, 3, 2, time);

    private static final class FakeTime implements InstantSource {
        private Instant now = Instant.EPOCH;

        @Override
        public Instant instant() {
            return now;
        }

        void pass(Duration duration) {
            now = now.plus(duration);
        }
    }

    private void takeAll(String who) {
        for (int i = 0; i < 3; i++) {
            assertThat(limiter.take(who)).isZero();
        }
        assertThat(limiter.take(who)).isPositive();
    }

    @Test
    void letsABurstThroughAndThenSaysHowLongToWait() {
        takeAll("a");

        assertThat(limiter.take("a")).isEqualTo(INTERVAL);
        time.pass(Duration.ofMillis(15));
        assertThat(limiter.take("a")).isEqualTo(Duration.ofMillis(5));
    }

    @Test
    void letsOneThroughInEveryInterval() {
        takeAll("a");

        for (int i = 0; i < 100; i++) {
            time.pass(INTERVAL);
            assertThat(limiter.take("a")).isZero();
            assertThat(limiter.take("a")).isEqualTo(INTERVAL);
        }
    }

    @Test
    void letsNoMoreThanABurstThroughAfterAPause() {
        takeAll("a");
        time.pass(Duration.ofDays(1));

        takeAll("a");
    }

    @Test
    void doesNotCountWhatItRefused() {
        takeAll("a");
        for (int i = 0; i < 100; i++) {
            limiter.take("a");
        }

        time.pass(INTERVAL);
        assertThat(limiter.take("a")).isZero();
    }

    @Test
    void countsEverybodyApart() {
        takeAll("a");
        takeAll("b");
    }

    @Test
    void remembersThoseWhoAskedLast() {
        takeAll("a");
        takeAll("b");
        limiter.take("a");
        limiter.take("c");

        assertThat(limiter.take("a")).as("was used, so it is kept").isPositive();
        assertThat(limiter.take("b")).as("is forgotten").isZero();
    }
}
