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
    void isAsProvisionalAsTheParts() {
        Assertion known = always(Outcome.PASS);
        Assertion one = provisional("the health of a");
        Assertion other = provisional("the health of b");
        assertThat(pending(Assertions.allOf(List.of(known, one)))).isEqualTo("the health of a");
        assertThat(pending(Assertions.anyOf(List.of(known, one)))).isEmpty();
        assertThat(pending(Assertions.anyOf(List.of(one, always(Outcome.ERROR), other))))
                .isEqualTo("the health of a and the health of b");
        assertThat(pending(Assertions.allOf(List.of(one, always(Outcome.FAIL))))).isEmpty();
    }

    private static String pending(Assertion assertion) {
        return assertion.judge(ANY).pending();
    }

    private static Assertion provisional(String pending) {
        return Assertion.over(
                Connected.class, "it", seen -> Judgement.provisionalPass("saw it", pending));
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
