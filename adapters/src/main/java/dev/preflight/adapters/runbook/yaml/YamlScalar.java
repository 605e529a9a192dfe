package dev.preflight.adapters.runbook.yaml;

import dev.preflight.adapters.runbook.tree.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.reader.StreamReader;

/** A text in the plainest form that YAML reads back as the same text. */
final class YamlScalar {
    private static final Set<String> NUMBERS = Set.of("maxRetries", "lines");
    private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,8}");
    // What readers of YAML, be it 1.1 or 1.2, take for something else than a text.
    private static final Pattern NO_TEXT =
            Pattern.compile(
                    "true|false|yes|no|on|off|y|n|null|~|=|<<"
                            + "|[-+]?[0-9.][0-9_,.]*(?:e[-+]?[0-9]+)?"
                            + "|[-+]?0[xob][0-9a-f_]+"
                            + "|[-+]?[0-9][0-9_]*(?::[0-9.]+)+"
                            + "|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}.*"
                            + "|[-+]?\\.(?:inf|nan)",
                    Pattern.CASE_INSENSITIVE);
    private static final String SPECIAL_AT_START = "-?:,[]{}#&*!|>'\"%@`.=<~";

    private YamlScalar() {}

    static String key(String key) {
        return isPlain(key) ? key : quoted(key);
    }

    /** On one line, or on several of which all but the first are to be indented. */
    static List<String> lines(String key, Node.Text text) {
        String value = text.value();
        if (NUMBERS.contains(key) && NUMBER.matcher(value).matches()) {
            return List.of(value);
        }
        if (isLiteral(value)) {
            return literal(value);
        }
        return List.of(isPlain(value) ? value : quoted(value));
    }

    private static boolean isLiteral(String value) {
        return value.contains("\n")
                && !value.isBlank()
                && !value.endsWith("\n\n")
                && value.codePoints().allMatch(it -> it == '\n' || isHarmless(it));
    }

    private static List<String> literal(String value) {
        List<String> lines = new ArrayList<>();
        String indent = value.startsWith(" ") || value.startsWith("\n") ? "2" : "";
        lines.add("|" + indent + (value.endsWith("\n") ? "" : "-"));
        lines.addAll(value.lines().toList());
        return lines;
    }

    private static boolean isPlain(String value) {
        return !value.isEmpty()
                && value.equals(value.strip())
                && SPECIAL_AT_START.indexOf(value.charAt(0)) < 0
                && !value.contains(": ")
                && !value.contains(" #")
                && !value.endsWith(":")
                && value.indexOf('\t') < 0
                && !NO_TEXT.matcher(value).matches()
                && value.codePoints().allMatch(YamlScalar::isHarmless);
    }

    private static String quoted(String value) {
        boolean isSimple =
                value.indexOf('\t') < 0 && value.codePoints().allMatch(YamlScalar::isHarmless);
        if (isSimple) {
            return "'" + value.replace("'", "''") + "'";
        }
        StringBuilder text = new StringBuilder("\"");
        value.codePoints().forEach(it -> text.append(escaped(it)));
        return text.append('"').toString();
    }

    private static String escaped(int character) {
        return switch (character) {
            case '\n' -> "\\n";
            case '\t' -> "\\t";
            case '\r' -> "\\r";
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            default ->
                    isHarmless(character)
                            ? Character.toString(character)
                            : "\\u%04X".formatted(character);
        };
    }

    // Neither forbidden nor the end of a line, which U+0085, U+2028 and U+2029 are, too.
    private static boolean isHarmless(int it) {
        return StreamReader.isPrintable(it)
                && it != '\n'
                && it != '\r'
                && it != 0x85
                && it != 0x2028
                && it != 0x2029
                && it != 0xFEFF;
    }
}
