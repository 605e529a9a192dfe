package dev.preflight.adapters.text;

import static java.util.regex.Pattern.CASE_INSENSITIVE;
import static java.util.regex.Pattern.MULTILINE;

import dev.preflight.core.target.VisibleText;
import java.util.regex.Pattern;

/** Makes a text that somebody else wrote harmless on a terminal and in a report. */
public final class Printable {
    private static final char REPLACEMENT = '\uFFFD';

    // Azure's and GitHub's older one, anywhere in a line; GitHub's newer one, where a line begins.
    private static final Pattern HASHES = Pattern.compile("#(?=#(?:vso)?\\[)", CASE_INSENSITIVE);
    private static final Pattern COLONS =
            Pattern.compile("^(\\h*):(?=:[a-z][\\w-]*(?: .*)?::)", CASE_INSENSITIVE | MULTILINE);

    private Printable() {}

    /**
     * The text without what commands a terminal and what is not seen; what commands those who run
     * builds, as {@code ::set-output::} at the beginning of a line that they log, is set apart by a
     * space.
     *
     * @see <a
     *     href="https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs">
     *     what GitHub takes for a command</a>
     */
    public static String clean(String text) {
        String clean = VisibleText.of(text);
        if (clean.contains("##")) {
            clean = HASHES.matcher(clean).replaceAll("# ");
        }
        return clean.contains("::") ? COLONS.matcher(clean).replaceAll("$1: ") : clean;
    }

    /** The start of the text on one line, in backquotes, with control characters as escapes. */
    public static String quoted(String text, int characters) {
        StringBuilder quoted = new StringBuilder("`");
        int end = Math.min(text.length(), characters);
        for (int at = 0; at < end; at++) {
            char character = text.charAt(at);
            if (VisibleText.isInvisible(character) || character == '\t' || character == '\n') {
                quoted.append("\\u").append(hex(character));
            } else {
                quoted.append(Character.isSurrogate(character) ? REPLACEMENT : character);
            }
        }
        return quoted.append(end < text.length() ? "...`" : "`").toString();
    }

    /** At most so many characters, the last three of which say that there was more. */
    public static String shortened(String text, int characters) {
        return text.length() <= characters ? text : text.substring(0, characters - 3) + "...";
    }

    private static String hex(char character) {
        return Integer.toHexString(0x10000 | character).substring(1);
    }
}
