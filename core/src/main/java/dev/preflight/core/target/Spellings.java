package dev.preflight.core.target;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The ways in which a secret is written where it turns up: as it is, encoded, a line of it. */
final class Spellings {
    // A line, or some letters of Base64, that are shorter than this may stand anywhere.
    private static final int SHORTEST_PART = 8;
    private static final Pattern ESCAPE = Pattern.compile("%[0-9A-F]{2}");

    private final Set<String> all = new LinkedHashSet<>();

    private Spellings() {}

    static Set<String> of(String value) {
        Spellings spellings = new Spellings();
        String visible = VisibleText.of(value);
        spellings.all.add(visible);
        spellings.all.add(visible.strip());
        spellings.all.add(visible.strip().replaceAll("\\s+", " "));
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

    private void json(String value) {
        StringBuilder escaped = new StringBuilder();
        value.chars().forEach(it -> escaped.append(jsonOf((char) it)));
        all.add(escaped.toString());
        all.add(escaped.toString().replace("/", "\\/"));
    }

    private static String jsonOf(char it) {
        return switch (it) {
            case '"', '\\' -> "\\" + it;
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            case '\b' -> "\\b";
            case '\f' -> "\\f";
            default -> it < ' ' ? "\\u%04x".formatted((int) it) : String.valueOf(it);
        };
    }

    // As RFC 3986 has it, as a browser's encodeURIComponent does it, and as a form is sent.
    private void url(String value) {
        for (String kept : List.of("-._~", "-._~!'()*", "-._*")) {
            String encoded = percent(value, kept);
            all.add(encoded);
            all.add(encoded.replace("%20", "+"));
            all.add(ESCAPE.matcher(encoded).replaceAll(it -> it.group().toLowerCase(Locale.ROOT)));
        }
    }

    private static String percent(String value, String kept) {
        StringBuilder encoded = new StringBuilder();
        for (byte it : value.getBytes(StandardCharsets.UTF_8)) {
            char letter = (char) (it & 0xff);
            boolean isKept = isAlphanumeric(letter) || kept.indexOf(letter) >= 0;
            encoded.append(isKept ? String.valueOf(letter) : "%%%02X".formatted((int) letter));
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
