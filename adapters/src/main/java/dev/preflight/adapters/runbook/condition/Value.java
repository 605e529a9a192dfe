package dev.preflight.adapters.runbook.condition;

import dev.preflight.core.check.TextCondition;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * A text to compare with, or an expression to search for.
 *
 * @param text itself, without its quotes
 * @param isExpression whether it was written between slashes
 */
record Value(String text, boolean isExpression) {
    private static final String[] QUOTES = {"\"\"", "''", "``", "«»", "“”"};
    private static final int LONGEST_EXPRESSION = 1_000;

    static Value literal(String text) {
        return new Value(text, false);
    }

    /** Whether some kind of quotes can hold the text. */
    static boolean isQuotable(String text) {
        return text.chars().noneMatch(Character::isISOControl) && quotesFor(text) != null;
    }

    /** As the grammar writes it: {@code "OK"}, {@code /^OK/}. */
    String quoted() {
        if (isExpression) {
            return "/" + escaped(text) + "/";
        }
        String quotes = quotesFor(text);
        return quotes == null ? text : quotes.charAt(0) + text + quotes.charAt(1);
    }

    /** That the text is this, or that the expression matches. */
    TextCondition condition() throws ConditionException {
        return isExpression ? TextCondition.matching(expression()) : TextCondition.equalTo(text);
    }

    Pattern expression() throws ConditionException {
        if (text.isEmpty() || text.length() > LONGEST_EXPRESSION) {
            throw new ConditionException(
                    "/" + text + "/ is no useful regular expression: write 1 to 1000 characters");
        }
        try {
            return Pattern.compile(text);
        } catch (PatternSyntaxException | StackOverflowError malformed) {
            throw new ConditionException(
                    "/%s/ is not a regular expression of Java: %s"
                            .formatted(text, reason(malformed)));
        }
    }

    private static String reason(Throwable malformed) {
        return malformed instanceof PatternSyntaxException syntax
                ? syntax.getDescription() + " near index " + syntax.getIndex()
                : "it is nested too deeply";
    }

    private static @Nullable String quotesFor(String text) {
        for (String pair : QUOTES) {
            if (text.indexOf(pair.charAt(0)) < 0 && text.indexOf(pair.charAt(1)) < 0) {
                return pair;
            }
        }
        return null;
    }

    private static String escaped(String expression) {
        StringBuilder escaped = new StringBuilder();
        for (int at = 0; at < expression.length(); at++) {
            char character = expression.charAt(at);
            if (character == '\\' && at + 1 < expression.length()) {
                escaped.append(character).append(expression.charAt(++at));
            } else {
                escaped.append(character == '/' ? "\\/" : String.valueOf(character));
            }
        }
        return escaped.toString();
    }
}
