package dev.preflight.service.rest;

import java.util.Collection;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Holds the parameters of a request to what they must be. */
final class Parameters {
    private static final int USUAL_LIMIT = 20;
    private static final int GREATEST_LIMIT = 100;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,4}");

    private Parameters() {}

    /** How many at most are asked for, 1 to 100; 20 if nothing is said. */
    static int limit(@Nullable String text) {
        if (text == null) {
            return USUAL_LIMIT;
        }
        int limit = NUMBER.matcher(text).matches() ? Integer.parseInt(text) : 0;
        if (limit < 1 || limit > GREATEST_LIMIT) {
            throw invalid("limit=%s: write a number from 1 to %d".formatted(text, GREATEST_LIMIT));
        }
        return limit;
    }

    static void requireKnown(String parameter, @Nullable String name, Collection<String> known) {
        if (name != null && !known.contains(name)) {
            throw invalid(
                    "%s=%s is not configured%s"
                            .formatted(parameter, name, Suggestion.among(known, name)));
        }
    }

    static ProblemException invalid(String detail) {
        return new ProblemException(ProblemType.INVALID_PARAMETER, detail);
    }
}
