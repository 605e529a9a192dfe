package dev.preflight.adapters.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RealWaiterTest {
    private final RealWaiter waiter = new RealWaiter();

    @Test
    void neverReturnsTooEarly() throws InterruptedException {
        for (int micros = 0; micros < 2_000; micros += 100) {
            Duration asked = Duration.ofNanos(micros * 1_000L);
            long start = System.nanoTime();

            waiter.await(asked);

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(asked);
        }
    }

    @Test
    void doesNotWaitForWhatIsPast() throws InterruptedException {
        waiter.await(Duration.ofDays(-1));
    }

    @Test
    void isStoppedByAnInterrupt() {
        for (Duration duration : new Duration[] {Duration.ZERO, Duration.ofDays(1)}) {
            Thread.currentThread().interrupt();

            assertThatThrownBy(() -> waiter.await(duration))
                    .isInstanceOf(InterruptedException.class);
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
        }
    }

    @Test
    void timeNeverGoesBack() {
        MonotonicTime time = new MonotonicTime();
        Instant former = time.instant();
        for (int i = 0; i < 1_000; i++) {
            Instant now = time.instant();
            assertThat(now).isAfterOrEqualTo(former);
            former = now;
        }
    }
}
