package dev.preflight.adapters.runbook.condition;

import dev.preflight.core.probe.CommandProbe;
import dev.preflight.core.probe.ContainersProbe;
import dev.preflight.core.probe.FileProbe;
import dev.preflight.core.probe.HttpProbe;
import dev.preflight.core.probe.Probe;
import dev.preflight.core.probe.TcpProbe;
import dev.preflight.core.probe.WorkersProbe;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What can be said about one kind of probe.
 *
 * @param kind of the probe, for people: {@code command}
 * @param examples what can be said, for messages
 * @param rules tried in this order
 */
record Grammar(String kind, String examples, List<Rule> rules) {
    Grammar {
        rules = List.copyOf(rules);
    }

    /**
     * One way to say one thing.
     *
     * @param pattern of the whole phrase
     * @param maker of what it means
     */
    record Rule(Pattern pattern, Maker maker) {
        static Rule of(String pattern, Maker maker) {
            return new Rule(Pattern.compile("(?iu)" + pattern), maker);
        }
    }

    /** Makes the meaning of a phrase. */
    @FunctionalInterface
    interface Maker {
        /** The meaning; null if the phrase means something else after all. */
        @Nullable Term make(MatchResult match, Prose prose) throws ConditionException;
    }

    /** The grammar for a probe; null if conditions on it cannot be written. */
    static @Nullable Grammar of(Probe probe) {
        if (probe instanceof CommandProbe command) {
            return CommandGrammar.of(command.script());
        }
        if (probe instanceof HttpProbe) {
            return HttpGrammar.GRAMMAR;
        }
        if (probe instanceof TcpProbe) {
            return TcpGrammar.GRAMMAR;
        }
        if (probe instanceof FileProbe) {
            return FileGrammar.GRAMMAR;
        }
        if (probe instanceof ContainersProbe) {
            return ContainersGrammar.GRAMMAR;
        }
        return probe instanceof WorkersProbe ? WorkersGrammar.GRAMMAR : null;
    }

    /** What a phrase without {@code and} and {@code or} means; null if nothing. */
    @Nullable Term term(Prose phrase) throws ConditionException {
        for (Rule rule : rules) {
            Matcher matcher = rule.pattern().matcher(phrase.words());
            if (matcher.matches()) {
                Term term = rule.maker().make(matcher, phrase);
                if (term != null) {
                    return term;
                }
            }
        }
        return null;
    }
}
