package dev.preflight.adapters.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.preflight.core.run.Waiter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CountdownTest {
    private final List<Duration> slices = new ArrayList<>();
    private final List<Long> shown = new ArrayList<>();
    private long nanos = Long.MAX_VALUE - 3_000_000_000L;
    private int over;

    @Test
    void waitsInSlicesOfAtMostASecond() throws InterruptedException {
        countdown(this::pass).await(Duration.ofMillis(3_500));

        assertThat(slices)
                .containsExactly(
                        Duration.ofMillis(500),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1));
        assertThat(shown).containsExactly(3_500L, 3_000L, 2_000L, 1_000L);
        assertThat(over).isEqualTo(1);
    }

    @Test
    void makesUpForSlicesThatTookLonger() throws InterruptedException {
        countdown(slice -> pass(slice.plusMillis(300))).await(Duration.ofSeconds(3));

        assertThat(slices)
                .containsExactly(
                        Duration.ofSeconds(1), Duration.ofMillis(700), Duration.ofMillis(700));
    }

    @Test
    void isNeverShorterThanAsked() throws InterruptedException {
        long start = nanos;

        countdown(slice -> pass(slice.dividedBy(2).plusNanos(1))).await(Duration.ofSeconds(3));

        assertThat(nanos - start).isGreaterThanOrEqualTo(3_000_000_000L);
    }

    @Test
    void handsAnEmptyWaitOn() throws InterruptedException {
        countdown(this::pass).await(Duration.ZERO);

        assertThat(slices).containsExactly(Duration.ZERO);
    }

    @Test
    void letsAnInterruptThroughAndClears() {
        Waiter countdown =
                countdown(slice -> {
                    throw new InterruptedException("stop");
                });

        assertThatThrownBy(() -> countdown.await(Duration.ofSeconds(3)))
                .isInstanceOf(InterruptedException.class);
        assertThat(over).isEqualTo(1);
    }

    private Waiter countdown(Waiter real) {
        return new Countdown(
                slice -> {
                    slices.add(slice);
                    real.await(slice);
                },
                () -> nanos,
                left -> shown.add(left / 1_000_000),
                () -> over++);
    }

    private void pass(Duration duration) {
        nanos += duration.toNanos();
    }
}
