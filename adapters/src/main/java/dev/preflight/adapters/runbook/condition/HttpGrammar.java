package dev.preflight.adapters.runbook.condition;

import dev.preflight.adapters.runbook.condition.Grammar.Rule;
import dev.preflight.core.check.Assertion;
import dev.preflight.core.check.Assertions;
import dev.preflight.core.check.HttpAssertions;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What can be said about an HTTP answer. What an endpoint does, {@code answers with 200}, is about
 * the connection too: no answer is a failure. What an answer is, {@code status is 200}, is not: no
 * answer is unknown.
 */
final class HttpGrammar {
    private static final String CODE = "[1-9](?:\\d\\d|xx)(?:\\s?[-–]\\s?[1-9]\\d\\d)?";
    private static final String CODES = "(" + CODE + "(?:(?: ,)?(?: or| ,) " + CODE + ")*)";
    private static final String PHRASE =
            "(?: (?:ok|created|accepted|no content|found|unauthorized|forbidden|response|status"
                    + "|status code|answer)){0,2}";
    private static final String WHO =
            "(?:(?:the |it )?(?:(?:backend|endpoint|server|service|api|url|request|health check) )?)?";
    private static final String STATUS =
            "(?:the )?(?:(?:http|response|answer)(?:['’]s)? )*(?:status|code)(?: code)?"
                    + "(?: of the (?:answer|response))?";
    // Of a number that may be a status it is not the text of the answer that is meant.
    private static final String ANSWER = "(?:the )?(?:http )?(?:response|answer)";
    private static final String BODY =
            "(?:the |its )?(?:(?:http|response|answer)(?:['’]s)? )?(?:body|content|response|answer)"
                    + "(?: of the (?:answer|response))?";
    private static final String HEADER = "(?:the )?(?:response )?header ([A-Za-z0-9-]+)( .+)";
    private static final Pattern RANGE =
            Pattern.compile(
                    "(\\d)xx|(\\d{3})\\s?[-–]\\s?(\\d{3})|(\\d{3})", Pattern.CASE_INSENSITIVE);
    private static final int LOWEST = 100;
    private static final int HIGHEST = 599;

    static final Grammar GRAMMAR =
            new Grammar(
                    "http",
                    "answers with 200, status is 2xx, body contains \"x\", body matches /re/, header"
                            + " content-type contains \"json\", or a jq expression in backquotes",
                    rules());

    private HttpGrammar() {}

    private static List<Rule> rules() {
        List<Rule> rules = new ArrayList<>();
        rules.add(
                Rule.of(
                        WHO
                                + "(?:answers?|responds?|returns?|replies|gives)(?: with)?"
                                + "(?: an?| http| status| code| is)* "
                                + CODES
                                + PHRASE,
                        (match, prose) -> answers(match.group(1))));
        rules.add(
                Rule.of(
                        "(?:"
                                + STATUS
                                + " (?:"
                                + Words.IS
                                + " )?(?:one of )?|http |an? )?(?:http )?"
                                + CODES
                                + PHRASE,
                        (match, prose) -> status(match.group(1))));
        rules.add(
                Rule.of(
                        ANSWER + " " + Words.IS + " (?:an? )?(?:http )?" + CODES + PHRASE,
                        (match, prose) -> status(match.group(1))));
        rules.add(
                Rule.of(
                        "(?:"
                                + ANSWER
                                + "|"
                                + STATUS
                                + ") "
                                + Words.IS_NOT
                                + " (?:http )?"
                                + CODES
                                + PHRASE,
                        HttpGrammar::refuseExclusion));
        rules.add(
                Rule.of(
                        WHO + "(?:answers?|responds?|replies)? ?(?:with)?(?:in|under) .*",
                        HttpGrammar::refuseDuration));
        rules.addAll(TextRules.about(BODY, "body", HttpAssertions::body));
        rules.addAll(JqRules.about(BODY, HttpAssertions::judgedBody));
        rules.add(Rule.of(HEADER, HttpGrammar::header));
        return rules;
    }

    private static Term answers(String codes) throws ConditionException {
        return statuses(codes, "answers with", Assertions::answersBetween);
    }

    private static Term status(String codes) throws ConditionException {
        return statuses(codes, "status is", HttpAssertions::statusBetween);
    }

    /** Makes an assertion of a range of statuses. */
    private interface OfRange {
        Assertion make(int lowest, int highest);
    }

    private static Term statuses(String codes, String verb, OfRange maker)
            throws ConditionException {
        List<Assertion> assertions = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        Matcher range = RANGE.matcher(codes);
        while (range.find()) {
            int lowest = bound(range, range.group(2), "00");
            int highest = bound(range, range.group(3), "99");
            if (lowest < LOWEST || highest > HIGHEST || lowest > highest) {
                throw new ConditionException(
                        "there is no HTTP status %s: write one from 100 to 599, or 2xx"
                                .formatted(range.group()));
            }
            assertions.add(maker.make(lowest, highest));
            texts.add(text(lowest, highest));
        }
        Assertion any = assertions.size() == 1 ? assertions.get(0) : Assertions.anyOf(assertions);
        String text = verb + " " + String.join(" or ", texts);
        return new Term(any, text, verb.startsWith("status") ? "status" : "", "is");
    }

    private static int bound(Matcher range, @Nullable String ofRange, String rest) {
        if (range.group(1) != null) {
            return Integer.parseInt(range.group(1) + rest);
        }
        return Integer.parseInt(ofRange == null ? range.group(4) : ofRange);
    }

    private static String text(int lowest, int highest) {
        if (lowest == highest) {
            return String.valueOf(lowest);
        }
        return lowest % 100 == 0 && highest == lowest + 99
                ? lowest / 100 + "xx"
                : lowest + "-" + highest;
    }

    private static @Nullable Term header(MatchResult match, Prose prose) throws ConditionException {
        String name = match.group(1);
        List<Rule> rules =
                TextRules.about(
                        "it",
                        "header " + name,
                        condition -> HttpAssertions.header(name, condition));
        return new Grammar("http", "", rules).term(prose.withWords("it" + match.group(2)));
    }

    private static Term refuseExclusion(MatchResult match, Prose prose) throws ConditionException {
        throw new ConditionException(
                "'%s': that would pass with any other status; say which are right, as in status is 2xx"
                        .formatted(prose.words()));
    }

    private static Term refuseDuration(MatchResult match, Prose prose) throws ConditionException {
        throw new ConditionException(
                "'%s': how long an answer took is not known to a condition; give the check a timeout"
                                .formatted(prose.words())
                        + " and write answers with 200");
    }
}
