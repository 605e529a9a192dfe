package dev.preflight.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
    @ParameterizedTest
    @CsvSource({
        "500ms, PT0.5S",
        "1ms, PT0.001S",
        "10s, PT10S",
        "10, PT10S",
        "007s, PT7S",
        "2m, PT2M",
        "1h, PT1H",
        "24h, P1D",
        "86400, P1D"
    })
    void readsThemAsPeopleWriteThem(String text, Duration expected) throws Exception {
        assertThat(Durations.parse("timeout", text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "s",
                "0",
                "0ms",
                "-1s",
                "+1s",
                "1.5s",
                "1 s",
                " 1s",
                "1s ",
                "1S",
                "1d",
                "1sec",
                "1m30s",
                "25h",
                "86401",
                "86400001ms",
                "9999999999s",
                "99999999999999999999",
                "PT1S",
                "one"
            })
    void refusesAllElse(String text) {
        assertThatThrownBy(() -> Durations.parse("timeout", text))
                .isInstanceOf(UsageException.class)
                .hasMessage(
                        "--timeout "
                                + text
                                + " is no time: write it as in 500ms, 10s or 2m, at most a day");
    }
}
