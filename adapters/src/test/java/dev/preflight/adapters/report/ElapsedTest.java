package dev.preflight.adapters.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElapsedTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0 s",
        "-5, 0 s",
        "1, 0.01 s",
        "123, 0.12 s",
        "995, 1 s",
        "1000, 1 s",
        "1050, 1.1 s",
        "15000, 15 s",
        "18321, 18.3 s",
        "59999, 60 s",
        "60000, 1 min",
        "125400, 2 min 5 s",
    })
    void saysDurationsInWords(long millis, String words) {
        assertThat(Elapsed.inWords(Duration.ofMillis(millis))).isEqualTo(words);
    }
}
