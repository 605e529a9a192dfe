package dev.preflight.adapters.runbook.condition;

import dev.preflight.adapters.runbook.condition.Condition.Origin;
import dev.preflight.core.probe.CommandProbe;
import dev.preflight.core.probe.FileProbe;
import dev.preflight.core.probe.HttpProbe;
import dev.preflight.core.probe.Probe;
import dev.preflight.core.probe.TcpProbe;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The condition where the author's prose is none.
 *
 * @param text of the condition in the grammar's words
 * @param why for people: what was inferred and from what
 */
record Inference(String text, Origin origin, String why) {
    private static final Pattern NEGATIVE =
            Pattern.compile(
                    "(?iu)n['’]t\\b|\\b(?:not?|none|nothing|nobody|never|without|absent|missing|gone|removed"
                            + "|deleted|closed|refused|refuses|rejected|rejects|fails|free|unused|down|away)\\b");
    private static final Pattern NAMED =
            Pattern.compile(
                    "(?i)at least one ([a-z][\\w-]*) and (?:at least )?one ([a-z][\\w-]*)\\b.*");

    /**
     * What can be inferred; null for probes that a general condition would say nothing about.
     *
     * @throws ConditionException if the prose asks for more than a general condition would look at
     */
    static @Nullable Inference from(Probe probe, @Nullable Prose prose) throws ConditionException {
        if (probe instanceof CommandProbe command) {
            Inference particular = fromCommand(command, prose);
            if (particular != null) {
                return particular;
            }
        }
        if (prose != null) {
            refuseDemand(probe, prose);
        }
        return general(probe, prose);
    }

    private static void refuseDemand(Probe probe, Prose prose) throws ConditionException {
        Grammar grammar = Grammar.of(probe);
        String demand = Demand.of(prose, probe);
        if (demand != null && grammar != null) {
            throw new ConditionException(
                    "'%s' is not understood and seems to ask %s: of a %s probe one can say %s"
                            .formatted(
                                    prose.shown(prose.words()),
                                    demand,
                                    grammar.kind(),
                                    grammar.examples()));
        }
    }

    private static @Nullable Inference general(Probe probe, @Nullable Prose prose) {
        String unread = prose == null ? "nothing is said" : "the prose is not a condition";
        if (probe instanceof CommandProbe) {
            return fallback(
                    "command succeeds with output",
                    unread
                            + ", and the command does not print the same last line whenever it is"
                            + " content: exit status 0 and some output");
        }
        if (probe instanceof HttpProbe) {
            return fallback("answers with 2xx", unread + ": a status that means success");
        }
        if (prose != null && NEGATIVE.matcher(prose.words()).find()) {
            // Of what is there or not, it may well mean the contrary.
            return null;
        }
        if (probe instanceof TcpProbe) {
            return fallback("connects", unread + ": the connection can be opened");
        }
        return probe instanceof FileProbe
                ? fallback("file exists", unread + ": the file is there")
                : null;
    }

    private static @Nullable Inference fromCommand(CommandProbe command, @Nullable Prose prose)
            throws ConditionException {
        Sentinels sentinels = Sentinels.in(command.script());
        if (sentinels != null) {
            return fromSentinels(sentinels);
        }
        if (prose == null) {
            return null;
        }
        Inference named = fromNames(command.script(), prose);
        return named == null ? fromUnsaid(command.script(), prose) : named;
    }

    private static @Nullable Inference fromUnsaid(String script, Prose prose)
            throws ConditionException {
        String said = Unsaid.read(CommandGrammar.of(script), prose);
        return said == null
                ? null
                : fallback(said, "the prose does not name the output, and is taken to be about it");
    }

    private static Inference fromSentinels(Sentinels sentinels) {
        Printed success = sentinels.success();
        List<Printed> failures = sentinels.failures();
        if (success == null) {
            Printed failure = failures.get(0);
            Value value = failure.value();
            String verb = value.isExpression() ? "does not match " : "is not ";
            return new Inference(
                    "exit status is 0 and last line " + verb + value.quoted(),
                    Origin.SENTINEL,
                    "the command prints " + failure.shown() + " on failure" + at(failure));
        }
        Value value = success.value();
        String last = "last line " + (value.isExpression() ? "matches " : "is ") + value.quoted();
        String prints = "the command prints " + success.shown() + " on success";
        if (failures.isEmpty()) {
            return new Inference(last, Origin.SENTINEL, prints + at(success));
        }
        String shown =
                failures.stream()
                        .map(Printed::shown)
                        .distinct()
                        .collect(Collectors.joining(" or "));
        return new Inference(
                last + " rather than " + anyOf(failures).quoted(),
                Origin.SENTINEL,
                prints + ", " + shown + " otherwise" + at(success));
    }

    private static Value anyOf(List<Printed> failures) {
        if (failures.stream().map(Printed::text).distinct().count() == 1) {
            return failures.get(0).value();
        }
        String all =
                failures.stream()
                        .map(Printed::expression)
                        .distinct()
                        .collect(Collectors.joining("|"));
        return new Value("^(?:" + all + ")$", true);
    }

    private static String at(Printed printed) {
        return " (line " + printed.line() + " of the command)";
    }

    // Two lines of output do not mean one of each: the prose and the command both name them.
    private static @Nullable Inference fromNames(String script, Prose prose) {
        Matcher named = NAMED.matcher(prose.words());
        if (!named.matches()) {
            return null;
        }
        String first = named.group(1);
        String second = named.group(2);
        if (!script.contains(first) || !script.contains(second)) {
            return null;
        }
        boolean running = prose.words().contains("running") && script.contains(".State");
        String state = running ? ".*\\brunning\\b" : "";
        return new Inference(
                "command succeeds with output matching /%s%s/ and /%s%2$s/"
                        .formatted(first, state, second),
                Origin.FALLBACK,
                "the prose is not a condition on a command, but both name %s and %s: exit status 0, and%s each of them in the output"
                        .formatted(first, second, running ? " a running one of" : ""));
    }

    private static Inference fallback(String text, String why) {
        return new Inference(text, Origin.FALLBACK, why);
    }
}
