package dev.preflight.core.target;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Takes secrets out of texts: the values of variables whose name says that they are secret,
 * wherever they occur, and whatever is assigned to such a name in the text itself.
 */
public final class Redactor {
    /** What stands in a report where a secret was. */
    public static final String REDACTED = "[redacted]";

    // Shorter values ("1", "on") would blank out half of every report.
    private static final int SHORTEST_SECRET = 4;

    private static final List<String> CUTS = List.of("...", "\u2026");

    private static final List<String> SECRET_WORDS =
            List.of("PASSWORD", "PASSWD", "SECRET", "TOKEN", "KEY");

    private final List<String> secrets;

    private Redactor(Stream<String> secrets) {
        // Longest first, so that a secret that contains another leaves no remainder.
        this.secrets =
                secrets.distinct()
                        .sorted(Comparator.comparingInt(String::length).reversed())
                        .toList();
    }

    /** A redactor that knows the secrets of these environments. */
    public static Redactor of(Collection<Map<String, String>> environments) {
        return new Redactor(environments.stream().flatMap(Redactor::secretsOf));
    }

    /** Whether a variable of this name holds a secret. */
    public static boolean isSecret(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        for (String word : SECRET_WORDS) {
            if (upper.contains(word)) {
                return true;
            }
        }
        return false;
    }

    /** The same redactor, with the secrets of one more environment. */
    public Redactor and(Map<String, String> environment) {
        return new Redactor(Stream.concat(secrets.stream(), secretsOf(environment)));
    }

    /** The text without secrets. */
    public String redact(String text) {
        String redacted = text;
        for (String secret : secrets) {
            redacted = withoutBeginning(secret, redacted.replace(secret, REDACTED));
        }
        return SecretText.withoutUrlPasswords(SecretText.withoutAssigned(redacted));
    }

    // Who shows a long text cuts it, perhaps within a secret.
    private static String withoutBeginning(String secret, String text) {
        String redacted = text;
        for (String cut : CUTS) {
            int at = redacted.indexOf(cut);
            while (at >= 0) {
                int length = lengthOfBeginning(secret, redacted, at);
                if (length > 0) {
                    redacted =
                            redacted.substring(0, at - length) + REDACTED + redacted.substring(at);
                    at += REDACTED.length() - length;
                }
                at = redacted.indexOf(cut, at + cut.length());
            }
        }
        return redacted;
    }

    private static int lengthOfBeginning(String secret, String text, int end) {
        for (int length = secret.length() - 1; length >= SHORTEST_SECRET; length--) {
            if (text.regionMatches(end - length, secret, 0, length)) {
                return length;
            }
        }
        return 0;
    }

    /** The same facts without secrets, at any depth. */
    public Map<String, Object> redactFacts(Map<String, Object> facts) {
        Map<String, Object> redacted = new LinkedHashMap<>();
        facts.forEach((name, value) -> redacted.put(name, redactNamed(name, value)));
        return redacted;
    }

    private Object redactNamed(String name, Object value) {
        return value instanceof String && isSecret(name) ? REDACTED : redactValue(value);
    }

    private Object redactValue(Object value) {
        if (value instanceof String text) {
            return redact(text);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(this::redactValue).toList();
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> redacted = new LinkedHashMap<>();
            map.forEach((name, it) ->
                    redacted.put(String.valueOf(name), redactNamed(String.valueOf(name), it)));
            return redacted;
        }
        return value;
    }

    private static Stream<String> secretsOf(Map<String, String> environment) {
        return environment.entrySet().stream()
                .filter(variable -> isSecret(variable.getKey()))
                .map(Map.Entry::getValue)
                .filter(value -> value.strip().length() >= SHORTEST_SECRET);
    }
}
