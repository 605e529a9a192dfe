package dev.preflight.adapters.runbook.condition;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What an author wrote, tidied: every quoted text is one character that stands for it, so that no
 * word of it is taken for grammar; emphasis, comments in brackets or after a dash, and full stops
 * are gone.
 *
 * @param words with a character of {@link #PLACEHOLDER} for each quoted text
 * @param quoted what they stand for, in order
 */
record Prose(String words, List<Quoted> quoted) {
    /** One character that stands for a quoted text. */
    static final String PLACEHOLDER = "[\uE000-\uF8FF]";

    private static final Pattern RESERVED = Pattern.compile(PLACEHOLDER);
    private static final Pattern EMPHASIS =
            Pattern.compile("(?<![\\w*-])(\\*{1,2}|_{1,2})(?=\\S)(.+?)(?<=\\S)\\1(?![\\w*])");
    private static final Pattern REMARK = Pattern.compile("\\s(?:[—–]|--?)\\s.*$");
    private static final Pattern PUNCTUATION = Pattern.compile("[.;:!?]+(?=\\s|$|,)");
    private static final Pattern COMMA = Pattern.compile("\\s*,(?=\\s|$)");

    Prose {
        quoted = List.copyOf(quoted);
    }

    /**
     * A quoted text.
     *
     * @param text without the quotes
     * @param mark the opening quote; a slash for a regular expression
     */
    record Quoted(String text, char mark) {
        Value value() {
            return new Value(text, mark == '/');
        }
    }

    static Prose of(String text) {
        return new Scan(text).prose();
    }

    /** The same with other words. */
    Prose withWords(String other) {
        return new Prose(other, quoted);
    }

    /** What a part of the words stands for: a quoted text, or the word itself. */
    Value value(String part) {
        return isPlaceholder(part) ? at(part).value() : Value.literal(part);
    }

    boolean isPlaceholder(String part) {
        return part.length() == 1 && RESERVED.matcher(part).matches();
    }

    /** The quoted text that this placeholder stands for. */
    Quoted at(String placeholder) {
        return quoted.get(placeholder.charAt(0) - '\uE000');
    }

    /** Words with the quoted texts put back, for people. */
    String shown(String part) {
        StringBuilder shown = new StringBuilder();
        for (String character : part.split("", -1)) {
            shown.append(isPlaceholder(character) ? at(character).value().quoted() : character);
        }
        return shown.toString().strip();
    }

    /** Goes through the text once. */
    private static final class Scan {
        private static final int MOST_QUOTED = 200;
        private static final String OPENING = "\"'`“„‘‚«‹";
        private static final String CLOSING = "\"'`”“’‘»›";
        private static final Pattern BEFORE_EXPRESSION =
                Pattern.compile(
                        "(?i)(?:match\\w*|regex|expression|pattern|than|"
                                + PLACEHOLDER
                                + ",?(?: and| or)?)\\s+$");

        private final String text;
        private final StringBuilder words = new StringBuilder();
        private final List<Quoted> quoted = new ArrayList<>();
        private int at;

        Scan(String text) {
            this.text = RESERVED.matcher(text).replaceAll("").replaceAll("[\\s\u00a0]+", " ");
        }

        Prose prose() {
            while (at < text.length()) {
                if (!skipComment() && !takeExpression() && !takeQuoted()) {
                    words.append(text.charAt(at++));
                }
            }
            String tidy = EMPHASIS.matcher(words).replaceAll("$2");
            tidy = REMARK.matcher(tidy).replaceAll("");
            tidy = PUNCTUATION.matcher(tidy).replaceAll("");
            tidy = COMMA.matcher(tidy).replaceAll(" ,").replaceAll("[ ,]+$", "");
            tidy = tidy.replaceAll("(?<=\\w)([=!<>]=)(?=\\S)", " $1 ");
            return new Prose(tidy.replaceAll("\\s+", " ").strip(), quoted);
        }

        private boolean isAtStartOfWord() {
            if (words.length() == 0) {
                return true;
            }
            char before = words.charAt(words.length() - 1);
            return !Character.isLetterOrDigit(before) && "-/\\".indexOf(before) < 0;
        }

        private boolean isAfterSpace() {
            return words.length() == 0 || words.charAt(words.length() - 1) == ' ';
        }

        // Round ones hold remarks; so do square ones that begin with a letter, others a list.
        private boolean skipComment() {
            char open = text.charAt(at);
            boolean square =
                    open == '['
                            && at + 1 < text.length()
                            && Character.isLetter(text.charAt(at + 1));
            if (!isAfterSpace() || (open != '(' && !square)) {
                return false;
            }
            char close = square ? ']' : ')';
            int depth = 0;
            for (int end = at; end < text.length(); end++) {
                depth += text.charAt(end) == open ? 1 : text.charAt(end) == close ? -1 : 0;
                if (depth == 0) {
                    at = end + 1;
                    return true;
                }
            }
            return false;
        }

        private boolean takeQuoted() {
            char mark = text.charAt(at);
            int kind = OPENING.indexOf(mark);
            if (kind < 0 || !isAtStartOfWord() || quoted.size() == MOST_QUOTED) {
                return false;
            }
            int end = closing(CLOSING.charAt(kind));
            if (end < 0) {
                return false;
            }
            take(text.substring(at + 1, end), mark, end + 1);
            return true;
        }

        // An apostrophe within a word closes nothing.
        private int closing(char mark) {
            int end = text.indexOf(mark, at + 1);
            while (end >= 0
                    && (mark == '\'' || mark == '’')
                    && end + 1 < text.length()
                    && Character.isLetter(text.charAt(end + 1))) {
                end = text.indexOf(mark, end + 1);
            }
            return end;
        }

        // In Markdown it stands best in a code span, which leaves its backslashes alone.
        private boolean takeExpression() {
            boolean isCode = text.startsWith("`/", at);
            int slash = isCode ? at + 1 : at;
            if (text.charAt(slash) != '/' || !BEFORE_EXPRESSION.matcher(words).find()) {
                return false;
            }
            StringBuilder expression = new StringBuilder();
            boolean isInClass = false;
            for (int end = slash + 1; end < text.length(); end++) {
                char character = text.charAt(end);
                isInClass = character == '[' || (isInClass && character != ']');
                if (character == '/' && !isInClass) {
                    int after = afterFlags(end + 1);
                    if (isCode && !text.startsWith("`", after)) {
                        return false;
                    }
                    String flags = text.substring(end + 1, after);
                    take(
                            (flags.isEmpty() ? "" : "(?" + flags + ")") + expression,
                            '/',
                            isCode ? after + 1 : after);
                    return true;
                }
                if (character == '\\' && end + 1 < text.length()) {
                    char next = text.charAt(++end);
                    expression.append(next == '/' ? "" : "\\").append(next);
                } else {
                    expression.append(character);
                }
            }
            return false;
        }

        private int afterFlags(int from) {
            int after = from;
            while (after < text.length() && "imsx".indexOf(text.charAt(after)) >= 0) {
                after++;
            }
            return after < text.length() && Character.isLetterOrDigit(text.charAt(after))
                    ? from
                    : after;
        }

        private void take(String inner, char mark, int end) {
            words.append((char) ('\uE000' + quoted.size()));
            quoted.add(new Quoted(inner, mark));
            at = end;
        }
    }
}
