package dev.preflight.core.probe;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The line of a script by which people recognise it: the first that is no preparation, such as a
 * comment, a setting, or the reading of an environment.
 */
public final class TellingLine {
    private static final Pattern PREPARATION =
            Pattern.compile(
                    "#.*|set [-+].*|(?:export )?\\w+=(?:\"[^\"`(]*\"|'[^']*'|[^\\s`(]*)"
                            + "|(?:\\[{1,2} .* \\]{1,2} && )?(?:source|\\.) [^\\s;&|]+");

    private TellingLine() {}

    /** The line, and whether there is more. */
    public static String of(String script) {
        List<String> lines =
                script.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        if (lines.isEmpty()) {
            return "(empty)";
        }
        String telling =
                lines.stream()
                        .filter(line -> !PREPARATION.matcher(line).matches())
                        .findFirst()
                        .orElse(lines.get(0));
        return lines.size() == 1 ? telling : withoutContinuation(telling) + " …";
    }

    private static String withoutContinuation(String line) {
        return line.endsWith("\\") ? line.substring(0, line.length() - 1).strip() : line;
    }
}
