package dev.preflight.core.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.core.check.Assertions;
import dev.preflight.core.probe.CommandProbe;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RequirementsTest {

    @Test
    void mayStandInAnyOrder() {
        Requirements any = requirements(check("c", "b", "a"), check("b", "a"), check("a"));
        assertThat(any.problems()).isEmpty();
        assertThat(any.cycle()).isEmpty();
    }

    @Test
    void makeNoSenseWithoutAnyCheck() {
        assertThat(requirements().problems()).containsExactly("a runbook needs at least one check");
    }

    @Test
    void sayAllAtOnceWhatMakesNoSense() {
        Requirements wrong =
                requirements(check("a", "b", "c"), check("b"), check("b"), check("d", "c", "e"));
        assertThat(wrong.problems())
                .containsExactly(
                        "check id 'b' is used twice",
                        "check 'a' requires 'c', which is no check here",
                        "check 'd' requires 'c', which is no check here",
                        "check 'd' requires 'e', which is no check here");
    }

    // What waits for something unknown could not begin either, and requires nobody.
    @Test
    void takeWhatIsUnknownForNoCycle() {
        assertThat(requirements(check("a", "b"), check("c", "c")).problems())
                .containsExactly("check 'a' requires 'b', which is no check here");
    }

    static Stream<Arguments> cycles() {
        return Stream.of(
                Arguments.of(List.of(check("a", "a")), "a"),
                Arguments.of(List.of(check("a", "b"), check("b", "a")), "a, b"),
                Arguments.of(List.of(check("c", "b"), check("a", "c"), check("b", "a")), "c, a, b"),
                Arguments.of(
                        List.of(check("first"), check("a", "first", "b"), check("b", "a")), "a, b"),
                Arguments.of(
                        List.of(check("later", "last"), check("last", "a"), check("a", "a")), "a"));
    }

    @ParameterizedTest
    @MethodSource("cycles")
    void nameTheChecksThatRequireEachOtherAndNoOthers(List<Check> checks, String names) {
        assertThat(new Requirements(checks).problems())
                .containsExactly("these checks require each other: " + names);
    }

    private static Requirements requirements(Check... checks) {
        return new Requirements(List.of(checks));
    }

    private static Check check(String id, String... requires) {
        return Check.named(id)
                .probe(new CommandProbe("true"))
                .passIf(Assertions.succeeds())
                .requires(requires)
                .build();
    }
}
