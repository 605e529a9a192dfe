package dev.preflight.adapters.runbook.markdown;

import dev.preflight.adapters.runbook.tree.Lines;
import dev.preflight.adapters.runbook.tree.Place;
import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.node.SourceSpan;

/**
 * A document and its lines.
 *
 * @param file as it was named
 * @param text all of it, with line feeds only
 * @param lines of the text
 */
record Source(String file, String text, List<String> lines) {
    private static final Pattern RULE = Pattern.compile(" {0,3}(?:-{3,}|\\*{3,}|_{3,})\\s*");

    static Source of(String file, String text) {
        return new Source(file, text, List.of(text.split("\n", -1)));
    }

    Place place(SourceSpan span) {
        return place(span, 0);
    }

    Place place(SourceSpan span, int from) {
        return new Place(file, span.getLineIndex() + 1, span.getColumnIndex() + from + 1);
    }

    String text(SourceSpan span) {
        int from = span.getInputIndex();
        return text.substring(from, from + span.getLength());
    }

    /** The line of the rule that sets a heading off from what is above it; else of the heading. */
    int beforeRule(int heading) {
        int line = heading - 1;
        while (line > 1 && lines.get(line - 1).isBlank()) {
            line--;
        }
        boolean isRule =
                line > 1
                        && RULE.matcher(lines.get(line - 1)).matches()
                        && lines.get(line - 2).isBlank();
        return isRule ? line : heading;
    }

    /** The lines from one to another, the latter left out; both from 1. */
    String between(int from, int to) {
        return Lines.withoutBlankEnds(
                String.join("\n", lines.subList(from - 1, Math.max(from, to) - 1)));
    }
}
