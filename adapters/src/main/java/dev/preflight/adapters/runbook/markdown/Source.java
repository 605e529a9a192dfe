package dev.preflight.adapters.runbook.markdown;

import dev.preflight.adapters.runbook.tree.Place;
import java.util.List;
import org.commonmark.node.SourceSpan;

/**
 * A document and its lines.
 *
 * @param file as it was named
 * @param text all of it, with line feeds only
 * @param lines of the text
 */
record Source(String file, String text, List<String> lines) {
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

    /** The lines from one to another, the latter left out; both from 1. */
    String between(int from, int to) {
        return String.join("\n", lines.subList(from - 1, Math.min(to, lines.size() + 1) - 1))
                .strip();
    }
}
