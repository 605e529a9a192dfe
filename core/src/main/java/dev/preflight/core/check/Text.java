package dev.preflight.core.check;

import java.util.regex.Pattern;

/**
 * What something wrote or answered.
 *
 * @param value without terminal colours
 * @param isWhole false if something in its middle was left out
 */
record Text(String value, boolean isWhole) {
    private static final Pattern COLOURS = Pattern.compile("\u001b\\[[0-9;]*+[mK]");

    Text {
        value = COLOURS.matcher(value).replaceAll("");
    }

    /** The last line that is not blank, without the space around it; empty if there is none. */
    Text lastLine() {
        String last = value.strip();
        int start = Math.max(last.lastIndexOf('\n'), last.lastIndexOf('\r')) + 1;
        return new Text(last.substring(start).strip(), true);
    }
}
