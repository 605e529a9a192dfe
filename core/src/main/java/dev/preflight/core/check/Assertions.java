package dev.preflight.core.check;

import dev.preflight.core.probe.Connected;
import dev.preflight.core.probe.FileSeen;
import dev.preflight.core.probe.Observation;
import dev.preflight.core.probe.Unobserved;
import dev.preflight.core.probe.ValueSeen;
import java.util.List;
import java.util.function.Predicate;

/** Pass conditions for the general probes. */
public final class Assertions {
    private Assertions() {}

    /**
     * The endpoint answers with this status. For checks that are about the endpoint itself: a
     * refused connection, a timeout and any other status are definite failures.
     */
    public static Assertion answersWith(int status) {
        return answersBetween(status, status);
    }

    /** As {@link #answersWith}, with any status of a range, both ends included. */
    public static Assertion answersBetween(int lowest, int highest) {
        return new AboutTheConnection(HttpAssertions.statusBetween(lowest, highest));
    }

    /** The connection can be opened; refused and timed out are definite failures. */
    public static Assertion connects() {
        return new AboutTheConnection(
                Assertion.over(
                        Connected.class, "a connection", seen -> Judgement.pass(seen.describe())));
    }

    /** The endpoint gave an answer with this status. No answer is {@code ERROR}. */
    public static Assertion statusIs(int status) {
        return HttpAssertions.statusBetween(status, status);
    }

    /** All of these hold. One that fails decides; else one that is unknown does. */
    public static Assertion allOf(List<Assertion> conditions) {
        return Combination.of(conditions, Outcome.FAIL);
    }

    /** One of these holds. One that does decides; else one that is unknown does. */
    public static Assertion anyOf(List<Assertion> conditions) {
        return Combination.of(conditions, Outcome.PASS);
    }

    /** The command ended with status 0. */
    public static Assertion succeeds() {
        return OutputAssertions.exitStatus(0);
    }

    /** The output of the command, without the space around it, is exactly this. */
    public static Assertion outputIs(String expected) {
        return OutputAssertions.output(TextCondition.equalTo(expected));
    }

    /** The file, or directory, is there. */
    public static Assertion exists() {
        return Assertion.over(
                FileSeen.class, "that it exists", file -> verdict(file.exists(), file));
    }

    /**
     * The value of a custom probe satisfies a condition.
     *
     * @param expectation the condition in words, for people
     */
    public static Assertion value(String expectation, Predicate<String> condition) {
        return Assertion.over(
                ValueSeen.class, expectation, seen -> verdict(condition.test(seen.value()), seen));
    }

    private static Judgement verdict(boolean satisfied, Observation observation) {
        return satisfied
                ? Judgement.pass(observation.describe())
                : Judgement.fail(observation.describe(), List.of());
    }

    /** No answer is a definite failure, for a check that is about just that. */
    private record AboutTheConnection(Assertion answer) implements Assertion {
        @Override
        public String expectation() {
            return answer.expectation();
        }

        @Override
        public Judgement judge(Observation observation) {
            return observation instanceof Unobserved nothing && nothing.isNoAnswer()
                    ? Judgement.fail(nothing.describe(), List.of())
                    : answer.judge(observation);
        }
    }
}
