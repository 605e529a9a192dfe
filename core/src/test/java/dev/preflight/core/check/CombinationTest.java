package dev.preflight.core.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.preflight.core.probe.Connected;
import dev.preflight.core.probe.Observation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CombinationTest {
    private static final Observation ANY = new Connected("h:1");

    private static Assertion always(Outcome outcome) {
        return Assertion.over(
                Connected.class,
                "it " + outcome,
                seen -> new Judgement(outcome, "saw " + outcome, List.of(), List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "PASS, PASS, PASS, PASS",
        "PASS, FAIL, FAIL, PASS",
        "PASS, ERROR, ERROR, PASS",
        "FAIL, PASS, FAIL, PASS",
        "FAIL, FAIL, FAIL, FAIL",
        "FAIL, ERROR, FAIL, ERROR",
        "ERROR, PASS, ERROR, PASS",
        "ERROR, FAIL, FAIL, ERROR",
        "ERROR, ERROR, ERROR, ERROR",
    })
    void followsKleenesLogic(Outcome one, Outcome other, Outcome all, Outcome any) {
        List<Assertion> both = List.of(always(one), always(other));
        assertThat(Assertions.allOf(both).judge(ANY).outcome()).isEqualTo(all);
        assertThat(Assertions.anyOf(both).judge(ANY).outcome()).isEqualTo(any);
    }

    @Test
    void saysWhatDecided() {
        Judgement judgement =
                Assertions.allOf(List.of(always(Outcome.PASS), always(Outcome.FAIL))).judge(ANY);
        assertThat(judgement.seen()).isEqualTo("saw FAIL");
    }

    @Test
    void expectsWhatItsPartsExpect() {
        List<Assertion> both = List.of(always(Outcome.PASS), always(Outcome.FAIL));
        assertThat(Assertions.allOf(both).expectation()).isEqualTo("it PASS and it FAIL");
        assertThat(Assertions.anyOf(both).expectation()).isEqualTo("it PASS or it FAIL");
    }

    @Test
    void withoutPartsNothingIsAsserted() {
        assertThatIllegalArgumentException().isThrownBy(() -> Assertions.allOf(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> Assertions.anyOf(List.of()));
    }

    @Test
    void keepsWhatItsPartsFoundAndWhatTheyName() {
        Subject subject = new Subject.OfService("db");
        Assertion naming =
                Assertion.over(
                        Connected.class,
                        "it",
                        seen ->
                                new Judgement(
                                        Outcome.FAIL, "", List.of("mend it"), List.of(subject)));
        Judgement judgement =
                Assertions.allOf(List.of(naming, always(Outcome.FAIL), naming)).judge(ANY);
        assertThat(judgement.findings()).containsExactly("mend it");
        assertThat(judgement.subjects()).containsExactly(subject);
    }
}
