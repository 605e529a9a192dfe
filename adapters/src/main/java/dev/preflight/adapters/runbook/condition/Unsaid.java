package dev.preflight.adapters.runbook.condition;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Prose on a command that leaves out that the output is meant, or calls it by what it stands for:
 * {@code contains "x"}, {@code prints OK}, {@code lag is below 100}. An output that is no number
 * tells nothing of one, so a name that stood for something else makes no check pass or fail.
 */
final class Unsaid {
    private static final String VALUE = "(?:" + Prose.PLACEHOLDER + "|[A-Z][A-Z0-9_-]+)";
    private static final String IS = "(?i:" + Words.IS_NOT + "|" + Words.IS + ")";
    private static final Pattern SAYING =
            Pattern.compile(
                    "(?:(?i:(?:it |"
                            + Words.MUST
                            + " )*(?:prints?|outputs?|returns?)) )?"
                            + "("
                            + VALUE
                            + ")(?i: is (?:printed|returned))?");
    private static final Pattern PREDICATE =
            Pattern.compile(
                    "(?:(?i)it )?((?i:contains?|includes?|matches|does not|doesn['’]t|"
                            + Words.MUST
                            + " (?:not )?(?:contain|include|match)) .+|"
                            + IS
                            + " (?:"
                            + VALUE
                            + "|\\d+|(?i:(?:not |non-)?empty))|(?i:(?:is |are )?"
                            + Words.COMPARISON
                            + " "
                            + Words.NUMBER
                            + "))");
    private static final Pattern EMPTINESS = Pattern.compile("(?i)(?:not |non-)?empty");
    private static final Pattern MEASURE =
            Pattern.compile(
                    "(?i)([\\w/'’ -]*?\\S) (?:(?:is|are|stays|remains|"
                            + Words.MUST
                            + " be) )?"
                            + Words.COMPARISON
                            + " "
                            + Words.NUMBER
                            + " ?%?");
    // After these, or in these, the number is not just that of the output.
    private static final Pattern TWISTED =
            Pattern.compile(
                    "(?i)\\b(?:no|not|never|and|or|but|if|unless|when|than|is|are|lines?|exit|status|code|at|least|most|more|less)\\b|n['’]t\\b");

    private Unsaid() {}

    /** What the prose says of the output, in the grammar's words; null if it is no such prose. */
    static @Nullable String read(Grammar grammar, Prose prose) throws ConditionException {
        String words = prose.words();
        Matcher saying = SAYING.matcher(words);
        if (saying.matches() && !isCode(saying.group(1), prose)) {
            return "last line is " + prose.value(saying.group(1)).quoted();
        }
        Matcher predicate = PREDICATE.matcher(words);
        if (predicate.matches()) {
            return said(grammar, prose, "output " + predicate.group(1));
        }
        if (EMPTINESS.matcher(words).matches()) {
            return said(grammar, prose, "output is " + words);
        }
        Matcher measure = MEASURE.matcher(words);
        return measure.matches() && !TWISTED.matcher(measure.group(1)).find()
                ? said(grammar, prose, "output is " + measure.group(2) + " " + measure.group(3))
                : null;
    }

    // In backquotes there may as well be a command.
    private static boolean isCode(String word, Prose prose) {
        return prose.isPlaceholder(word) && prose.at(word).mark() == '`';
    }

    private static @Nullable String said(Grammar grammar, Prose prose, String words)
            throws ConditionException {
        Term term = grammar.term(prose.withWords(words));
        return term == null ? null : term.text();
    }
}
