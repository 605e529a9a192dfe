package dev.preflight.adapters.report;

/** What a colour says. */
enum Tone {
    PLAIN(""),
    STRONG("1"),
    FAINT("2"),
    BAD("31"),
    GOOD("32"),
    CAUTION("33"),
    BAD_NEWS("1;31"),
    GOOD_NEWS("1;32"),
    NO_NEWS("1;33");

    private final String rendition;

    Tone(String rendition) {
        this.rendition = rendition;
    }

    /** Appends the text in this tone. */
    void paint(StringBuilder out, String text, boolean colour) {
        if (!colour || rendition.isEmpty()) {
            out.append(text);
        } else {
            out.append("\u001b[").append(rendition).append('m').append(text).append("\u001b[0m");
        }
    }
}
