package dev.preflight.core.check;

import dev.preflight.core.probe.CommandEnded;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Pass conditions over what a command wrote and how it ended. Those on its output do not ask for
 * exit status 0: many a command ends with something else and has printed what was asked for. All of
 * them are {@code ERROR} when the command tells nothing: it or a part of it was not found or not
 * executable (126, 127), it was ended by a signal (129 to 192), bash complained that a test
 * compared what is no number, or jq that it read what is not as it should be. So are those on its
 * output when a container engine did not answer it; and none passes on silence beside complaints.
 */
public final class OutputAssertions {
    // Compose says so much on stderr on a good day that it tells nothing.
    private static final Pattern MERE_WARNING =
            Pattern.compile("(?i)^(?:time=\\S+ level=(?:warning|info) .*|warn(?:ing)?\\b.*)$");

    private OutputAssertions() {}

    /** The command ended with this status. */
    public static Assertion exitStatus(int status) {
        return exit(
                "exit status " + status,
                ended -> verdict(ended.exitStatus() == status, ended),
                // Who asks for 127 gets it.
                ended -> ended.exitStatus() == status && status != 0);
    }

    /** The command ended, and with any other status than this. */
    public static Assertion exitStatusOtherThan(int status) {
        return exit(
                "an exit status other than " + status,
                ended -> verdict(ended.exitStatus() != status, ended),
                ended -> false);
    }

    /** What the command wrote to stdout. */
    public static Assertion output(TextCondition condition) {
        return text("output", condition, ended -> new Text(ended.output(), ended.isWhole()));
    }

    /** What the command wrote to stderr. */
    public static Assertion errors(TextCondition condition) {
        return over(
                "error output " + condition.words(),
                Inconclusive::reason,
                ended ->
                        describe(
                                condition.judge(new Text(ended.errors(), ended.isWhole())), ended));
    }

    /** What the command wrote to stdout, judged by something else that knows its format. */
    public static Assertion judgedOutput(Function<String, Judgement> judge) {
        return conclusive(
                "output as it should be",
                ended ->
                        ended.isWhole()
                                ? describe(judge.apply(ended.output()), ended)
                                : Judgement.unknown("a part of the output was left out"));
    }

    /** The last line of stdout that is not blank. */
    public static Assertion lastLine(TextCondition condition) {
        return text(
                "last line",
                condition,
                ended -> new Text(ended.output(), ended.isWhole()).lastLine());
    }

    /**
     * The last line of stdout that is not blank is that of a success. One that is neither that nor
     * the one of a failure tells nothing.
     */
    public static Assertion lastLine(TextCondition success, TextCondition failure) {
        return conclusive(
                "last line " + success.words() + " (on failure " + failure.words() + ")",
                ended -> {
                    Text last = new Text(ended.output(), ended.isWhole()).lastLine();
                    if (success.judge(last).outcome() == Outcome.PASS) {
                        return verdict(true, ended);
                    }
                    return failure.judge(last).outcome() == Outcome.PASS
                            ? verdict(false, ended)
                            : Judgement.unknown(ended.describe() + ", which is neither");
                });
    }

    /**
     * The command ended with status 0 and wrote something, which meets these conditions. For
     * commands whose author says no more: one that wrote nothing but complaints on stderr has
     * established nothing, since the exit status of a pipeline is that of its last part.
     */
    public static Assertion succeedsWithOutput(List<TextCondition> conditions) {
        List<TextCondition> copy = List.copyOf(conditions);
        String output =
                copy.isEmpty()
                        ? "some output"
                        : copy.stream()
                                .map(TextCondition::words)
                                .collect(Collectors.joining(" and ", "output that ", ""));
        return conclusive("exit status 0 and " + output, ended -> success(copy, ended));
    }

    private static Judgement success(List<TextCondition> conditions, CommandEnded ended) {
        boolean silent = ended.output().isBlank();
        if (silent && complains(ended.errors())) {
            return Judgement.unknown(ended.describe());
        }
        if (silent || ended.exitStatus() != 0) {
            return verdict(false, ended);
        }
        Text output = new Text(ended.output(), ended.isWhole());
        return conditions.stream()
                .map(condition -> condition.judge(output))
                .filter(judgement -> judgement.outcome() != Outcome.PASS)
                .findFirst()
                .map(judgement -> describe(judgement, ended))
                .orElseGet(() -> verdict(true, ended));
    }

    private static Assertion text(
            String what, TextCondition condition, Function<CommandEnded, Text> text) {
        return conclusive(
                what + " " + condition.words(),
                ended -> established(condition.judge(text.apply(ended)), ended));
    }

    private static Assertion conclusive(
            String expectation, Function<CommandEnded, Judgement> judge) {
        return over(expectation, Inconclusive::reasonOfOutput, judge);
    }

    private static Assertion exit(
            String expectation,
            Function<CommandEnded, Judgement> judge,
            Predicate<CommandEnded> isMeantSo) {
        return over(
                expectation,
                ended -> Inconclusive.reason(ended).filter(reason -> !isMeantSo.test(ended)),
                judge);
    }

    private static Assertion over(
            String expectation,
            Function<CommandEnded, Optional<String>> doubt,
            Function<CommandEnded, Judgement> judge) {
        return Assertion.over(
                CommandEnded.class,
                expectation,
                ended ->
                        doubt.apply(ended)
                                .map(reason -> Judgement.unknown(ended.describe() + ": " + reason))
                                .orElseGet(() -> judge.apply(ended)));
    }

    // That something is not there, as one that could not even look for it would print, too.
    private static Judgement established(Judgement judgement, CommandEnded ended) {
        boolean onlyComplained = ended.output().isBlank() && complains(ended.errors());
        return onlyComplained && judgement.outcome() == Outcome.PASS
                ? Judgement.unknown(ended.describe())
                : describe(judgement, ended);
    }

    private static boolean complains(String errors) {
        return errors.lines()
                .map(String::strip)
                .anyMatch(line -> !line.isEmpty() && !MERE_WARNING.matcher(line).matches());
    }

    private static Judgement verdict(boolean satisfied, CommandEnded ended) {
        return describe(TextCondition.truth(satisfied, ""), ended);
    }

    private static Judgement describe(Judgement judgement, CommandEnded ended) {
        String added = judgement.seen().isEmpty() ? "" : ": " + judgement.seen();
        return new Judgement(judgement.outcome(), ended.describe() + added, List.of(), List.of());
    }
}
