package dev.preflight.adapters.runbook.condition;

import dev.preflight.core.probe.CommandProbe;
import dev.preflight.core.probe.Probe;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Prose that is no condition and yet asks for something definite: a number, a text, or that
 * something is absent. That a command succeeds with output answers none of these, and of an absence
 * it would be the contrary.
 */
final class Demand {
    // Some output may well be at least one of them.
    private static final Pattern ONE =
            Pattern.compile("(?i)\\bat least (?:one|1|an?)\\b|\\b(?:one|1) or more\\b");
    private static final Pattern ABSENCE =
            Pattern.compile(
                    "(?i)(?<![\\w-])(?:no|not|none|nothing|never|neither|nor|cannot|without|free of"
                            + "|empty|zero)(?![\\w-])|n['’]t\\b");
    private static final Pattern NUMBER =
            Pattern.compile(
                    "(?i)(?<!\\w)"
                            + Words.COMPARISON
                            + " "
                            + Words.COUNT
                            + "(?!\\w)|\\d ?%|^\\d|(?<![\\w.-])0(?![\\w.-])|[<>=]|\\b(?:is|are|be|equals?|returns?|prints?"
                            + "|status|code|http|and|all) \\d");
    private static final Pattern STATE =
            Pattern.compile(
                    "(?i)\\b(?:status|state|role|mode|version|answer|response|result) "
                            + Words.IS
                            + " (\\w+)");
    private static final Pattern VERDICT = Pattern.compile("(?m)(?<![\\w$-])exit [1-9]");
    private static final Pattern STRUCTURE = Pattern.compile("[{}]");
    private static final Pattern TEXT = Pattern.compile(Prose.PLACEHOLDER);

    private Demand() {}

    /** What is asked for, for people; null if nothing definite, or if the probe looks itself. */
    static @Nullable String of(Prose prose, Probe probe) {
        String script = probe instanceof CommandProbe command ? command.script() : "";
        if (VERDICT.matcher(script).find()) {
            return null;
        }
        String words = ONE.matcher(prose.words()).replaceAll("some");
        if (ABSENCE.matcher(words).find()) {
            return "that something is absent";
        }
        return NUMBER.matcher(words).find()
                        || STRUCTURE.matcher(words).find()
                        || namesText(words, prose, script)
                ? "for a certain number or text"
                : null;
    }

    // What the script names, too, tells which one is meant, and not what is to be seen.
    private static boolean namesText(String words, Prose prose, String script) {
        Stream<String> quoted =
                TEXT.matcher(words).results().map(found -> prose.at(found.group()).text());
        Stream<String> states = STATE.matcher(words).results().map(found -> found.group(1));
        return Stream.concat(quoted, states).anyMatch(text -> !script.contains(text));
    }
}
