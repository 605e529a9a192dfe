package dev.preflight.adapters.runbook.markdown;

import java.util.regex.Pattern;

/** Titles as headings that are read back as the same titles. */
final class Headings {
    private static final Pattern MARKS = Pattern.compile("[\\\\`*_\\[\\]#<]");

    private Headings() {}

    /** The title; behind a number if it would lose its own. */
    static String of(String title) {
        String heading = escaped(title);
        String numbered = "1. " + heading;
        return !Titles.clean("# " + heading).equals(title)
                        && Titles.clean("# " + numbered).equals(title)
                ? numbered
                : heading;
    }

    /** The title with its marks as characters, where it has any that would vanish. */
    static String escaped(String title) {
        String line = title.replaceAll("\\s*\n\\s*", " ");
        return Titles.clean("# 1. " + line).equals(line)
                ? line
                : MARKS.matcher(line).replaceAll("\\\\$0");
    }
}
