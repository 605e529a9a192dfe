package dev.preflight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.core.run.RunOutcome;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExitStatusTest {
    @ParameterizedTest
    @CsvSource({"PASSED, 0", "HEALED, 0", "FAILED, 1", "ERROR, 3"})
    void followsFromTheOutcome(RunOutcome outcome, int expected) {
        assertThat(ExitStatus.of(outcome)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 0", "0, 1, 1", "0, 3, 3", "1, 3, 1", "1, 1, 1", "3, 3, 3"})
    void ofTwoIsTheOneThatSaysMore(int one, int other, int expected) {
        assertThat(ExitStatus.worse(one, other)).isEqualTo(expected);
        assertThat(ExitStatus.worse(other, one)).isEqualTo(expected);
    }
}
