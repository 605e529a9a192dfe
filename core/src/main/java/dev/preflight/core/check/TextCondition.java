package dev.preflight.core.check;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A condition on a text. It is three-valued: nothing definite follows from what was left out of a
 * long output, nor from a text that should be a number and is none.
 */
public final class TextCondition {
    private static final String LEFT_OUT = "the output is too long, a part of it was left out";
    private static final int MOST_DIGITS = 100;

    private final String words;
    private final Rule rule;

    private TextCondition(String words, Rule rule) {
        this.words = words;
        this.rule = rule;
    }

    /** The text without the space around it is exactly this. */
    public static TextCondition equalTo(String expected) {
        return ofAll(
                "is '" + expected + "'",
                text -> truth(text.value().strip().equals(expected.strip())));
    }

    /** This occurs in the text, upper and lower case told apart. */
    public static TextCondition containing(String part) {
        return ofPart("contains '" + part + "'", text -> truth(text.value().contains(part)));
    }

    /** The expression matches somewhere; too laborious a search ends in {@code ERROR}. */
    public static TextCondition matching(Pattern expression) {
        return ofPart(
                "matches /" + expression.pattern() + "/",
                text -> LimitedSearch.find(expression, text.value()));
    }

    /** There is nothing but space. */
    public static TextCondition empty() {
        return new TextCondition("is empty", text -> truth(text.value().isBlank()));
    }

    /** How many lines there are that are not blank. */
    public static TextCondition lines(Comparison comparison, long count) {
        return ofAll(
                "has " + comparison.words() + " " + count + (count == 1 ? " line" : " lines"),
                text -> countLines(comparison, count, text.value()));
    }

    /** The text is a number that compares so; any other text is {@code ERROR}, never true. */
    public static TextCondition number(Comparison comparison, BigDecimal bound) {
        return ofAll(
                "is " + comparison.words() + " " + bound.toPlainString(),
                text -> compare(comparison, bound, text.value()));
    }

    /** Holds where this does not, and the other way round; what cannot be told stays so. */
    public TextCondition negated() {
        return new TextCondition("not so: " + words, text -> negated(rule.judge(text)));
    }

    /** For people, after what the text is: {@code contains 'ok'}. */
    String words() {
        return words;
    }

    /** {@code seen} is what to add to the description of the text; mostly empty. */
    Judgement judge(Text text) {
        return rule.judge(text);
    }

    private static TextCondition ofAll(String words, Rule rule) {
        return new TextCondition(
                words, text -> text.isWhole() ? rule.judge(text) : Judgement.unknown(LEFT_OUT));
    }

    // What was found is there, whatever else was left out.
    private static TextCondition ofPart(String words, Rule rule) {
        return new TextCondition(
                words,
                text -> {
                    Judgement judgement = rule.judge(text);
                    return text.isWhole() || judgement.outcome() == Outcome.PASS
                            ? judgement
                            : Judgement.unknown(LEFT_OUT);
                });
    }

    private static Judgement countLines(Comparison comparison, long count, String text) {
        long seen = text.lines().filter(line -> !line.isBlank()).count();
        boolean holds = comparison.holds(BigDecimal.valueOf(seen), BigDecimal.valueOf(count));
        return truth(holds, seen == 1 ? "1 line" : seen + " lines");
    }

    private static Judgement compare(Comparison comparison, BigDecimal bound, String text) {
        return numberIn(text.strip())
                .map(number -> truth(comparison.holds(number, bound)))
                .orElseGet(() -> Judgement.unknown("that is no number"));
    }

    private static Optional<BigDecimal> numberIn(String text) {
        if (text.length() > MOST_DIGITS || !text.matches("[+-]?[0-9]++(?:\\.[0-9]++)?")) {
            return Optional.empty();
        }
        return Optional.of(new BigDecimal(text));
    }

    private static Judgement truth(boolean holds) {
        return truth(holds, "");
    }

    static Judgement truth(boolean holds, String seen) {
        return holds ? Judgement.pass(seen) : Judgement.fail(seen, List.of());
    }

    private static Judgement negated(Judgement judgement) {
        return judgement.outcome() == Outcome.ERROR
                ? judgement
                : truth(judgement.outcome() == Outcome.FAIL, judgement.seen());
    }

    /** Judges one text. */
    private interface Rule {
        Judgement judge(Text text);
    }
}
