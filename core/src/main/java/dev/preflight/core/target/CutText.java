package dev.preflight.core.target;

import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A text that was cut, as whoever shows a long one does, perhaps within a secret: what stands
 * before a cut may be a secret's beginning, and what stands after it a secret's end. Reads the text
 * once for each secret, however often it is cut.
 */
final class CutText {
    private static final List<String> MARKS = List.of("...", "\u2026");

    private final String text;
    private final NavigableSet<Integer> ends = new TreeSet<>();
    private final NavigableSet<Integer> starts = new TreeSet<>();

    private CutText(String text) {
        this.text = text;
        for (String mark : MARKS) {
            int at = text.indexOf(mark);
            while (at >= 0) {
                ends.add(before(at));
                starts.add(after(at + mark.length()));
                at = text.indexOf(mark, at + mark.length());
            }
        }
    }

    /** The text without what is left of a secret at a cut, where that is at least so long. */
    static String without(String secret, int shortest, String text) {
        if (MARKS.stream().noneMatch(text::contains)) {
            return text;
        }
        CutText cut = new CutText(text);
        Map<Integer, Integer> remnants = new TreeMap<>();
        cut.beginnings(secret, shortest, remnants);
        cut.endings(secret, shortest, remnants);
        return remnants.isEmpty() ? text : cut.without(remnants);
    }

    // A mark may stand in brackets, and on a line of its own.
    private int before(int mark) {
        int at = mark;
        while (at > 0 && isOfMark(text.charAt(at - 1))) {
            at--;
        }
        return at;
    }

    private int after(int mark) {
        int at = mark;
        while (at < text.length() && isOfMark(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isOfMark(char it) {
        return Character.isWhitespace(it) || it == '[' || it == ']';
    }

    private void beginnings(String secret, int shortest, Map<Integer, Integer> remnants) {
        new Overlap(secret)
                .with(
                        text::charAt,
                        ends,
                        (end, length) -> {
                            if (length >= shortest) {
                                remnants.put(end - length, end);
                            }
                        });
    }

    private void endings(String secret, int shortest, Map<Integer, Integer> remnants) {
        NavigableSet<Integer> mirrored = new TreeSet<>();
        starts.forEach(start -> mirrored.add(text.length() - start));
        new Overlap(mirror(secret))
                .with(
                        at -> text.charAt(text.length() - 1 - at),
                        mirrored,
                        (end, length) -> {
                            if (length >= shortest) {
                                int start = text.length() - end;
                                remnants.merge(start, start + length, Math::max);
                            }
                        });
    }

    private String without(Map<Integer, Integer> remnants) {
        StringBuilder rest = new StringBuilder();
        int copied = 0;
        for (Map.Entry<Integer, Integer> remnant : remnants.entrySet()) {
            int start = Math.max(copied, remnant.getKey());
            if (start < remnant.getValue()) {
                rest.append(text, copied, start).append(Redactor.REDACTED);
                copied = remnant.getValue();
            }
        }
        return rest.append(text, copied, text.length()).toString();
    }

    private static String mirror(String text) {
        return new StringBuilder(text).reverse().toString();
    }
}
