package dev.preflight.service.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WaitTest {

    @ParameterizedTest
    @CsvSource({"0s,0", "500ms,500", "60s,60000", "5m,300000", "300s,300000"})
    void readsATime(String text, long millis) {
        assertThat(Wait.parse(text)).isEqualTo(Duration.ofMillis(millis));
    }

    @Test
    void doesNotWaitUnlessAsked() {
        assertThat(Wait.parse(null)).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "60", "-1s", "301s", "6m", "1h", "1.5s", "999999m", "9999999999s", "s"})
    void refusesAnythingElse(String text) {
        assertThatThrownBy(() -> Wait.parse(text))
                .isInstanceOf(ProblemException.class)
                .hasMessage("wait=" + text + ": write a time from 0s to 300s, as in wait=60s");
    }
}
