package dev.preflight.adapters.report;

/**
 * One workflow command of GitHub that makes an annotation, on a line of its own.
 *
 * @see <a href="https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts">the
 *     escapes, which its documentation does not tell</a>
 */
record Annotation(String level, String properties) {
    // It takes more, and shows no more of it.
    private static final int LONGEST = 4_000;

    static Annotation of(String level, String title) {
        return new Annotation(level, "title=" + property(OneLine.of(title)));
    }

    Annotation at(CheckSource source) {
        if (source.file().isEmpty()) {
            return this;
        }
        String line = source.line() == 0 ? "" : ",line=" + source.line();
        return new Annotation(level, "file=" + property(source.file()) + line + "," + properties);
    }

    /** The whole line. */
    String saying(String message) {
        return "::"
                + level
                + " "
                + properties
                + "::"
                + data(OneLine.shortened(message, LONGEST))
                + "\n";
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }

    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }
}
