package dev.preflight.adapters.sandbox;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/** The last lines that a virtual container wrote; older ones are dropped. */
final class LogBook {
    private static final int LINES_KEPT = 200;

    private final Deque<String> lines = new ArrayDeque<>();

    void add(Instant at, String level, String text) {
        if (lines.size() == LINES_KEPT) {
            lines.removeFirst();
        }
        lines.addLast(at + " " + level + " " + text + "\n");
    }

    /** The last lines, each with its line end. */
    String last(int count) {
        StringBuilder text = new StringBuilder();
        int skipped = Math.max(0, lines.size() - count);
        Iterator<String> each = lines.iterator();
        for (int i = 0; each.hasNext(); i++) {
            String line = each.next();
            if (i >= skipped) {
                text.append(line);
            }
        }
        return text.toString();
    }
}
