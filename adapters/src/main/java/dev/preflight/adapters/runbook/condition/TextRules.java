package dev.preflight.adapters.runbook.condition;

import dev.preflight.adapters.runbook.condition.Grammar.Rule;
import dev.preflight.core.check.Assertion;
import dev.preflight.core.check.Comparison;
import dev.preflight.core.check.TextCondition;
import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What can be said of a text: the output of a command, the body of an answer, a header. */
final class TextRules {
    private static final String VALUE = "(" + Prose.PLACEHOLDER + "|\\S+)";
    private static final String QUOTED = "(" + Prose.PLACEHOLDER + ")";
    private static final String NOUN =
            "(?:the )?(?:(?:literal |exact )?(?:string|text|word|value|line) )?";
    private static final String NOT =
            "(?:does not|do not|doesn['’]t|don['’]t|" + Words.MUST + " not)";
    private static final String SHOWS = "(?:shows?|lists?|prints?|has|says?|mentions?|displays?)";

    // Adjectives that judge the output rather than being it.
    private static final Pattern JUDGING =
            Pattern.compile(
                    "(?i)correct|valid|present|expected|good|fine|right|shown|visible|displayed|numeric"
                            + "|reasonable|returned|printed|available|non-?zero|positive|json|sane"
                            + "|something|nothing|there|a|an|the|as|in|of|not|at|no|greater|less"
                            + "|more|fewer|above|below|over|under|between|any|anything");

    private final String subject;
    private final String name;
    private final Function<TextCondition, Assertion> about;

    private TextRules(String subject, String name, Function<TextCondition, Assertion> about) {
        this.subject = subject;
        this.name = name;
        this.about = about;
    }

    /**
     * The rules about one text.
     *
     * @param subject how it may be called, a regular expression without groups
     * @param name how the grammar calls it
     * @param about what makes a condition on the text an assertion
     */
    static List<Rule> about(String subject, String name, Function<TextCondition, Assertion> about) {
        return new TextRules(subject + " ", name, about).rules();
    }

    private List<Rule> rules() {
        return List.of(
                rule(Words.IS_NOT + " (?:empty|blank)", (match, prose) -> empty(false)),
                rule(Words.IS + " (?:empty|blank)", (match, prose) -> empty(true)),
                rule(Words.IS + " (?:non|not)[- ]?(?:empty|blank)", (match, prose) -> empty(false)),
                lines(Words.COMPARISON + " "),
                lines("()"),
                rule(
                        "(?:"
                                + Words.IS
                                + " )?(?:a number )?"
                                + Words.COMPARISON
                                + " "
                                + Words.NUMBER,
                        this::number),
                rule(
                        "(?:"
                                + NOT
                                + " (?:contain|include|have|mention)|contains no|lacks) "
                                + NOUN
                                + VALUE,
                        (match, prose) -> contains(prose.value(match.group(1)), false)),
                rule(
                        "(?:contains?|includes?|containing|including|"
                                + Words.MUST
                                + " (?:contain|include)) "
                                + NOUN
                                + VALUE,
                        (match, prose) -> contains(prose.value(match.group(1)), true)),
                rule(
                        SHOWS + " " + NOUN + QUOTED,
                        (match, prose) -> contains(prose.value(match.group(1)), true)),
                rule(
                        NOT + " match (?:the )?(?:regex |pattern |regular expression )?" + QUOTED,
                        (match, prose) -> matches(prose.value(match.group(1)), false)),
                rule(
                        "(?:match(?:es|ing)?|"
                                + Words.MUST
                                + " match) (?:the )?(?:regex |pattern |regular expression )?"
                                + QUOTED,
                        (match, prose) -> matches(prose.value(match.group(1)), true)),
                rule(
                        Words.IS_NOT + " " + NOUN + VALUE,
                        (match, prose) -> is(match.group(1), prose, false)),
                rule(
                        Words.IS + " " + NOUN + VALUE,
                        (match, prose) -> is(match.group(1), prose, true)));
    }

    private Rule rule(String predicate, Grammar.Maker maker) {
        return Rule.of(subject + predicate, maker);
    }

    private Rule lines(String comparison) {
        return rule(
                "(?:has|have|contains?|is|are|"
                        + Words.MUST
                        + " (?:have|be)) "
                        + comparison
                        + Words.COUNT
                        + " (?:non-?empty )?lines?(?: of output)?",
                (match, prose) -> {
                    String words = match.group(1) == null ? "" : match.group(1);
                    Comparison how = words.isEmpty() ? Comparison.EXACTLY : Words.comparison(words);
                    long count = Words.number(match.group(2)).longValueExact();
                    return term(
                            TextCondition.lines(how, count),
                            "has",
                            how.words() + " " + count + (count == 1 ? " line" : " lines"));
                });
    }

    private Term number(MatchResult match, Prose prose) {
        Comparison how = Words.comparison(match.group(1));
        var bound = Words.number(match.group(2));
        return term(
                TextCondition.number(how, bound), "is", how.words() + " " + bound.toPlainString());
    }

    private Term empty(boolean isSo) {
        TextCondition empty = TextCondition.empty();
        return isSo ? term(empty, "is", "empty") : term(empty.negated(), "is not", "empty");
    }

    private Term contains(Value value, boolean isSo) throws ConditionException {
        if (value.isExpression()) {
            throw new ConditionException(
                    "%s contains %s: write %1$s matches %2$s".formatted(name, value.quoted()));
        }
        if (value.text().isBlank()) {
            throw new ConditionException(
                    "every text contains \"\": write %s is not empty".formatted(name));
        }
        TextCondition part = TextCondition.containing(value.text());
        return isSo
                ? term(part, "contains", value.quoted())
                : term(part.negated(), "does not contain", value.quoted());
    }

    private Term matches(Value value, boolean isSo) throws ConditionException {
        Value expression = new Value(value.text(), true);
        TextCondition matching = TextCondition.matching(expression.expression());
        return isSo
                ? term(matching, "matches", expression.quoted())
                : term(matching.negated(), "does not match", expression.quoted());
    }

    private @Nullable Term is(String word, Prose prose, boolean isSo) throws ConditionException {
        if (!prose.isPlaceholder(word) && JUDGING.matcher(word).matches()) {
            return null;
        }
        Value value = prose.value(word);
        if (value.isExpression()) {
            return matches(value, isSo);
        }
        if (value.text().isBlank()) {
            return empty(isSo);
        }
        TextCondition equal = TextCondition.equalTo(value.text());
        return isSo
                ? term(equal, "is", value.quoted())
                : term(equal.negated(), "is not", value.quoted());
    }

    private Term term(TextCondition condition, String operator, String rest) {
        return new Term(about.apply(condition), name + " " + operator + " " + rest, name, operator);
    }
}
