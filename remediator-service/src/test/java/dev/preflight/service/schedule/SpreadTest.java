package dev.preflight.service.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpreadTest {

    @Test
    void startsOneAfterTheOtherWithinTheInterval() {
        assertThat(
                        IntStream.range(0, 4)
                                .mapToObj(it -> Spread.delay(it, 4, Duration.ofSeconds(30))))
                .containsExactly(
                        Duration.ZERO,
                        Duration.ofMillis(7_500),
                        Duration.ofSeconds(15),
                        Duration.ofMillis(22_500));
    }

    @Test
    void startsASingleOneAtOnce() {
        assertThat(Spread.delay(0, 1, Duration.ofHours(1))).isZero();
    }
}
