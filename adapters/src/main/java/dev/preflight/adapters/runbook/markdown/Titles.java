package dev.preflight.adapters.runbook.markdown;

import java.util.regex.Pattern;

/** Frees titles of what is only decoration. */
final class Titles {
    private static final Pattern OPENING = Pattern.compile("^#{1,6}\\s+|^#{1,6}$");
    private static final Pattern CLOSING = Pattern.compile("(?<!\\s)\\s++#++\\s*+$");
    private static final Pattern EMPHASIS =
            Pattern.compile("(?<!\\\\)(?:\\*\\*|__|`|(?<!\\w)[*_]|[*_](?!\\w))");
    private static final Pattern LINK = Pattern.compile("(?<!\\\\)\\[([^\\[\\]]*)]\\([^()]*\\)");
    // Pictures and bullets: neither letters nor digits, nor what may open a text.
    private static final Pattern PICTURES = Pattern.compile("^[^\\p{L}\\p{N}\"'(\\[{<$/.~\\\\-]+");
    private static final Pattern NUMBER =
            Pattern.compile(
                    "^(?:(?:check|step|cure|symptom)\\s+#?\\d+\\s*[.):\\u2013\\u2014-]\\s*"
                            + "|\\d++(?:\\.\\d++)*+[.):]\\s*|\\d+\\s+[\\u2013\\u2014-]\\s+"
                            + "|\\d++(?:\\.\\d++)++\\s+)",
                    Pattern.CASE_INSENSITIVE);

    private static final Pattern ESCAPE = Pattern.compile("\\\\(\\p{Punct})");

    private Titles() {}

    static String clean(String heading) {
        String text = OPENING.matcher(heading.strip()).replaceFirst("");
        text = CLOSING.matcher(text).replaceFirst("");
        text = LINK.matcher(text).replaceAll("$1");
        text = EMPHASIS.matcher(text).replaceAll("");
        text = PICTURES.matcher(text.strip()).replaceFirst("");
        text = NUMBER.matcher(text).replaceFirst("");
        text = PICTURES.matcher(text.strip()).replaceFirst("").strip();
        return ESCAPE.matcher(text).replaceAll("$1");
    }
}
