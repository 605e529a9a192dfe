package dev.preflight.adapters.runbook.condition;

import dev.preflight.adapters.runbook.condition.Grammar.Rule;
import dev.preflight.core.check.Assertions;
import dev.preflight.core.check.Comparison;
import dev.preflight.core.check.OutputAssertions;
import dev.preflight.core.check.TextCondition;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be said about how a command ended and what it wrote. */
final class CommandGrammar {
    private static final String THE = "(?:the |its )?(?:(?:command|script)(?:['’]s)? )?";
    private static final String OF = "(?: of the (?:command|script))?";
    private static final String OUTPUT = THE + "(?:standard output|std ?out|output|result)" + OF;
    private static final String ERRORS =
            THE + "(?:standard error|std ?err|error output)(?: output)?" + OF;
    private static final String LAST_LINE =
            "(?:the )?(?:last|final) (?:output )?line(?: of (?:the )?(?:command['’]s )?(?:output|stdout))?";
    private static final String EXIT =
            THE + "(?:(?:exit|return)[ -]?(?:status|code|value)|exit)" + OF;
    private static final String ENDS =
            "(?:(?:the )?(?:command|script) )?(?:exits|ends|returns|exited|terminates)(?: with)?"
                    + "(?: an?)?(?: (?:exit )?(?:status|code))?(?: of)?";
    private static final String VALUE = "(" + Prose.PLACEHOLDER + ")";
    private static final int HIGHEST_STATUS = 255;

    private CommandGrammar() {}

    /** The grammar for one command: some phrases are clear only beside what it prints. */
    static Grammar of(String script) {
        List<Rule> rules = new ArrayList<>();
        rules.addAll(exitStatus());
        rules.addAll(sentinels());
        rules.addAll(someOutput());
        rules.addAll(TextRules.about(OUTPUT, "output", OutputAssertions::output));
        rules.addAll(TextRules.about(ERRORS, "stderr", OutputAssertions::errors));
        rules.addAll(TextRules.about(LAST_LINE, "last line", OutputAssertions::lastLine));
        rules.addAll(JqRules.about(OUTPUT, OutputAssertions::judgedOutput));
        rules.add(
                Rule.of(
                        OUTPUT + " " + Words.IS + " (.+)",
                        (match, prose) -> printed(match.group(1), prose, script)));
        rules.add(
                Rule.of(
                        "(?:http )?(?:(?:response |http )?(?:status|code)(?: code)? (?:is )?"
                                + "|returns |responds with |answers with )?(?:http )?([1-5]\\d\\d)(?: ok)?",
                        (match, prose) -> httpStatus(match.group(1), script)));
        return new Grammar(
                "command",
                "Output is \"OK\", Output contains \"x\", Output does not contain \"x\", Output matches /re/, Output is empty, Output"
                        + " has at least 2 lines, Output is at least 3, Last line is \"OK\", Exit status"
                        + " is 0, or a jq expression in backquotes",
                rules);
    }

    private static List<Rule> exitStatus() {
        String not = "(?:" + Words.IS_NOT + "|other than)";
        return List.of(
                Rule.of(
                        "(?:(?:(?:the )?(?:command|script)|it|this) )?(?:succeeds|is successful|was successful"
                                + "|(?:exits|completes|finishes|ends|runs) (?:successfully|cleanly)"
                                + "|(?:runs|completes) without (?:an )?errors?)"
                                + "|successful exit(?: code| status)?",
                        (match, prose) -> exits("0")),
                Rule.of(
                        "(?:(?:the )?(?:command|script) fails"
                                + "|(?:a )?non-?zero exit (?:status|code)|"
                                + EXIT
                                + " "
                                + Words.IS
                                + " (?:non-?zero|not zero))",
                        (match, prose) -> exitsOtherThan("0")),
                Rule.of(
                        EXIT + " " + not + " (\\d+|zero)",
                        (match, prose) -> exitsOtherThan(match.group(1))),
                Rule.of(
                        EXIT + "(?: (?:" + Words.IS + "|of))? (\\d+|zero)",
                        (match, prose) -> exits(match.group(1))),
                // Without the word, only what no HTTP status can be.
                Rule.of(ENDS + " (\\d{1,2}|zero)", (match, prose) -> exits(match.group(1))),
                Rule.of(
                        ENDS.replace(")?(?: of)?", ")(?: of)?") + " (\\d+)",
                        (match, prose) -> exits(match.group(1))));
    }

    private static List<Rule> sentinels() {
        return List.of(
                Rule.of(
                        LAST_LINE + " (?:is|matches) " + VALUE + " rather than " + VALUE,
                        (match, prose) ->
                                sentinel(
                                        prose.value(match.group(1)), prose.value(match.group(2)))));
    }

