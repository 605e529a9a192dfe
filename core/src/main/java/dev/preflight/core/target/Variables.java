package dev.preflight.core.target;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The environment of a target, and the replacing of {@code ${NAME}} and {@code ${NAME:-default}} in
 * texts. As in a shell, {@code :-} also covers a variable that is set but empty.
 *
 * @param values by name; copied
 */
public record Variables(Map<String, String> values) {
    private static final Pattern REFERENCE =
            Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)(?::-([^}]*))?}");

    public Variables {
        values = Map.copyOf(values);
    }

    /**
     * Replaces every reference in the text.
     *
     * @throws UnsetVariableException if a variable without a default is not set
     */
    public String resolve(String text) {
        Matcher reference = REFERENCE.matcher(text);
        return reference.replaceAll(match -> Matcher.quoteReplacement(valueFor(reference, text)));
    }

    private String valueFor(Matcher reference, String text) {
        String name = reference.group(1);
        String fallback = reference.group(2);
        String value = values.get(name);
        if (fallback != null) {
            return value == null || value.isEmpty() ? fallback : value;
        }
        if (value == null) {
            throw new UnsetVariableException(name, text);
        }
        return value;
    }
}
