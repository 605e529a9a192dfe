package dev.preflight.core.target;

/**
 * Finds secrets in a text by its form alone: what is assigned to a secret name, as in {@code
 * API_KEY=x} or {@code "token": "x"}, and passwords in URLs. Reads every text once from left to
 * right, so that no text, however odd, takes long.
 */
final class SecretText {
    private final String text;
    private final StringBuilder redacted = new StringBuilder();
    private int copied;

    private SecretText(String text) {
        this.text = text;
    }

    static String withoutAssigned(String text) {
        SecretText scan = new SecretText(text);
        scan.assignments();
        return scan.end();
    }

    static String withoutUrlPasswords(String text) {
        SecretText scan = new SecretText(text);
        scan.urls();
        return scan.end();
    }

    private void assignments() {
        for (int at = 0; at < text.length(); at++) {
            if (isSeparator(text.charAt(at)) && Redactor.isSecret(nameBefore(at))) {
                int start = valueStart(at + 1);
                int end = valueEnd(start);
                blank(start, end);
                at = Math.max(at, end - 1);
            }
        }
    }

    /** The name that ends before a separator, its closing quote aside; empty if there is none. */
    private String nameBefore(int separator) {
        int end = separator;
        while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        while (end > 0 && isQuoting(text.charAt(end - 1))) {
            end--;
        }
        int start = end;
        while (start > 0 && isOfName(text.charAt(start - 1))) {
            start--;
        }
        return text.substring(start, end);
    }

    // Also over the rest of ":=" and "=>".
    private int valueStart(int from) {
        int start = from;
        while (start < text.length() && isBeforeValue(text.charAt(start))) {
            start++;
        }
        return start;
    }

    private int valueEnd(int start) {
        if (text.startsWith(Redactor.REDACTED, start)) {
            return wordEnd(start);
        }
        if (start < text.length() && text.charAt(start) == '[') {
            return listEnd(start + 1);
        }
        int quote = start;
        while (quote < text.length() && text.charAt(quote) == '\\') {
            quote++;
        }
        boolean isQuoted = quote < text.length() && isQuote(text.charAt(quote));
        return isQuoted ? quotedEnd(quote, quote - start) : wordEnd(start);
    }

    private int listEnd(int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) != ']') {
            at = isQuote(text.charAt(at)) ? quotedEnd(at, 0) : at + 1;
        }
        return Math.min(at + 1, text.length());
    }

    /** Behind the quote that closes what this one opens: one with as many backslashes before it. */
    private int quotedEnd(int open, int depth) {
        int backslashes = 0;
        for (int at = open + 1; at < text.length(); at++) {
            if (text.charAt(at) == '\\') {
                backslashes++;
            } else {
                if (text.charAt(at) == text.charAt(open) && closes(backslashes, depth)) {
                    return at + 1;
                }
                backslashes = 0;
            }
        }
        // Cut off in the middle: all of it may be the secret.
        return text.length();
    }

    // In JSON within JSON a quote that closes has one backslash, and one of the text has three.
    private static boolean closes(int backslashes, int depth) {
        return depth == 0 ? backslashes % 2 == 0 : backslashes == depth;
    }

    private int wordEnd(int from) {
        int end = from;
        while (end < text.length() && !endsWord(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private void urls() {
        int scheme = text.indexOf("://");
        while (scheme >= 0) {
            int start = scheme + 3;
            int end = start;
            while (end < text.length() && !endsAuthority(text.charAt(end))) {
                end++;
            }
            // The last one: a password may hold an @ that should have been escaped.
            int at = lastIndexOf('@', start, end);
            int colon = text.indexOf(':', start);
            if (colon >= 0) {
                blank(colon + 1, at);
            }
            scheme = text.indexOf("://", end);
        }
    }

    private int lastIndexOf(char wanted, int start, int end) {
        for (int at = end - 1; at >= start; at--) {
            if (text.charAt(at) == wanted) {
                return at;
            }
        }
        return -1;
    }

    private void blank(int start, int end) {
        if (start < end) {
            redacted.append(text, copied, start).append(Redactor.REDACTED);
            copied = end;
        }
    }

    private String end() {
        return copied == 0 ? text : redacted.append(text, copied, text.length()).toString();
    }

    private static boolean isSeparator(char it) {
        return it == '=' || it == ':';
    }

    private static boolean isQuote(char it) {
        return it == '"' || it == '\'';
    }

    private static boolean isQuoting(char it) {
        return isQuote(it) || it == '\\';
    }

    private static boolean isOfName(char it) {
        return Character.isLetterOrDigit(it) || it == '_' || it == '.' || it == '-';
    }

    private static boolean isBeforeValue(char it) {
        return Character.isWhitespace(it) || isSeparator(it) || it == '>';
    }

    private static boolean endsWord(char it) {
        return Character.isWhitespace(it) || it == ',' || it == ';' || it == '&';
    }

    private static boolean endsAuthority(char it) {
        return Character.isWhitespace(it) || "/\"'<>".indexOf(it) >= 0;
    }
}
