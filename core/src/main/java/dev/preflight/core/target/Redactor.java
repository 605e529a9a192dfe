package dev.preflight.core.target;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Takes secrets out of texts: the values of variables whose name says that they are secret,
 * wherever they occur, also in the usual encodings, a line of them alone, or cut; and whatever is
 * assigned to such a name in the text itself.
 */
public final class Redactor {
    /** What stands in a report where a secret was. */
    public static final String REDACTED = "[redacted]";

    // Shorter values ("1", "on") would blank out half of every report.
    private static final int SHORTEST_SECRET = 4;

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

    /** A redactor that knows these secrets. */
    static Redactor ofValues(Collection<String> secrets) {
        return new Redactor(secrets.stream().flatMap(Redactor::spellings));
    }

    /** The values in an environment that are secret, as they are. */
    static Stream<String> secretValues(Map<String, String> environment) {
        return environment.entrySet().stream()
                .filter(variable -> isSecret(variable.getKey()))
                .map(Map.Entry::getValue)
                .filter(value -> value.strip().length() >= SHORTEST_SECRET);
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

    /** The same redactor, with the secrets of one more environment; itself if it has none. */
    public Redactor and(Map<String, String> environment) {
        Set<String> more = secretsOf(environment).collect(Collectors.toSet());
        return secrets.containsAll(more)
                ? this
                : new Redactor(Stream.concat(secrets.stream(), more.stream()));
    }

    /**
     * The text without secrets, and without what is not seen of it: a secret with a colour within
     * would not be known as one, and be whole again on a terminal.
     */
    public String redact(String text) {
        String redacted = VisibleText.of(text);
        for (String secret : secrets) {
            redacted = redacted.replace(secret, REDACTED);
            redacted = CutText.without(secret, SHORTEST_SECRET, redacted);
        }
        return SecretText.withoutUrlPasswords(SecretText.withoutAssigned(redacted));
    }

    /** The same facts without secrets, at any depth. */
    public Map<String, Object> redactFacts(Map<String, Object> facts) {
        return redactMap(facts, false);
    }

    private Map<String, Object> redactMap(Map<?, ?> facts, boolean allSecret) {
        Map<String, Object> redacted = new LinkedHashMap<>();
        facts.forEach((key, value) -> {
            String name = String.valueOf(key);
            redacted.put(redact(name), redactValue(value, allSecret || isSecret(name)));
        });
        return redacted;
    }

    private Object redactValue(Object value, boolean isSecret) {
        if (value instanceof List<?> list) {
            return list.stream().map(it -> redactValue(it, isSecret)).toList();
        }
        if (value instanceof Map<?, ?> map) {
            return redactMap(map, isSecret);
        }
        if (value instanceof String text) {
            return isSecret ? REDACTED : redact(text);
        }
        return value instanceof Number && (isSecret || holdsSecret(value)) ? REDACTED : value;
    }

    private boolean holdsSecret(Object number) {
        return secrets.stream().anyMatch(number.toString()::contains);
    }

    private static Stream<String> secretsOf(Map<String, String> environment) {
        return secretValues(environment).flatMap(Redactor::spellings);
    }

    private static Stream<String> spellings(String secret) {
        return Spellings.of(secret).stream()
                .filter(spelling -> spelling.length() >= SHORTEST_SECRET);
    }
}
