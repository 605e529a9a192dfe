package dev.preflight.adapters.environment;

import java.util.Map;

/**
 * Replaces variables in a text as compose does: {@code $NAME}, {@code ${NAME}}, {@code
 * ${NAME:-default}} and its kin, {@code $$} for a dollar. What is none of these is left as it is.
 *
 * @see <a href="https://docs.docker.com/reference/compose-file/interpolation/">Interpolation</a>
 */
final class ComposeInterpolation {
    private static final int DEEPEST = 20;
    private static final int LONGEST = 1024 * 1024;

    private final Map<String, String> variables;

    ComposeInterpolation(Map<String, String> variables) {
        this.variables = variables;
    }

    /** The text with its variables replaced, those that are not set by nothing. */
    String resolve(String text) throws TargetException {
        return resolve(text, 0);
    }

    private String resolve(String text, int depth) throws TargetException {
        StringBuilder resolved = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int end = endOfReference(text, at);
            if (end < 0) {
                resolved.append(text.charAt(at++));
            } else {
                resolved.append(reference(text.substring(at + 1, end), depth));
                at = end;
            }
            if (resolved.length() > LONGEST || depth > DEEPEST) {
                throw new TargetException("a value with ${...} in it grows beyond all bounds");
            }
        }
        return resolved.toString();
    }

    /** Where a reference that starts here is over; negative if none does. */
    private static int endOfReference(String text, int at) {
        if (text.charAt(at) != '$' || at + 1 == text.length()) {
            return -1;
        }
        char first = text.charAt(at + 1);
        if (first == '$') {
            return at + 2;
        }
        if (first == '{') {
            return endOfBraces(text, at + 1);
        }
        int end = endOfName(text, at + 1);
        return end > at + 1 ? end : -1;
    }

    private static int endOfBraces(String text, int open) {
        int depth = 0;
        for (int i = open; i < text.length(); i++) {
            if (text.charAt(i) == '{') {
                depth++;
            } else if (text.charAt(i) == '}' && --depth == 0) {
                return i + 1;
            }
        }
        return -1;
    }

    private static int endOfName(String text, int start) {
        int end = start;
        while (end < text.length() && ShellSource.isNamePart(text.charAt(end), end > start)) {
            end++;
        }
        return end;
    }

    private String reference(String reference, int depth) throws TargetException {
        if (reference.equals("$")) {
            return "$";
        }
        if (!reference.startsWith("{")) {
            return variables.getOrDefault(reference, "");
        }
        int end = endOfName(reference, 1);
        String name = reference.substring(1, end);
        return operation(name, reference.substring(end, reference.length() - 1), depth);
    }

    private String operation(String name, String rest, int depth) throws TargetException {
        String value = variables.get(name);
        if (rest.isEmpty()) {
            return value == null ? "" : value;
        }
        boolean emptyIsUnset = rest.startsWith(":");
        String operation = emptyIsUnset ? rest.substring(1) : rest;
        boolean isSet = value != null && !(emptyIsUnset && value.isEmpty());
        String word = operation.isEmpty() ? "" : operation.substring(1);
        if (operation.startsWith("-")) {
            return isSet ? String.valueOf(value) : resolve(word, depth + 1);
        }
        if (operation.startsWith("+")) {
            return isSet ? resolve(word, depth + 1) : "";
        }
        if (operation.startsWith("?") && isSet) {
            return String.valueOf(value);
        }
        throw new TargetException(
                operation.startsWith("?")
                        ? "variable " + name + " is not set: " + word
                        : "'${" + name + rest + "}' is no reference to a variable");
    }
}
