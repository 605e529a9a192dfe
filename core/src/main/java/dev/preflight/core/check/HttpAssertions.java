package dev.preflight.core.check;

import dev.preflight.core.probe.HttpAnswer;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Pass conditions over the answer to an HTTP request. No answer is {@code ERROR}. */
public final class HttpAssertions {
    private HttpAssertions() {}

    /** The status is in this range, both ends included. */
    public static Assertion statusBetween(int lowest, int highest) {
        return Assertion.over(
                HttpAnswer.class,
                lowest == highest ? "HTTP " + lowest : "HTTP " + lowest + " to " + highest,
                answer -> {
                    boolean within = answer.status() >= lowest && answer.status() <= highest;
                    return TextCondition.truth(within, answer.describe());
                });
    }

    /** What is in the body of the answer, whatever its status. */
    public static Assertion body(TextCondition condition) {
        return text("body", condition, answer -> answer.body());
    }

    /** The body of the answer, judged by something else that knows its format. */
    public static Assertion judgedBody(Function<String, Judgement> judge) {
        return Assertion.over(
                HttpAnswer.class,
                "a body as it should be",
                answer -> {
                    Judgement judgement = judge.apply(answer.body());
                    return new Judgement(
                            judgement.outcome(),
                            answer.describe() + ": " + judgement.seen(),
                            List.of(),
                            List.of());
                });
    }

    /** The value of a header, whose name may be in any case; empty if the answer has none. */
    public static Assertion header(String name, TextCondition condition) {
        String key = name.toLowerCase(Locale.ROOT);
        return text("header " + name, condition, answer -> answer.headers().getOrDefault(key, ""));
    }

    private static Assertion text(
            String what, TextCondition condition, Function<HttpAnswer, String> text) {
        return Assertion.over(
                HttpAnswer.class,
                what + " " + condition.words(),
                answer -> judge(what, condition, text.apply(answer), answer));
    }

    private static Judgement judge(
            String what, TextCondition condition, String text, HttpAnswer answer) {
        Judgement judgement = condition.judge(new Text(text, true));
        String added = judgement.seen().isEmpty() ? "" : ": " + judgement.seen();
        return new Judgement(
                judgement.outcome(),
                answer.describe() + ", " + what + " " + shown(text) + added,
                List.of(),
                List.of());
    }

    private static String shown(String text) {
        String start = text.strip().lines().findFirst().orElse("");
        return start.length() <= 80 ? "'" + start + "'" : "'" + start.substring(0, 80) + "...'";
    }
}
