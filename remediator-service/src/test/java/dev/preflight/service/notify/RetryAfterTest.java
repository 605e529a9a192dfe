package dev.preflight.service.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

    @Test
    void isSecondsOrADate() {
        assertThat(RetryAfter.read("120", FakeClock.START)).contains(Duration.ofMinutes(2));
        assertThat(RetryAfter.read("Sun, 01 Mar 2026 03:05:00 GMT", FakeClock.START))
                .contains(Duration.ofMinutes(5));
    }

    @Test
    void isAtMostAnHour() {
        assertThat(RetryAfter.read("86400", FakeClock.START)).contains(Duration.ofHours(1));
        assertThat(RetryAfter.read("Mon, 02 Mar 2026 03:00:00 GMT", FakeClock.START))
                .contains(Duration.ofHours(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "soon", "-5", "0", "99999999999999", "Sun, 01 Mar 2026 02:59:00 GMT"})
    void isNothingIfItMakesNoSenseOrIsOver(String header) {
        assertThat(RetryAfter.read(header, FakeClock.START)).isEmpty();
    }
}
