package dev.preflight.service.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IntervalsTest {
    private static final Duration MILLI = Duration.ofMillis(1);

    private final Intervals intervals = new Intervals();
    private final AtomicInteger times = new AtomicInteger();

    @AfterEach
    void close() {
        intervals.close();
    }

    @Test
    void goOnWhateverTheJobDoes() {
        intervals.every(
                "broken",
                MILLI,
                Duration.ZERO,
                () -> {
                    times.incrementAndGet();
                    throw new AssertionError("a defect");
                });

        await().until(() -> times.get() > 3);
        assertThat(intervals.isAlive()).isTrue();
    }

    @Test
    void sayWhenSomethingIsDoneNext() {
        intervals.every("a", Duration.ofHours(1), Duration.ofHours(2), times::incrementAndGet);

        assertThat(intervals.untilNext("a").orElseThrow())
                .isBetween(Duration.ofMinutes(119), Duration.ofHours(2));
        assertThat(intervals.untilNext("b")).isEmpty();
        assertThat(times).hasValue(0);
    }

    @Test
    void doNothingOnceTheyAreClosed() {
        intervals.every("a", MILLI, Duration.ZERO, times::incrementAndGet);
        await().until(() -> times.get() > 0);

        intervals.close();
        intervals.every("late", MILLI, Duration.ZERO, times::incrementAndGet);

        assertThat(intervals.isAlive()).isFalse();
        assertThat(intervals.untilNext("a")).isEmpty();
        assertThat(intervals.untilNext("late")).isEmpty();
    }
}
