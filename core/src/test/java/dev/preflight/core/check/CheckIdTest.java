package dev.preflight.core.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckIdTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "0", "worker-types", "a-1-b-2"})
    void isMadeOfWordsJoinedByDashes(String id) {
        assertThat(new CheckId(id)).hasToString(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-", "a-", "-a", "a--b", "A", "a_b", "a b", "ä", "a\n"})
    void nothingElseIsOne(String id) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CheckId(id))
                .withMessageContaining("'" + id + "' is no check id");
    }

    @Test
    void mayBeAsLongAsAnyTitle() {
        String id = "a" + "-a".repeat(100_000);
        assertThat(new CheckId(id)).hasToString(id);
    }

    @Test
    void isTheSameWhereItsWordsAre() {
        assertThat(new CheckId("a"))
                .isEqualTo(new CheckId("a"))
                .hasSameHashCodeAs("a")
                .isNotEqualTo(new CheckId("b"))
                .isNotEqualTo("a");
    }
}
