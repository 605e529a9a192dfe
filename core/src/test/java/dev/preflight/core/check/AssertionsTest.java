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
import java.math.BigDecimal;
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
    @CsvSource({
        "ABSENT,    0, true,  false, false, false, false",
        "FILE,      0, false, true,  true,  false, false",
        "FILE,      1, false, true,  false, true,  false",
        "DIRECTORY, 0, false, false, false, false, true",
        "DIRECTORY, 4096, false, false, false, false, true",
        "OTHER,     0, false, false, false, false, false"
    })
    void tellsWhatIsAtAPlace(
            FileSeen.Kind kind,
            long bytes,
            boolean absent,
            boolean isFile,
            boolean empty,
            boolean nonEmpty,
            boolean directory) {
        FileSeen seen = new FileSeen("/f", kind, bytes);
        assertThat(passes(FileAssertions.absent(), seen)).isEqualTo(absent);
        assertThat(passes(FileAssertions.isFile(), seen)).isEqualTo(isFile);
        assertThat(passes(FileAssertions.emptyFile(), seen)).isEqualTo(empty);
        assertThat(passes(FileAssertions.nonEmptyFile(), seen)).isEqualTo(nonEmpty);
        assertThat(passes(FileAssertions.isDirectory(), seen)).isEqualTo(directory);
    }

    @ParameterizedTest
    @CsvSource({
        "ABSENT,    /f does not exist",
        "FILE,      /f is a file of 7 bytes",
        "DIRECTORY, /f is a directory",
        "OTHER,     /f is neither a file nor a directory"
    })
    void saysWhatIsAtAPlace(FileSeen.Kind kind, String words) {
        assertThat(FileAssertions.isFile().judge(new FileSeen("/f", kind, 7)).seen())
                .isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"199,FAIL", "200,PASS", "250,PASS", "299,PASS", "300,FAIL"})
    void aRangeOfStatusesIncludesBothEnds(int status, Outcome outcome) {
        Assertion range = HttpAssertions.statusBetween(200, 299);
        assertThat(range.judge(answer(status)).outcome()).isEqualTo(outcome);
        assertThat(range.expectation()).isEqualTo("HTTP 200 to 299");
        assertThat(HttpAssertions.statusBetween(204, 204).expectation()).isEqualTo("HTTP 204");
    }

    @Test
    void judgesWhatIsInAnAnswer() {
        HttpAnswer answer =
                new HttpAnswer("http://h/x", 200, Map.of("server", "nginx"), "ok\nand more");
        TextCondition ok = TextCondition.containing("ok");
        assertThat(HttpAssertions.body(ok).judge(answer).outcome()).isEqualTo(Outcome.PASS);
        assertThat(HttpAssertions.body(ok.negated()).judge(answer))
                .isEqualTo(Judgement.fail("HTTP 200 from http://h/x, body 'ok'", List.of()));
        assertThat(passes(HttpAssertions.header("Server", TextCondition.equalTo("nginx")), answer))
                .isTrue();
        assertThat(passes(HttpAssertions.header("Etag", TextCondition.empty()), answer)).isTrue();
        assertThat(HttpAssertions.judgedBody(Judgement::unknown).judge(answer))
                .isEqualTo(Judgement.unknown("HTTP 200 from http://h/x: ok\nand more"));
        TextCondition many = TextCondition.number(Comparison.AT_LEAST, BigDecimal.ONE);
        assertThat(HttpAssertions.body(many).judge(answer).seen())
                .isEqualTo("HTTP 200 from http://h/x, body 'ok': that is no number");
    }

    @ParameterizedTest
    @CsvSource({"80, 80, ''", "81, 80, ..."})
    void showsTheBeginningOfALongBody(int length, int shown, String end) {
        HttpAnswer answer = new HttpAnswer("http://h/x", 200, Map.of(), "x".repeat(length));
        assertThat(HttpAssertions.body(TextCondition.empty()).judge(answer).seen())
                .isEqualTo("HTTP 200 from http://h/x, body '" + "x".repeat(shown) + end + "'");
    }

    private static boolean passes(Assertion assertion, Observation observation) {
        return assertion.judge(observation).outcome() == Outcome.PASS;
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

    @ParameterizedTest
    @EnumSource(names = {"FAIL", "ERROR"})
    void onlyAPassCanBeProvisional(Outcome outcome) {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new Judgement(outcome, "", List.of(), List.of(), "the health of a"))
                .withMessageContaining("the health of a");
    }

    @Test
    void saysWhereARedirectLeads() {
        HttpAnswer redirect =
                new HttpAnswer("http://h/x", 302, Map.of("location", "http://login"), "");
        assertThat(Assertions.answersWith(200).judge(redirect).seen())
                .isEqualTo("HTTP 302 to http://login from http://h/x");
    }
}
