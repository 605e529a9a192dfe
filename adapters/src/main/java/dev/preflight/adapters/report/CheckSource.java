package dev.preflight.adapters.report;

import dev.preflight.core.runbook.Check;

/**
 * Where a check is written.
 *
 * @param file as a reader of the report finds it; empty if it is in none
 * @param line from 1; 0 if it is not known
 */
record CheckSource(String file, int line) {
    private static final CheckSource NOWHERE = new CheckSource("", 0);

    /** That of a runbook in Java is nowhere: it has no file that a person could open. */
    static CheckSource of(Check check) {
        String source = check.source();
        return source == null ? NOWHERE : parse(source);
    }

    /** Reads {@code file:line}, or a file alone. */
    static CheckSource parse(String text) {
        String source = OneLine.of(text);
        int colon = source.lastIndexOf(':');
        String digits = source.substring(colon + 1);
        boolean hasLine = colon > 0 && digits.matches("[1-9][0-9]{0,8}");
        return hasLine
                ? new CheckSource(source.substring(0, colon), Integer.parseInt(digits))
                : new CheckSource(source, 0);
    }
}
