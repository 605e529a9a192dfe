package dev.preflight.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HowLongTest {

    @ParameterizedTest
    @CsvSource({
        "PT-1S,       0 s",
        "PT0S,        0 s",
        "PT0.001S,    1 s",
        "PT12S,       12 s",
        "PT59.1S,     1 min",
        "PT2M5S,      2 min 5 s",
        "PT14M,       14 min",
        "PT1H,        1 h",
        "PT3H20M59S,  3 h 20 min",
        "PT24H,       1 d",
        "PT52H30M,    2 d 4 h",
    })
    void saysItInAtMostTwoUnits(Duration duration, String words) {
        assertThat(HowLong.inWords(duration)).isEqualTo(words);
    }
}
