package dev.preflight.core.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VariablesTest {

    private static final Variables VARIABLES =
            new Variables(Map.of("A", "1", "B_2", "two", "EMPTY", "", "DOLLAR", "$1${A}\\"));

    @Test
    void showsNoValueWhereItsOwnerIsPrinted() {
        Variables secret = new Variables(Map.of("DB_PASSWORD", "hunter22"));

        assertThat(secret).hasToString("Variables[1]");
        assertThat(new Target("shop", ".", "local", secret).toString()).doesNotContain("hunter22");
    }

    @Test
    void whatIsExportedHidesWhatWasThereBefore() {
        Variables exporting = VARIABLES.exporting(Map.of("A", "2")).exporting(Map.of("C", "3"));
        assertThat(exporting.resolve("${A}${B_2}${C}")).isEqualTo("2two3");
        assertThat(exporting.exported()).isEqualTo(Map.of("A", "2", "C", "3"));
        assertThat(VARIABLES.resolve("${A}")).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "z", "A", "Z", "_", "a0", "a9", "_a_Z"})
    void aNameHasLettersDigitsAndUnderscores(String name) {
        Variables one = new Variables(Map.of(name, "v"));
        assertThat(one.resolve("${" + name + "}")).isEqualTo("v");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0a", "9", "a/", "a:", "a@", "a[", "a`", "a{", "a-", "\u00e4"})
    void whatHasAnythingElseIsNoName(String name) {
        Variables one = new Variables(Map.of(name, "v"));
        assertThat(one.resolve("${" + name + "}")).isEqualTo("${" + name + "}");
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "no reference,            no reference",
                "${A},                    1",
                "x${A}y${B_2}z,           x1ytwoz",
                "${A:-9},                 1",
                "${NONE:-9},              9",
                "${NONE:-},               ``",
                "${EMPTY:-9},             9",
                "x${EMPTY},               x",
                "${DOLLAR},               $1${A}\\",
                "${NONE:-${A}},           1",
                "${A:-${NONE}},           1",
                "${NONE:-a${NO:-b}c}d,    abcd",
                "http://h:${P:-8000}/x,   http://h:8000/x",
                "${NONE:-http://a:-1},    http://a:-1",
            })
    void replacesReferences(String text, String resolved) {
        assertThat(VARIABLES.resolve(text)).isEqualTo(resolved);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"$A", "${", "${A", "${}", "${1A}", "${A-b}", "$${", "{A}", "${A B}", "}${"})
    void leavesAloneWhatIsNoReference(String text) {
        assertThat(VARIABLES.resolve(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"${NONE}", "x${A}${NONE}", "${NO:-${NONE}}"})
    void saysWhichVariableIsNotSet(String text) {
        assertThatThrownBy(() -> VARIABLES.resolve(text))
                .isInstanceOf(UnsetVariableException.class)
                .hasMessageContaining("variable NONE is not set")
                .hasMessageContaining("${NONE:-value}");
    }
}
