package dev.preflight.adapters.runbook.markdown;

import dev.preflight.adapters.runbook.tree.Excerpt;
import dev.preflight.adapters.runbook.tree.Place;

/** A part of a Markdown document that may mean something in a runbook. */
sealed interface Piece {
    Place place();

    /**
     * A heading.
     *
     * @param level from 1
     * @param text without marks and numbering
     * @param lines that it takes: two if it is underlined
     */
    record Heading(Place place, int level, String text, int lines) implements Piece {}

    /**
     * One line of a paragraph or of a list's item.
     *
     * @param text as it was written
     * @param isFirst whether a paragraph begins with it
     * @param isItem whether it belongs to a list
     */
    record Line(Place place, String text, boolean isFirst, boolean isItem) implements Piece {}

    /**
     * A block of code.
     *
     * @param info what follows the opening fence: the language
     * @param code what stands between the fences
     */
    record Fence(Place place, String info, Excerpt code) implements Piece {}
}
