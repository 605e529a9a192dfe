package dev.preflight.core.runbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunbookIdTest {

    @Test
    void mayBeWhateverATitleMakes() {
        assertThat(new RunbookId("läden-2")).hasToString("läden-2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n"})
    void mustNotBeBlank(String blank) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RunbookId(blank))
                .withMessage("a runbook id must not be blank");
    }

    @Test
    void isTheSameWhereItsTextIs() {
        assertThat(new RunbookId("a"))
                .isEqualTo(new RunbookId("a"))
                .hasSameHashCodeAs("a")
                .isNotEqualTo(new RunbookId("b"))
                .isNotEqualTo("a");
    }
}
