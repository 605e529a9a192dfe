package dev.preflight.adapters.runbook.tree;

/**
 * Where something stands in a runbook file.
 *
 * @param file as it was named, or a bundled runbook's file name
 * @param line from 1
 * @param column from 1, in characters
 */
public record Place(String file, int line, int column) {
    /** Where a file begins. */
    public static Place startOf(String file) {
        return new Place(file, 1, 1);
    }

    /** {@code file:line}, as reports cite it. */
    public String inReport() {
        return file + ":" + line;
    }

    /** {@code file:line:column}. */
    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