    private static List<Rule> someOutput() {
        Grammar.Maker some =
                (match, prose) ->
                        new Term(
                                OutputAssertions.output(TextCondition.empty().negated()),
                                "output is not empty",
                                "output",
                                "is not");
        return List.of(
                Rule.of(
                        "command succeeds with output(?: matching ("
                                + Prose.PLACEHOLDER
                                + "(?: and "
                                + Prose.PLACEHOLDER
                                + ")*))?",
                        (match, prose) -> succeedsWithOutput(match.group(1), prose)),
                Rule.of(
                        "(?:there is |produces |prints |returns )?(?:any|some|(?:a )?non-?empty) output"
                                + "|"
                                + OUTPUT
                                + " (?:exists|is (?:present|anything))"
                                + "|(?:the )?(?:command|script) (?:prints|outputs|returns) (?:something|anything)",
                        some),
                Rule.of(
                        "(?:there is |produces |prints )?(?:no output|nothing(?: is printed)?)"
                                + "|(?:an )?empty output"
                                + "|(?:the )?(?:command|script) (?:prints|outputs) nothing",
                        (match, prose) ->
                                new Term(
                                        OutputAssertions.output(TextCondition.empty()),
                                        "output is empty",
                                        "output",
                                        "is")),
                Rule.of(
                        "(?:there (?:is|are) )?"
                                + Words.COMPARISON
                                + " "
                                + Words.COUNT
                                + " lines?(?: (?:of|in the) output)?",
                        (match, prose) -> lines(match.group(1), match.group(2))));
    }

    private static Term succeedsWithOutput(@Nullable String placeholders, Prose prose)
            throws ConditionException {
        List<TextCondition> conditions = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (String one : placeholders == null ? new String[0] : placeholders.split(" and ", -1)) {
            Value value = new Value(prose.value(one).text(), true);
            conditions.add(value.condition());
            texts.add(value.quoted());
        }
        return Term.of(
                OutputAssertions.succeedsWithOutput(conditions),
                "command succeeds with output"
                        + (texts.isEmpty() ? "" : " matching " + String.join(" and ", texts)));
    }

    private static Term lines(String comparison, String count) {
        Comparison how = Words.comparison(comparison);
        long bound = Words.number(count).longValueExact();
        return new Term(
                OutputAssertions.output(TextCondition.lines(how, bound)),
                "output has " + how.words() + " " + bound + (bound == 1 ? " line" : " lines"),
                "output",
                "has");
    }

    /** The last line is what the command prints when content, and not what it prints when not. */
    static Term sentinel(Value success, Value failure) throws ConditionException {
        String verb = success.isExpression() ? "matches" : "is";
        return Term.of(
                OutputAssertions.lastLine(success.condition(), failure.condition()),
                "last line " + verb + " " + success.quoted() + " rather than " + failure.quoted());
    }

    private static Term exits(String status) throws ConditionException {
        int number = status(status);
        return new Term(
                number == 0 ? Assertions.succeeds() : OutputAssertions.exitStatus(number),
                "exit status is " + number,
                "exit status",
                "is");
    }

    private static Term exitsOtherThan(String status) throws ConditionException {
        int number = status(status);
        return new Term(
                OutputAssertions.exitStatusOtherThan(number),
                "exit status is not " + number,
                "exit status",
                "is not");
    }

    private static int status(String word) throws ConditionException {
        String digits = word.matches("\\d+") ? word : "0";
        if (digits.length() > 3 || Integer.parseInt(digits) > HIGHEST_STATUS) {
            throw new ConditionException(
                    "exit status %s does not exist: write one from 0 to 255".formatted(digits));
        }
        return Integer.parseInt(digits);
    }

    // Several words without quotes are a text if the command says them too, and else prose.
    private static @Nullable Term printed(String words, Prose prose, String script) {
        String text = prose.shown(words);
        boolean isText = words.indexOf(' ') > 0 && script.contains(text);
        return isText && Value.isQuotable(text)
                ? new Term(
                        OutputAssertions.output(TextCondition.equalTo(text)),
                        "output is " + Value.literal(text).quoted(),
                        "output",
                        "is")
                : null;
    }

    // As curl prints it; without that, nothing is known of an HTTP status.
    private static @Nullable Term httpStatus(String status, String script) {
        return script.contains("%{http_code}") || script.contains("%{response_code}")
                ? new Term(
                        OutputAssertions.output(TextCondition.equalTo(status)),
                        "output is \"" + status + "\"",
                        "output",
                        "is")
                : null;
    }
}
