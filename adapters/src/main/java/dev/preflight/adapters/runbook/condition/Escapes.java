package dev.preflight.adapters.runbook.condition;

import java.util.regex.Pattern;

/** The escapes of {@code echo -e}, {@code printf} and {@code $'...'}. */
final class Escapes {
    private static final Pattern COLOURS = Pattern.compile("\u001b\\[[0-9;]*+[mK]");
    private static final Pattern ESCAPE =
            Pattern.compile("\\\\(?:033|0?33|e|E|x1[bB]|u001[bB])(?=\\[)");

    private Escapes() {}

    /** The text as it is printed, without its colours. */
    static String interpret(String text) {
        String escaped = ESCAPE.matcher(text).replaceAll("\u001b");
        StringBuilder plain = new StringBuilder();
        for (int at = 0; at < escaped.length(); at++) {
            char character = escaped.charAt(at);
            if (character == '\\' && at + 1 < escaped.length()) {
                plain.append(meaning(escaped.charAt(++at)));
            } else {
                plain.append(character);
            }
        }
        return COLOURS.matcher(plain).replaceAll("");
    }

    private static String meaning(char escaped) {
        return switch (escaped) {
            case 'n', 'r' -> "\n";
            case 't' -> "\t";
            case 'a', 'b', 'c' -> "";
            case '\\', '\'', '"' -> String.valueOf(escaped);
            default -> "\\" + escaped;
        };
    }
}
