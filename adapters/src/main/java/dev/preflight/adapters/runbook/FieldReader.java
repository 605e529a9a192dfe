package dev.preflight.adapters.runbook;

import dev.preflight.adapters.runbook.lint.Findings;
import dev.preflight.adapters.runbook.lint.LintCode;
import dev.preflight.adapters.runbook.tree.Node;
import dev.preflight.adapters.runbook.tree.Place;
import dev.preflight.adapters.runbook.tree.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the fields of one thing by name; whatever is wrong with a value becomes a finding. */
final class FieldReader {
    // For people only, so that leaving one blank says all there is to say; and all containers.
    private static final Set<String> MAY_BE_BLANK =
            Set.of(
                    "title",
                    "text",
                    "usedBy",
                    "purpose",
                    "symptom",
                    "cause",
                    "note",
                    "advice",
                    "containers");

    private final String what;
    private final Node.Fields fields;
    private final Findings findings;

    /**
     * Reads fields, none of which may be unknown.
     *
     * @param what has the fields, for messages: {@code check}
     */
    FieldReader(String what, Node.Fields fields, Set<String> known, Findings findings) {
        this.what = what;
        this.fields = fields;
        this.findings = findings;
        for (Node.Field field : fields.fields()) {
            if (!known.contains(field.key())) {
                findings.error(
                        LintCode.UNKNOWN_FIELD,
                        field.place(),
                        "'%s' is no field of a %s; %s"
                                .formatted(field.key(), what, meant(known, field.key())));
            } else if (isBlank(field.value()) && !MAY_BE_BLANK.contains(field.key())) {
                wrong(
                        field.place(),
                        "'%s' has no value: give it one, or leave it out".formatted(field.key()));
            }
        }
    }

    private static boolean isBlank(Node node) {
        return node instanceof Node.Text text && text.value().isBlank();
    }

    private static String meant(Set<String> known, String key) {
        return Words.nearest(known, key)
                .map(word -> "did you mean '" + word + "'?")
                .orElseGet(() ->
                        known.stream()
                                .sorted()
                                .collect(Collectors.joining(", ", "there are ", "")));
    }

    Place place() {
        return fields.place();
    }

    Optional<Node> node(String key) {
        return fields.get(key);
    }

    /** The text as a person means it, without quotes; empty if it is not there or blank. */
    Optional<Node.Text> text(String key) {
        return written(key)
                .map(text -> new Node.Text(text.place(), Values.unquoted(text.value())))
                .filter(text -> !text.value().isBlank());
    }

    /** The text as it was written; empty if it is not there or blank. */
    Optional<Node.Text> written(String key) {
        Node node = fields.get(key).orElse(null);
        if (node == null) {
            return Optional.empty();
        }
        if (node instanceof Node.Text text) {
            return Optional.of(text).filter(it -> !it.value().isBlank());
        }
        wrong(node.place(), "'%s' must be a text, not %s".formatted(key, node.kind()));
        return Optional.empty();
    }

    String textOr(String key, String other) {
        return text(key).map(Node.Text::value).orElse(other);
    }

    Optional<Duration> duration(String key, Duration most) {
        Optional<Node.Text> text = written(key);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Values.Time time = Values.time(text.get().value());
        if (time == null || time.duration().compareTo(most) > 0) {
            wrong(
                    text.get().place(),
                    "'%s' is no time for %s: write it as in '500 ms', '15 s' or '2 minutes', at most %s"
                            .formatted(text.get().value(), key, Values.words(most)));
            return Optional.empty();
        }
        if (!time.hasUnit()) {
            findings.warning(
                    LintCode.MISSING_UNIT,
                    text.get().place(),
                    "'%s' has no unit and is taken for seconds: write '%s s'"
                            .formatted(text.get().value(), text.get().value().strip()));
        }
        return Optional.of(time.duration());
    }

    OptionalInt count(String key, int most) {
        Optional<Node.Text> text = written(key);
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        OptionalInt count = Values.count(text.get().value());
        if (count.isEmpty() || count.getAsInt() > most) {
            wrong(
                    text.get().place(),
                    "'%s' is no number for %s: write one from 0 to %d"
                            .formatted(text.get().value(), key, most));
            return OptionalInt.empty();
        }
        return count;
    }

    /** The texts of a list; one alone may stand without a list. */
    List<Node.Text> texts(String key) {
        Node node = fields.get(key).orElse(null);
        if (node == null) {
            return List.of();
        }
        List<Node> items = node instanceof Node.Items list ? list.items() : List.of(node);
        List<Node.Text> texts = new ArrayList<>();
        for (Node item : items) {
            if (item instanceof Node.Text text) {
                texts.add(new Node.Text(text.place(), Values.unquoted(text.value())));
            } else {
                wrong(
                        item.place(),
                        "every item of '%s' must be a text, not %s".formatted(key, item.kind()));
            }
        }
        return texts;
    }

    /** The named parts of a list. */
    List<Node.Fields> entries(String key) {
        Node node = fields.get(key).orElse(null);
        if (node == null) {
            return List.of();
        }
        if (!(node instanceof Node.Items list)) {
            wrong(node.place(), "'%s' must be a list, not %s".formatted(key, node.kind()));
            return List.of();
        }
        List<Node.Fields> entries = new ArrayList<>();
        for (Node item : list.items()) {
            if (item instanceof Node.Fields entry) {
                entries.add(entry);
            } else {
                wrong(
                        item.place(),
                        "every item of '%s' must be fields with names, not %s"
                                .formatted(key, item.kind()));
            }
        }
        return entries;
    }

    void missing(String key, String instead) {
        findings.error(
                LintCode.MISSING_FIELD,
                fields.place(),
                "this %s has no '%s': %s".formatted(what, key, instead));
    }

    void wrong(Place place, String message) {
        findings.error(LintCode.WRONG_VALUE, place, message);
    }
}
