package dev.preflight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {
    private static final List<String> WORDS = List.of("check", "heal", "plan", "--project");

    @ParameterizedTest
    @CsvSource({
        "chek, check",
        "chcek, check",
        "checks, check",
        "hael, heal",
        "pln, plan",
        "plans, plan",
        "--projekt, --project",
        "project, --project"
    })
    void isTheNearestWord(String typed, String expected) {
        assertThat(Suggestion.among(WORDS, typed)).isEqualTo(", did you mean '" + expected + "'?");
    }

    @ParameterizedTest
    @CsvSource({"''", "x", "destroy", "status", "--quiet"})
    void isNoneWhenNothingIsNear(String typed) {
        assertThat(Suggestion.among(WORDS, typed)).isEmpty();
    }
}
