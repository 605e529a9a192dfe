package dev.preflight.adapters.runbook.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The labels that name a field: {@code **Pass if:**}. Bold or not, with the colon inside or
 * outside, behind a bullet or not.
 */
final class Labels {
    /**
     * A label and what follows it on its line.
     *
     * @param words as written
     * @param isBold whether it was marked as a label, and did not just look like one
     * @param rest of the line
     */
    record Label(String words, boolean isBold, String rest) {
        Optional<String> key() {
            return keyOf(words);
        }
    }

    /** A part of a line that begins with a label of its own, if not at its beginning. */
    record Part(int from, String text) {}

    // A label with its marks.
    private static final int MOST_LABEL = 80;
    private static final String WORDS = "([\\p{L}][\\p{L}0-9 /_'\\u2019-]{0,40}?)";
    private static final Pattern BOLD =
            Pattern.compile("^\\s*(\\*{1,3}|_{1,3})\\s?" + WORDS + "\\s?(:?)\\s?\\1\\s?(:?)");
    private static final Pattern PLAIN = Pattern.compile("^\\s*" + WORDS + "\\s?:(?!//)");
    private static final Pattern BULLET = Pattern.compile("^\\s*(?:[-*+\\u2022]|\\d+[.)])\\s+");
    private static final Pattern INNER =
            Pattern.compile("(?:\\*\\*|__)" + WORDS + ":?(?:\\*\\*|__)");
    private static final Pattern SEPARATOR =
            Pattern.compile("(?<![\\s|,;\\u00b7])[\\s|,;\\u00b7]++$");

    /** By the label's letters alone. */
    private static final Map<String, String> KEYS =
            Map.ofEntries(
                    Map.entry("id", "id"),
                    Map.entry("usedby", "usedBy"),
                    Map.entry("purpose", "purpose"),
                    Map.entry("busyworkers", "busyWorkers"),
                    Map.entry("command", "command"),
                    Map.entry("commands", "command"),
                    Map.entry("checkcommand", "command"),
                    Map.entry("probe", "probe"),
                    Map.entry("passif", "passIf"),
                    Map.entry("passesif", "passIf"),
                    Map.entry("passwhen", "passIf"),
                    Map.entry("passeswhen", "passIf"),
                    Map.entry("passcondition", "passIf"),
                    Map.entry("passcriteria", "passIf"),
                    Map.entry("successcriteria", "passIf"),
                    Map.entry("expected", "passIf"),
                    Map.entry("expect", "passIf"),
                    Map.entry("expectedresult", "passIf"),
                    Map.entry("failmessage", "failMessage"),
                    Map.entry("failuremessage", "failMessage"),
                    Map.entry("severity", "severity"),
                    Map.entry("timeout", "timeout"),
                    Map.entry("requires", "requires"),
                    Map.entry("dependson", "requires"),
                    Map.entry("prerequisite", "requires"),
                    Map.entry("prerequisites", "requires"),
                    Map.entry("advice", "advice"),
                    Map.entry("symptom", "symptom"),
                    Map.entry("symptoms", "symptom"),
                    Map.entry("cause", "cause"),
                    Map.entry("causes", "cause"),
                    Map.entry("check", "check"),
                    Map.entry("cure", "cure"),
                    Map.entry("cures", "cure"),
                    Map.entry("diagnostics", "diagnostics"),
                    Map.entry("maxretries", "maxRetries"),
                    Map.entry("maxretry", "maxRetries"),
                    Map.entry("maximumretries", "maxRetries"),
                    Map.entry("retries", "maxRetries"),
                    Map.entry("waitaftercure", "waitAfterCure"),
                    Map.entry("waitafter", "waitAfterCure"),
                    Map.entry("wait", "waitAfterCure"),
                    Map.entry("verify", "verify"),
                    Map.entry("busy", "busy"),
                    Map.entry("note", "note"),
                    Map.entry("notes", "note"));

    private Labels() {}

    /** The field that these words name. */
    static Optional<String> keyOf(String words) {
        return Optional.ofNullable(KEYS.get(letters(words)));
    }

    /** The label at the beginning of a line; one that is not bold only if it is a known one. */
    static Optional<Label> at(String line) {
        String text = BULLET.matcher(line).replaceFirst("");
        Matcher bold = BOLD.matcher(text);
        if (bold.find() && !(bold.group(3) + bold.group(4)).isEmpty()) {
            return Optional.of(new Label(bold.group(2), true, text.substring(bold.end()).strip()));
        }
        Matcher plain = PLAIN.matcher(text);
        return plain.find() && keyOf(plain.group(1)).isPresent()
                ? Optional.of(new Label(plain.group(1), false, text.substring(plain.end()).strip()))
                : Optional.empty();
    }

    /** Parts a line before every bold label that it holds. */
    static List<Part> split(String line) {
        List<Part> parts = new ArrayList<>();
        int from = 0;
        Matcher inner = INNER.matcher(line);
        while (inner.find()) {
            int end = Math.min(line.length(), inner.start() + MOST_LABEL);
            boolean isLabel =
                    at(line.substring(inner.start(), end)).flatMap(Label::key).isPresent();
            if (isLabel && hasText(line, from, inner.start())) {
                String before = line.substring(from, inner.start());
                parts.add(new Part(from, SEPARATOR.matcher(before).replaceFirst("")));
                from = inner.start();
            }
        }
        parts.add(new Part(from, line.substring(from)));
        return parts;
    }

    private static boolean hasText(String line, int from, int to) {
        return !BULLET.matcher(line.substring(from, to)).replaceFirst("").isBlank();
    }

    private static String letters(String words) {
        return words.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    }
}
