package dev.preflight.core.target;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The environment of a target, and the replacing of {@code ${NAME}} and {@code ${NAME:-default}} in
 * texts. As in a shell, {@code :-} also covers a variable that is set but empty.
 *
 * @param values by name; copied
 * @param exported those of them that a cure's script has exported since the run began; copied
 */
public record Variables(Map<String, String> values, Map<String, String> exported) {
    public Variables {
        values = Map.copyOf(values);
        exported = Map.copyOf(exported);
    }

    public Variables(Map<String, String> values) {
        this(values, Map.of());
    }

    /** The same with what a script has exported, which hides what was there before. */
    public Variables exporting(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(values);
        all.putAll(more);
        Map<String, String> allExported = new HashMap<>(exported);
        allExported.putAll(more);
        return new Variables(all, allExported);
    }

    /**
     * Replaces every reference in the text; a default may hold references of its own. A value is
     * taken as it is, whatever it holds.
     *
     * @throws UnsetVariableException if a variable without a default is not set
     */
    public String resolve(String text) {
        StringBuilder resolved = new StringBuilder();
        int copied = 0;
        int start = text.indexOf("${");
        while (start >= 0) {
            int end = endOf(start, text);
            String value = end < 0 ? null : valueOf(text.substring(start + 2, end), text);
            if (value == null) {
                start = text.indexOf("${", start + 2);
            } else {
                resolved.append(text, copied, start).append(value);
                copied = end + 1;
                start = text.indexOf("${", copied);
            }
        }
        return copied == 0 ? text : resolved.append(text, copied, text.length()).toString();
    }

    /** Where the brace closes that opens a reference; -1 if it does not. */
    private static int endOf(int start, String text) {
        int open = 0;
        for (int at = start; at < text.length(); at++) {
            if (text.startsWith("${", at)) {
                open++;
            } else if (text.charAt(at) == '}' && --open == 0) {
                return at;
            }
        }
        return -1;
    }

    /** What stands in the braces, replaced; null if it is no reference of this kind. */
    private @Nullable String valueOf(String reference, String text) {
        int colon = reference.indexOf(":-");
        String name = colon < 0 ? reference : reference.substring(0, colon);
        if (!isName(name)) {
            return null;
        }
        String value = values.get(name);
        if (colon >= 0) {
            return value == null || value.isEmpty()
                    ? resolve(reference.substring(colon + 2))
                    : value;
        }
        if (value == null) {
            throw new UnsetVariableException(name, text);
        }
        return value;
    }

    /** Without the values, which hold secrets. */
    @Override
    public String toString() {
        return "Variables[" + values.size() + "]";
    }

    private static boolean isName(String name) {
        for (int i = 0; i < name.length(); i++) {
            char it = name.charAt(i);
            boolean letter = (it >= 'a' && it <= 'z') || (it >= 'A' && it <= 'Z') || it == '_';
            if (!letter && (i == 0 || it < '0' || it > '9')) {
                return false;
            }
        }
        return !name.isEmpty();
    }
}
