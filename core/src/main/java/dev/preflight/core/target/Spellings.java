package dev.preflight.core.target;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.StringTokenizer;

/** The ways in which a secret is written where it turns up: as it is, encoded, a line of it. */
final class Spellings {
    // A line, or some letters of Base64, that are shorter than this may stand anywhere.
    private static final int SHORTEST_PART = 8;
    private static final HexFormat LOWER = HexFormat.of();
    private static final HexFormat UPPER = LOWER.withUpperCase();

    private final Set<String> all = new LinkedHashSet<>();

    private Spellings() {}

    static Set<String> of(String value) {
        Spellings spellings = new Spellings();
        String visible = VisibleText.of(value);
        spellings.all.add(visible);
        spellings.all.add(visible.strip());
        spellings.all.add(onOneLine(visible));
        visible.lines().map(String::strip).forEach(spellings::part);
        spellings.json(value.strip());
        spellings.url(value.strip());
        spellings.base64(value.strip());
        return spellings.all;
    }

    private void part(String part) {
        if (part.length() >= SHORTEST_PART) {
            all.add(part);
        }
    }

    // A formatter or an expression would load more classes than a check of the command may.
    private static String onOneLine(String text) {
        StringBuilder line = new StringBuilder();
        for (StringTokenizer words = new StringTokenizer(text); words.hasMoreTokens(); ) {
            line.append(line.length() == 0 ? "" : " ").append(words.nextToken());
        }
        return line.toString();
    }

    // As it must be, as Go does it, for pages, and as Python does it, in ASCII.
    private void json(String value) {
        for (boolean ascii : new boolean[] {false, true}) {
            for (String more : List.of("", "<>&")) {
                String escaped = json(value, more, ascii);
                all.add(escaped);
                all.add(escaped.replace("/", "\\/"));
            }
        }
    }

    private static String json(String value, String more, boolean ascii) {
        StringBuilder escaped = new StringBuilder();
        for (int at = 0; at < value.length(); at++) {
            char it = value.charAt(at);
            boolean isEscaped = it < ' ' || more.indexOf(it) >= 0 || (ascii && it > '~');
            if (isEscaped) {
                escaped.append(escape(it));
            } else {
                escaped.append(it == '"' || it == '\\' ? "\\" : "").append(it);
            }
        }
        return escaped.toString();
    }

    private static String escape(char it) {
        return switch (it) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            case '\b' -> "\\b";
            case '\f' -> "\\f";
            default -> "\\u" + LOWER.toHexDigits(it);
        };
    }

    // As RFC 3986 has it, as a browser's encodeURIComponent does it, and as a form is sent.
    private void url(String value) {
        for (String kept : List.of("-._~", "-._~!'()*", "-._*")) {
            String encoded = percent(value, kept, UPPER);
            all.add(encoded);
            all.add(encoded.replace("%20", "+"));
            all.add(percent(value, kept, LOWER));
        }
    }

    private static String percent(String value, String kept, HexFormat digits) {
        StringBuilder encoded = new StringBuilder();
        for (byte it : value.getBytes(StandardCharsets.UTF_8)) {
            char letter = (char) (it & 0xff);
            if (isAlphanumeric(letter) || kept.indexOf(letter) >= 0) {
                encoded.append(letter);
            } else {
                encoded.append('%').append(digits.toHexDigits(it));
            }
        }
        return encoded.toString();
    }

    private static boolean isAlphanumeric(char it) {
        return (it >= '0' && it <= '9') || (it >= 'A' && it <= 'Z') || (it >= 'a' && it <= 'z');
    }

    // Four letters stand for three bytes: how a secret looks depends on how much is before it, as
    // the user's name is in basic authentication. What also depends on what follows is left out.
    private void base64(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        part(Base64.getEncoder().withoutPadding().encodeToString(bytes));
        for (int before = 0; before < 3; before++) {
            int whole = (before + bytes.length) / 3 * 3;
            byte[] shifted = new byte[whole];
            System.arraycopy(bytes, 0, shifted, before, Math.max(0, whole - before));
            String letters = Base64.getEncoder().encodeToString(shifted);
            String certain = letters.substring(before == 0 || whole == 0 ? 0 : before + 1);
            part(certain);
            part(certain.replace('+', '-').replace('/', '_'));
        }
    }
}
