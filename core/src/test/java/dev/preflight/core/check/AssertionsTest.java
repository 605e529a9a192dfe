package dev.preflight.core.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.preflight.core.probe.CommandEnded;
import dev.preflight.core.probe.Connected;
import dev.preflight.core.probe.FileSeen;
import dev.preflight.core.probe.HttpAnswer;
import dev.preflight.core.probe.Observation;
import dev.preflight.core.probe.Unobserved;
import dev.preflight.core.probe.Unobserved.Reason;
import dev.preflight.core.probe.ValueSeen;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.MethodSource;

class AssertionsTest {

    private static HttpAnswer answer(int status) {
        return new HttpAnswer("http://h/x", status, Map.of(), "");
    }

    private static CommandEnded ended(int status, String output) {
        return new CommandEnded(status, output, "");
    }

    private static FileSeen file(FileSeen.Kind kind) {
        return new FileSeen("/f", kind, 0);
    }

    static List<Arguments> verdicts() {
        return List.of(
                Arguments.of(Assertions.answersWith(200), answer(200), Outcome.PASS),
                Arguments.of(Assertions.answersWith(200), answer(503), Outcome.FAIL),
                Arguments.of(Assertions.answersWith(200), ended(0, ""), Outcome.ERROR),
                Arguments.of(Assertions.statusIs(200), answer(200), Outcome.PASS),
                Arguments.of(Assertions.statusIs(200), answer(302), Outcome.FAIL),
                Arguments.of(Assertions.connects(), new Connected("h:1"), Outcome.PASS),
                Arguments.of(Assertions.connects(), answer(200), Outcome.ERROR),
                Arguments.of(Assertions.succeeds(), ended(0, ""), Outcome.PASS),
                Arguments.of(Assertions.succeeds(), ended(1, "OK"), Outcome.FAIL),
                Arguments.of(Assertions.outputIs("OK"), ended(0, " OK\n"), Outcome.PASS),
                Arguments.of(Assertions.outputIs("OK"), ended(0, ""), Outcome.FAIL),
                Arguments.of(Assertions.outputIs("OK"), ended(0, "NOT OK"), Outcome.FAIL),
                Arguments.of(Assertions.exists(), file(FileSeen.Kind.DIRECTORY), Outcome.PASS),
                Arguments.of(Assertions.exists(), file(FileSeen.Kind.ABSENT), Outcome.FAIL),
                Arguments.of(
                        Assertions.value("of 1", "1"::equals),
                        new ValueSeen("it", "1"),
                        Outcome.PASS),
                Arguments.of(
                        Assertions.value("of 1", "1"::equals),
                        new ValueSeen("it", "2"),
                        Outcome.FAIL));
    }

    @ParameterizedTest
    @MethodSource("verdicts")
    void judges(Assertion assertion, Observation observation, Outcome outcome) {
        Judgement judgement = assertion.judge(observation);
        assertThat(judgement.outcome()).isEqualTo(outcome);
        assertThat(judgement.seen()).isEqualTo(observation.describe());
        assertThat(assertion.expectation()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({"UNREACHABLE,FAIL", "TIMEOUT,FAIL", "UNREADABLE,ERROR", "UNABLE,ERROR"})
    void noAnswerIsAFailureOfACheckThatIsAboutTheConnection(Reason reason, Outcome outcome) {
        Unobserved nothing = new Unobserved(reason, "nothing");
        assertThat(Assertions.answersWith(200).judge(nothing).outcome()).isEqualTo(outcome);
        assertThat(Assertions.connects().judge(nothing).outcome()).isEqualTo(outcome);
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void noAnswerTellsNothingToAnyOtherCheck(Reason reason) {
        Unobserved nothing = new Unobserved(reason, "nothing");
        for (Assertion assertion :
                List.of(
                        Assertions.statusIs(200),
                        Assertions.succeeds(),
                        Assertions.outputIs(""),
                        Assertions.exists(),
                        Assertions.value("any", it -> true),
                        new WorkerConfigAssertion())) {
            assertThat(assertion.judge(nothing).outcome()).isEqualTo(Outcome.ERROR);
        }
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"PASS", "FAIL", "ERROR"})
    void anAssertionCannotJudgeAnythingElse(Outcome outcome) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Judgement(outcome, "", List.of(), List.of()));
    }

    @Test
    void saysWhereARedirectLeads() {
        HttpAnswer redirect =
                new HttpAnswer("http://h/x", 302, Map.of("location", "http://login"), "");
        assertThat(Assertions.answersWith(200).judge(redirect).seen())
                .isEqualTo("HTTP 302 to http://login from http://h/x");
    }
}
