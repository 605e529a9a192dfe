package dev.preflight.adapters.runbook.condition;

import dev.preflight.adapters.jq.Jq;
import dev.preflight.adapters.jq.JqCondition;
import dev.preflight.adapters.jq.JqException;
import dev.preflight.adapters.runbook.condition.Grammar.Rule;
import dev.preflight.core.check.Assertion;
import dev.preflight.core.check.Comparison;
import dev.preflight.core.check.Judgement;
import dev.preflight.core.probe.Observation;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What can be said in the language of jq, between backquotes. */
final class JqRules {
    private static final String EXPRESSION =
            "(?:(?:the )?jq (?:expression |filter )?)?(" + Prose.PLACEHOLDER + ")";
    private static final String HOLDS =
            "(?: (?:is true|holds|passes|is truthy|returns true|is satisfied))?";

    // A path, a list, an object, a call or a pipe; not a word that merely stands in backquotes.
    private static final Pattern LOOKS_LIKE_JQ =
            Pattern.compile("(?s)\\s*(?:[.\\[{(].*|.*\\|.*|(?:any|all|length|has|not)\\b.*)");
    private static final Pattern PLAIN =
            Pattern.compile("-?(?:0|[1-9][0-9]{0,17})(?:\\.[0-9]{1,18})?|true|false|null");

    private final String what;
    private final Function<Function<String, Judgement>, Assertion> about;

    private JqRules(String what, Function<Function<String, Judgement>, Assertion> about) {
        this.what = what;
        this.about = about;
    }

    /**
     * The rules about one text.
     *
     * @param what it may be called, a regular expression without groups
     * @param about what makes a condition on the text an assertion
     */
    static List<Rule> about(String what, Function<Function<String, Judgement>, Assertion> about) {
        return new JqRules(what, about).rules();
    }

    private List<Rule> rules() {
        String before = "(?:" + what + " (?:satisfies|fulfils|fulfills|passes) )?" + EXPRESSION;
        String after = "(?: (?:on|of|for|in) " + what + ")?";
        return List.of(
                Rule.of(before + HOLDS + after, (match, prose) -> holds(match.group(1), prose)),
                Rule.of(
                        EXPRESSION + after + " " + Words.IS + " (" + Prose.PLACEHOLDER + "|\\S+)",
                        (match, prose) -> equal(match.group(1), match.group(2), prose)),
                Rule.of(
                        EXPRESSION
                                + after
                                + " (?:"
                                + Words.IS
                                + " )?"
                                + Words.COMPARISON
                                + " "
                                + Words.NUMBER,
                        (match, prose) ->
                                compare(
                                        match.group(1),
                                        Words.comparison(match.group(2)),
                                        match.group(3),
                                        prose)));
    }

    private @Nullable Term holds(String placeholder, Prose prose) throws ConditionException {
        Prose.Quoted quoted = prose.at(placeholder);
        return isJq(quoted) ? term(quoted.text().strip()) : null;
    }

    private @Nullable Term equal(String placeholder, String word, Prose prose)
            throws ConditionException {
        Prose.Quoted quoted = prose.at(placeholder);
        if (!isJq(quoted)) {
            return null;
        }
        Value value = prose.value(word);
        boolean plain = !prose.isPlaceholder(word) || prose.at(word).mark() == '`';
        String literal =
                plain && PLAIN.matcher(value.text()).matches()
                        ? value.text()
                        : '"' + value.text().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        return term("(" + quoted.text().strip() + ") == " + literal);
    }

    // To jq any text is more than any number.
    private @Nullable Term compare(String placeholder, Comparison how, String bound, Prose prose)
            throws ConditionException {
        Prose.Quoted quoted = prose.at(placeholder);
        return isJq(quoted)
                ? term(
                        "(%s) | if type == \"number\" then . %s %s else error(\"no number\") end"
                                .formatted(quoted.text().strip(), operator(how), bound))
                : null;
    }

    private static String operator(Comparison how) {
        return switch (how) {
            case AT_LEAST -> ">=";
            case AT_MOST -> "<=";
            case EXACTLY -> "==";
            case MORE_THAN -> ">";
            case LESS_THAN -> "<";
        };
    }

    private static boolean isJq(Prose.Quoted quoted) {
        return quoted.mark() == '`' && LOOKS_LIKE_JQ.matcher(quoted.text()).matches();
    }

    private Term term(String expression) throws ConditionException {
        try {
            JqCondition condition = Jq.compile(expression);
            String text = "`" + expression + "`";
            return Term.of(new Named("jq " + text, about.apply(condition::judge)), text);
        } catch (JqException malformed) {
            throw new ConditionException(String.valueOf(malformed.getMessage()));
        }
    }

    /** An assertion with an expectation of its own. */
    private record Named(String expectation, Assertion assertion) implements Assertion {
        @Override
        public Judgement judge(Observation observation) {
            return assertion.judge(observation);
        }
    }
}
