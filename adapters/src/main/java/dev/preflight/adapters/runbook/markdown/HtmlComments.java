package dev.preflight.adapters.runbook.markdown;

/** Takes HTML comments out of the lines of one paragraph, in which they may begin and end. */
final class HtmlComments {
    private static final String OPENING = "<!--";
    private static final String CLOSING = "-->";

    private boolean isOpen;

    /** The line with spaces in place of comments, so that nothing moves; but not in code. */
    String blankedOut(String line) {
        if (!isOpen && !line.contains(OPENING)) {
            return line;
        }
        StringBuilder text = new StringBuilder();
        boolean inCode = false;
        int at = 0;
        while (at < line.length()) {
            if (isOpen && line.startsWith(CLOSING, at)) {
                isOpen = false;
                at = blank(text, at, CLOSING.length());
            } else if (isOpen) {
                at = blank(text, at, 1);
            } else if (!inCode && line.startsWith(OPENING, at)) {
                isOpen = true;
                at = blank(text, at, OPENING.length());
            } else {
                inCode ^= line.charAt(at) == '`';
                text.append(line.charAt(at));
                at++;
            }
        }
        return text.toString();
    }

    private static int blank(StringBuilder text, int at, int length) {
        text.append(" ".repeat(length));
        return at + length;
    }
}
