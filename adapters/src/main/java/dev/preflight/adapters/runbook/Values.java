package dev.preflight.adapters.runbook;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the values of fields mean, as people write them: {@code 15 seconds (worker startup)}. */
final class Values {
    /**
     * A time.
     *
     * @param duration how long
     * @param hasUnit whether its author said in what unit
     */
    record Time(Duration duration, boolean hasUnit) {}

    private static final Map<Character, Character> QUOTES =
            Map.of(
                    '"', '"', '\'', '\'', '`', '`', '\u201c', '\u201d', '\u2018', '\u2019',
                    '\u201e', '\u201c', '\u00ab', '\u00bb');
    // Each begins to match but at the first of several spaces: else a line of them takes forever.
    private static final Pattern COMMENT =
            Pattern.compile("(?<!\\s)\\s*+[(\\[][^()\\[\\]]*+[)\\]]\\s*+$");
    private static final Pattern TIME_PART =
            Pattern.compile("\\G\\s*(?:and\\s+|,\\s*)?(\\d{1,9}(?:\\.\\d{1,3})?)\\s*([a-z]*)\\.?");
    private static final Pattern COUNT =
            Pattern.compile("(\\d{1,9})\\s*(?:x|times?|attempts?|retries|retry)?");
    private static final List<String> NUMBERS =
            List.of(
                    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
                    "ten");
    private static final List<String> NOTHING =
            List.of("none", "no", "never", "manual", "n/a", "-");

    private Values() {}

    /** Without the quotes around all of it, and without a comment behind these. */
    static String unquoted(String written) {
        String text = written.strip();
        String bare = COMMENT.matcher(text).replaceFirst("");
        if (isQuoted(bare)) {
            return bare.substring(1, bare.length() - 1).strip();
        }
        return isQuoted(text) ? text.substring(1, text.length() - 1).strip() : text;
    }

    /** Whether it is one text in quotes, and nothing else. */
    static boolean isQuoted(String text) {
        if (text.length() < 2) {
            return false;
        }
        Character closing = QUOTES.get(text.charAt(0));
        return closing != null && text.indexOf(closing, 1) == text.length() - 1;
    }

    /** Reads a time; null if it is none. */
    static @Nullable Time time(String written) {
        String text = bare(written);
        if (NOTHING.contains(text) || text.equals("immediate") || text.equals("immediately")) {
            return new Time(Duration.ZERO, true);
        }
        Duration sum = Duration.ZERO;
        boolean hasUnit = true;
        int end = 0;
        Matcher part = TIME_PART.matcher(text);
        while (end < text.length() && part.find()) {
            BigDecimal unit = unit(part.group(2));
            if (unit == null || (part.group(2).isEmpty() && end > 0)) {
                return null;
            }
            BigDecimal millis = new BigDecimal(part.group(1)).multiply(unit);
            sum = sum.plusMillis(millis.longValue());
            hasUnit &= !part.group(2).isEmpty() || millis.signum() == 0;
            end = part.end();
        }
        return end == 0 || end < text.length() ? null : new Time(sum, hasUnit);
    }

    private static @Nullable BigDecimal unit(String word) {
        return switch (word) {
            case "ms", "msec", "millis", "millisecond", "milliseconds" -> BigDecimal.ONE;
            case "", "s", "sec", "secs", "second", "seconds" -> BigDecimal.valueOf(1_000);
            case "m", "min", "mins", "minute", "minutes" -> BigDecimal.valueOf(60_000);
            case "h", "hr", "hrs", "hour", "hours" -> BigDecimal.valueOf(3_600_000);
            default -> null;
        };
    }

    /** Reads a number from 0; empty if it is none. */
    static OptionalInt count(String written) {
        String text = bare(written);
        if (NOTHING.contains(text)) {
            return OptionalInt.of(0);
        }
        if (text.equals("once")) {
            return OptionalInt.of(1);
        }
        if (NUMBERS.contains(text)) {
            return OptionalInt.of(NUMBERS.indexOf(text));
        }
        Matcher number = COUNT.matcher(text);
        return number.matches()
                ? OptionalInt.of(Integer.parseInt(number.group(1)))
                : OptionalInt.empty();
    }

    /** A time for people: {@code 15 s}. */
    static String words(Duration time) {
        long millis = time.toMillis();
        if (millis % 3_600_000 == 0 && millis > 0) {
            return millis / 3_600_000 + " h";
        }
        if (millis % 60_000 == 0 && millis > 0) {
            return millis / 60_000 + " min";
        }
        return millis % 1_000 == 0 ? millis / 1_000 + " s" : millis + " ms";
    }

    private static String bare(String written) {
        String text = COMMENT.matcher(unquoted(written)).replaceFirst("");
        return text.strip().toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
    }
}
