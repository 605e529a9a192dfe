package dev.preflight.adapters.target;

import dev.preflight.adapters.text.Printable;
import dev.preflight.core.check.ReadingBudget;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Picks from a log what is worth showing. */
final class LogFilter {
    private static final int LINE_LENGTH = 500;

    private final @Nullable Pattern pattern;

    private LogFilter(@Nullable Pattern pattern) {
        this.pattern = pattern;
    }

    /**
     * Makes one.
     *
     * @param regex that lines must match somewhere, ignoring case; null keeps all
     */
    static LogFilter of(@Nullable String regex) throws UnusablePatternException {
        try {
            return new LogFilter(
                    regex == null
                            ? null
                            : Pattern.compile(
                                    regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
        } catch (PatternSyntaxException invalid) {
            throw new UnusablePatternException(
                    "'" + regex + "' is no regular expression: " + invalid.getDescription(),
                    invalid);
        }
    }

    /**
     * What is to be shown of a log, harmless for a terminal; says so if it is nothing.
     *
     * @param most lines at the end of the log that are looked at
     * @param name of the log's container
     */
    String excerpt(String log, int most, String name) throws UnusablePatternException {
        List<String> lines = Printable.clean(log).lines().toList();
        List<String> last = lines.subList(Math.max(0, lines.size() - most), lines.size());
        List<String> shown = new ArrayList<>();
        ReadingBudget budget = new ReadingBudget();
        for (String line : last) {
            if (isWanted(line, budget)) {
                shown.add(Printable.shortened(line, LINE_LENGTH));
            }
        }
        if (!shown.isEmpty()) {
            return String.join("\n", shown);
        }
        return lines.isEmpty()
                ? "the log of " + name + " is empty"
                : "no matching line among the last " + most + " of the log of " + name;
    }

    private boolean isWanted(String line, ReadingBudget budget) throws UnusablePatternException {
        if (pattern == null) {
            return true;
        }
        try {
            return pattern.matcher(budget.on(line)).find();
        } catch (ReadingBudget.SpentException | StackOverflowError endless) {
            throw new UnusablePatternException("'" + pattern + "' takes too long", endless);
        }
    }
}
