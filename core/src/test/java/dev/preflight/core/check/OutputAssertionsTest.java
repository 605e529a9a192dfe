package dev.preflight.core.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.core.probe.CommandEnded;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutputAssertionsTest {
    private static final CommandEnded CUT = new CommandEnded(0, "head\n[...]\ntail", "", false);

    private static Outcome ofCut(TextCondition condition) {
        return OutputAssertions.output(condition).judge(CUT).outcome();
    }

    @Test
    void onlyWhatWasFoundCountsInAnOutputThatWasCut() {
        assertThat(ofCut(TextCondition.containing("tail"))).isEqualTo(Outcome.PASS);
        assertThat(ofCut(TextCondition.containing("tail").negated())).isEqualTo(Outcome.FAIL);
        assertThat(ofCut(TextCondition.matching(Pattern.compile("t.il")))).isEqualTo(Outcome.PASS);
        assertThat(ofCut(TextCondition.empty())).isEqualTo(Outcome.FAIL);
        assertThat(OutputAssertions.lastLine(TextCondition.equalTo("tail")).judge(CUT).outcome())
                .isEqualTo(Outcome.PASS);
        for (TextCondition condition :
                List.of(
                        TextCondition.containing("middle"),
                        TextCondition.containing("middle").negated(),
                        TextCondition.equalTo("tail"),
                        TextCondition.lines(Comparison.AT_LEAST, 1),
                        TextCondition.number(Comparison.AT_LEAST, BigDecimal.ONE))) {
            assertThat(ofCut(condition)).isEqualTo(Outcome.ERROR);
        }
    }

    private static Outcome of(Assertion assertion, int status, String output, String errors) {
        return assertion.judge(new CommandEnded(status, output, errors)).outcome();
    }

    @ParameterizedTest
    @CsvSource({
        "AT_LEAST,  FAIL, PASS, PASS",
        "AT_MOST,   PASS, PASS, FAIL",
        "EXACTLY,   FAIL, PASS, FAIL",
        "MORE_THAN, FAIL, FAIL, PASS",
        "LESS_THAN, PASS, FAIL, FAIL"
    })
    void comparesNumbersAndLines(Comparison comparison, Outcome less, Outcome same, Outcome more) {
        Assertion number =
                OutputAssertions.output(TextCondition.number(comparison, BigDecimal.valueOf(2)));
        assertThat(of(number, 0, " 1.99 ", "")).isEqualTo(less);
        assertThat(of(number, 0, "2.0", "")).isEqualTo(same);
        assertThat(of(number, 0, "+2.01", "")).isEqualTo(more);
        Assertion lines = OutputAssertions.output(TextCondition.lines(comparison, 2));
        assertThat(of(lines, 0, "x", "")).isEqualTo(less);
        assertThat(of(lines, 0, "x\n \n\ny\n", "")).isEqualTo(same);
        assertThat(of(lines, 0, "x\ny\nz", "")).isEqualTo(more);
        assertThat(number.expectation()).isEqualTo("output is " + comparison.words() + " 2");
        assertThat(lines.expectation()).isEqualTo("output has " + comparison.words() + " 2 lines");
    }

    @Test
    void saysHowManyLinesThereWere() {
        Assertion one = OutputAssertions.output(TextCondition.lines(Comparison.EXACTLY, 1));
        assertThat(one.expectation()).isEqualTo("output has exactly 1 line");
        assertThat(one.judge(new CommandEnded(0, "x", "")).seen()).endsWith(": 1 line");
        assertThat(one.judge(new CommandEnded(0, "x\ny", "")).seen()).endsWith(": 2 lines");
    }

    @Test
    void whatIsNoNumberIsNeitherLessNorMore() {
        TextCondition positive = TextCondition.number(Comparison.AT_LEAST, BigDecimal.ZERO);
        for (TextCondition condition : List.of(positive, positive.negated())) {
            Assertion assertion = OutputAssertions.output(condition);
            for (String text : List.of("", "many", "1 2", "0x1", "1e9", "9".repeat(101))) {
                assertThat(of(assertion, 0, text, "")).isEqualTo(Outcome.ERROR);
            }
        }
        assertThat(of(OutputAssertions.output(positive), 0, "9".repeat(100), ""))
                .isEqualTo(Outcome.PASS);
    }

    @ParameterizedTest
    @CsvSource({
        "0,   PASS,  FAIL, FAIL,  FAIL",
        "3,   FAIL,  PASS, FAIL,  PASS",
        "127, ERROR, ERROR, PASS, ERROR",
        "143, ERROR, ERROR, ERROR, ERROR"
    })
    void whoAsksForAnExitStatusGetsIt(
            int status, Outcome zero, Outcome three, Outcome notFound, Outcome otherThanZero) {
        assertThat(of(OutputAssertions.exitStatus(0), status, "", "")).isEqualTo(zero);
        assertThat(of(OutputAssertions.exitStatus(3), status, "", "")).isEqualTo(three);
        assertThat(of(OutputAssertions.exitStatus(127), status, "", "")).isEqualTo(notFound);
        assertThat(of(OutputAssertions.exitStatusOtherThan(0), status, "", ""))
                .isEqualTo(otherThanZero);
    }

    @ParameterizedTest
    @CsvSource({
        "0, OK,  '',        PASS",
        "1, OK,  '',        FAIL",
        "0, '',  '',        FAIL",
        "0, '',  no such x, ERROR",
        "0, '',  WARN slow, FAIL",
        "0, OK,  no such x, PASS",
        "0, BAD, '',        FAIL"
    })
    void successIsAnExitStatusAndSomeOutputThatMeetsTheConditions(
            int status, String output, String errors, Outcome outcome) {
        Assertion some = OutputAssertions.succeedsWithOutput(List.of());
        Assertion ok = OutputAssertions.succeedsWithOutput(List.of(TextCondition.containing("OK")));
        assertThat(of(ok, status, output, errors)).isEqualTo(outcome);
        assertThat(of(some, status, output, errors))
                .isEqualTo(output.equals("BAD") ? Outcome.PASS : outcome);
        assertThat(some.expectation()).isEqualTo("exit status 0 and some output");
        assertThat(ok.expectation()).isEqualTo("exit status 0 and output that contains 'OK'");
    }

    @Test
    void everyConditionOnTheOutputOfASuccessMustHold() {
        Assertion both =
                OutputAssertions.succeedsWithOutput(
                        List.of(TextCondition.containing("up"), TextCondition.containing("ready")));
        assertThat(of(both, 0, "up and ready", "")).isEqualTo(Outcome.PASS);
        assertThat(of(both, 0, "up", "")).isEqualTo(Outcome.FAIL);
        assertThat(of(both, 0, "ready", "")).isEqualTo(Outcome.FAIL);
    }

    @Test
    void aLastLineThatIsNeitherSuccessNorFailureTellsNothing() {
        Assertion sentinel =
                OutputAssertions.lastLine(
                        TextCondition.equalTo("OK"), TextCondition.equalTo("NONE"));
        assertThat(of(sentinel, 0, "x\nOK\n\n", "")).isEqualTo(Outcome.PASS);
        assertThat(of(sentinel, 0, "OK\nNONE", "")).isEqualTo(Outcome.FAIL);
        assertThat(of(sentinel, 0, "OK\nwhat", "")).isEqualTo(Outcome.ERROR);
    }

    @Test
    void judgesNoOutputOfWhichAPartWasLeftOut() {
        Assertion any = OutputAssertions.judgedOutput(Judgement::pass);
        assertThat(of(any, 0, "{}", "")).isEqualTo(Outcome.PASS);
        assertThat(any.judge(CUT).outcome()).isEqualTo(Outcome.ERROR);
    }

    @ParameterizedTest
    @CsvSource({
        "125, FAIL",
        "126, ERROR",
        "127, ERROR",
        "128, FAIL",
        "129, ERROR",
        "143, ERROR",
        "192, ERROR",
        "193, FAIL",
        "255, FAIL",
        "1, FAIL",
        "0, PASS"
    })
    void aCommandThatWasNotCarriedOutTellsNothing(int status, Outcome outcome) {
        assertThat(Assertions.succeeds().judge(new CommandEnded(status, "OK", "")).outcome())
                .isEqualTo(outcome);
    }

    @Test
    void saysByWhichSignalACommandWasEnded() {
        assertThat(Assertions.succeeds().judge(new CommandEnded(137, "", "")).seen())
                .endsWith(": it was ended by signal 9");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bash: line 7: [: : integer expression expected",
                "/usr/bin/bash: line 1: jq: command not found",
                "curl: (7) refused\nbash: Zeile 3: [: -gt: Einstelliger Operator erwartet.",
                "bash: line 2: N: unbound variable",
                "bash: -c: line 1: syntax error near unexpected token `)'",
                "bash: line 3: 1 / 0 : division by 0 (error token is \"0 \")",
                "parse error: Invalid numeric literal at line 2, column 0",
                "jq: parse error: Unfinished JSON term at EOF at line 2, column 0",
                "jq: error (at <stdin>:1): Cannot index array with string \"workers\""
            })
    void whatBashOrJqComplainsAboutTellsNothing(String errors) {
        CommandEnded ended = new CommandEnded(0, "OK", errors);
        assertThat(Assertions.outputIs("OK").judge(ended).outcome()).isEqualTo(Outcome.ERROR);
        assertThat(Assertions.succeeds().judge(ended).outcome()).isEqualTo(Outcome.ERROR);
        assertThat(OutputAssertions.succeedsWithOutput(List.of()).judge(ended).outcome())
                .isEqualTo(Outcome.ERROR);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Cannot connect to the Docker daemon at unix:///x. Is the docker daemon running?",
                "failed to connect to the docker API at unix:///x; check if the path is correct",
                "permission denied while trying to connect to the Docker daemon socket at unix:///x",
                "warning: something\nerror during connect: Get \"http://x/_ping\": EOF",
                "Cannot connect to Podman. Please verify your connection"
            })
    void whatWasPrintedWhileNoEngineAnsweredTellsNothing(String errors) {
        CommandEnded counted = new CommandEnded(0, "0", errors);
        for (Assertion condition :
                List.of(
                        Assertions.outputIs("0"),
                        Assertions.outputIs("2"),
                        OutputAssertions.lastLine(TextCondition.equalTo("0")),
                        OutputAssertions.lastLine(
                                TextCondition.equalTo("2"), TextCondition.equalTo("0")),
                        OutputAssertions.succeedsWithOutput(List.of()),
                        OutputAssertions.judgedOutput(text -> Judgement.pass(text)))) {
            assertThat(condition.judge(counted).outcome()).isEqualTo(Outcome.ERROR);
        }
    }

    @Test
    void silenceBesideAComplaintIsNoGoodNews() {
        CommandEnded unable = new CommandEnded(7, "\n", "curl: (7) Failed to connect to localhost");
        CommandEnded silent =
                new CommandEnded(1, "", "\ntime=\"x\" level=warning msg=\"obsolete\"\n \n");
        for (TextCondition condition :
                List.of(
                        TextCondition.empty(),
                        TextCondition.containing("ERROR").negated(),
                        TextCondition.equalTo("NONE").negated(),
                        TextCondition.lines(Comparison.AT_MOST, 2))) {
            Judgement judgement = OutputAssertions.output(condition).judge(unable);
            assertThat(judgement.outcome()).isEqualTo(Outcome.ERROR);
            assertThat(judgement.seen()).contains("curl: (7)");
            assertThat(OutputAssertions.output(condition).judge(silent).outcome())
                    .isEqualTo(Outcome.PASS);
        }
        assertThat(OutputAssertions.output(TextCondition.containing("up")).judge(unable).outcome())
                .isEqualTo(Outcome.FAIL);
    }

    @Test
    void whetherAnEngineAnswersIsWhatAnExitStatusMayBeAbout() {
        String errors = "Cannot connect to the Docker daemon at unix:///x";
        CommandEnded ended = new CommandEnded(1, "", errors);
        assertThat(Assertions.succeeds().judge(ended).outcome()).isEqualTo(Outcome.FAIL);
        assertThat(
                        OutputAssertions.errors(TextCondition.containing("daemon"))
                                .judge(ended)
                                .outcome())
                .isEqualTo(Outcome.PASS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "warning: something",
                "bash: connect: Connection refused",
                "bash: line 1: /dev/tcp/localhost/1: Connection refused",
                "tool: line 3: command not found in table"
            })
    void whatOthersComplainAboutIsTheirAffair(String errors) {
        CommandEnded ended = new CommandEnded(0, "OK", errors);
        assertThat(Assertions.outputIs("OK").judge(ended).outcome()).isEqualTo(Outcome.PASS);
    }

    @Test
    void coloursAreNotPartOfAText() {
        CommandEnded ended = new CommandEnded(0, "\u001b[32mOK\u001b[0m\n", "");
        assertThat(Assertions.outputIs("OK").judge(ended).outcome()).isEqualTo(Outcome.PASS);
    }
}
