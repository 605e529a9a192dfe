package dev.preflight.adapters.runbook.condition;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The last line of what an {@code echo} or {@code printf} prints.
 *
 * @param text with {@link Shell#UNKNOWN} for what is only known when it runs
 * @param line of the script, from 1
 */
record Printed(String text, int line) {
    private static final int FEWEST_LETTERS = 2;
    private static final String UNKNOWN = String.valueOf(Shell.UNKNOWN);
    private static final Pattern NOTHING_BAD =
            Pattern.compile(
                    "(?i)\\b(?:no|0|zero|without) (?:errors?|failures?|problems?|issues?|warnings?)\\b");
    private static final Set<String> GOOD =
            words(
                    "OK OKAY PASS PASSED SUCCESS SUCCESSFUL READY HEALTHY UP RUNNING TRUE YES GOOD"
                            + " AVAILABLE FOUND ALIVE ONLINE REACHABLE VALID PRESENT CONNECTED EXISTS"
                            + " DONE COMPLETE ACTIVE ✓ ✔ ✅");
    private static final Set<String> BAD =
            words(
                    "FAIL FAILED FAILS FAILURE ERROR ERRORS NONE MISSING NOT NO DOWN UNHEALTHY BAD WARN"
                            + " WARNING STOPPED INVALID UNREACHABLE UNAVAILABLE DEAD OFFLINE ABSENT FALSE"
                            + " UNKNOWN REFUSED TIMEOUT CANNOT KO NOK CRITICAL EMPTY INCOMPLETE NOTHING"
                            + " BROKEN DEGRADED ✗ ✘ ❌ ⚠");

    /** What a line says of the state of things. */
    enum Mood {
        GOOD,
        BAD,
        NEITHER
    }

    Mood mood() {
        String plain = NOTHING_BAD.matcher(text.replace(UNKNOWN, " ")).replaceAll("OK");
        List<String> said =
                Arrays.asList(plain.toUpperCase(Locale.ROOT).split("[^\\p{L}\\p{N}✓✔✅✗✘❌⚠]+", -1));
        if (said.stream().anyMatch(BAD::contains)) {
            return Mood.BAD;
        }
        return said.stream().anyMatch(GOOD::contains) ? Mood.GOOD : Mood.NEITHER;
    }

    /** Whether enough of it is known beforehand to tell it from other lines. */
    boolean isTelling() {
        long known = text.codePoints().filter(it -> it != Shell.UNKNOWN && !isBlank(it)).count();
        boolean whole = text.indexOf(Shell.UNKNOWN) < 0;
        return known >= (whole ? 1 : FEWEST_LETTERS) && Value.isQuotable(text.replace(UNKNOWN, ""));
    }

    /** As it is compared: the text, or an expression if a part is not known. */
    Value value() {
        return text.indexOf(Shell.UNKNOWN) < 0
                ? Value.literal(text)
                : new Value("^" + expression() + "$", true);
    }

    /** The expression that the whole line matches. */
    String expression() {
        StringBuilder expression = new StringBuilder();
        for (String part : text.split(UNKNOWN, -1)) {
            expression.append(expression.length() == 0 && !text.startsWith(UNKNOWN) ? "" : ".*");
            expression.append(part.strip().replaceAll("[\\\\^$.|?*+()\\[\\]{}]", "\\\\$0"));
        }
        return expression.toString();
    }

    /** For people. */
    String shown() {
        return '"' + text.replace(UNKNOWN, "...") + '"';
    }

    private static boolean isBlank(int character) {
        return Character.isWhitespace(character);
    }

    private static Set<String> words(String words) {
        return Set.of(words.split(" ", -1));
    }
}
