package dev.preflight.adapters.runbook;

import dev.preflight.adapters.runbook.tree.Keys;
import dev.preflight.adapters.runbook.tree.Lines;
import dev.preflight.adapters.runbook.tree.Node;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The one tree for all trees of the same meaning: fields in their order, nothing that is empty, no
 * quotes that mean nothing, one form where there are several. Both notations have the same.
 */
final class NormalForm {
    // A script keeps its quotes, and so does what has quotes of its own.
    private static final Set<String> VERBATIM = Set.of("cure", "passIf", "text");
    private static final Set<String> SCRIPTS = Set.of("command", "run");
    private static final Map<String, String> SHORT_FORMS =
            Map.of(
                    "http",
                    "url",
                    "command",
                    "run",
                    "logs",
                    "of",
                    "restart",
                    "services",
                    "start",
                    "services",
                    "up",
                    "services");

    private NormalForm() {}

    static Node.Fields of(Node.Fields runbook) {
        return fields(runbook, Keys.RUNBOOK);
    }

    private static Node.Fields fields(Node.Fields fields, Collection<String> order) {
        List<Node.Field> normal = new ArrayList<>();
        for (String key : order) {
            fields.fields().stream()
                    .filter(field -> field.key().equals(key))
                    .forEach(field -> add(normal, field));
        }
        fields.fields().stream()
                .filter(field -> !order.contains(field.key()))
                .forEach(field -> add(normal, field));
        return new Node.Fields(fields.place(), normal);
    }

    private static void add(List<Node.Field> normal, Node.Field field) {
        value(field.key(), field.value())
                .ifPresent(value -> normal.add(new Node.Field(field.place(), field.key(), value)));
    }

    private static Optional<Node> value(String key, Node node) {
        return switch (key) {
            case "checks" -> list(node, Keys.CHECK);
            case "cures" -> list(node, Keys.CURE);
            case "documentation" -> list(node, Keys.DOCUMENTATION);
            case "cure", "diagnostics" -> steps(key, node);
            case "probe" -> Optional.of(parts(node, Keys.PROBE));
            case "requires" -> several(node);
            case "symptom" -> symptom(node);
            default -> plain(key, node);
        };
    }

    private static Optional<Node> list(Node node, Set<String> keys) {
        if (!(node instanceof Node.Items list)) {
            return Optional.of(node);
        }
        List<Node> items = list.items().stream().map(item -> parts(item, keys)).toList();
        return items.isEmpty()
                ? Optional.empty()
                : Optional.of(new Node.Items(list.place(), items));
    }

    private static Node parts(Node node, Set<String> keys) {
        return node instanceof Node.Fields fields ? fields(fields, keys) : node;
    }

    private static Optional<Node> steps(String key, Node node) {
        if (node instanceof Node.Fields single) {
            return list(new Node.Items(node.place(), List.of(single)), Keys.STEP);
        }
        return node instanceof Node.Text ? plain(key, node) : list(node, Keys.STEP);
    }

    private static Optional<Node> several(Node node) {
        List<Node> items = new ArrayList<>();
        for (Node item : node instanceof Node.Items list ? list.items() : List.of(node)) {
            plain("", item).ifPresent(items::add);
        }
        return items.isEmpty()
                ? Optional.empty()
                : Optional.of(new Node.Items(node.place(), items));
    }

    // Without quotes in it every line is a symptom of its own; else only what is quoted counts.
    private static Optional<Node> symptom(Node node) {
        List<Node> items = new ArrayList<>();
        for (Node item : node instanceof Node.Items list ? list.items() : List.of(node)) {
            if (item instanceof Node.Text text) {
                String bare = fullyBare(text.value());
                (CureReader.hasQuotes(bare) ? List.of(Lines.joined(bare)) : bare.lines().toList())
                        .stream()
                                .map(line -> fullyBare(line.strip()))
                                .filter(line -> !line.isBlank())
                                .map(line -> new Node.Text(text.place(), line))
                                .forEach(items::add);
            } else {
                items.add(item);
            }
        }
        return oneOrMore(node, items);
    }

    // A line that becomes an item of a list loses its quotes when it is read again.
    private static String fullyBare(String text) {
        String bare = bare(text);
        return bare.equals(text) ? text : fullyBare(bare);
    }

    private static Optional<Node> oneOrMore(Node node, List<Node> items) {
        if (items.size() == 1) {
            return Optional.of(items.get(0));
        }
        return items.isEmpty()
                ? Optional.empty()
                : Optional.of(new Node.Items(node.place(), items));
    }

    private static Optional<Node> plain(String key, Node node) {
        if (node instanceof Node.Text text) {
            String value = text(key, text.value());
            return value.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Node.Text(text.place(), value));
        }
        if (node instanceof Node.Items list) {
            List<Node> items = new ArrayList<>();
            list.items().forEach(item -> plain("", item).ifPresent(items::add));
            return oneOrMore(node, items);
        }
        Node.Fields parts = fields((Node.Fields) node, keysOf(key));
        boolean isShort =
                parts.fields().size() == 1
                        && parts.fields().get(0).key().equals(SHORT_FORMS.get(key));
        return Optional.of(isShort ? parts.fields().get(0).value() : parts);
    }

    private static Set<String> keysOf(String key) {
        return switch (key) {
            case "http" -> Keys.HTTP_PROBE;
            case "command" -> Keys.COMMAND_STEP;
            case "logs" -> Keys.LOGS_STEP;
            default -> Keys.CONTAINERS_STEP;
        };
    }

    private static String text(String key, String value) {
        if (SCRIPTS.contains(key)) {
            return script(value);
        }
        if (key.equals("containers")) {
            return "all";
        }
        if (key.equals("passIf") && !value.strip().startsWith("`")) {
            return Lines.joined(value);
        }
        if (key.equals("text")) {
            return Lines.withoutBlankEnds(value);
        }
        return VERBATIM.contains(key) ? value.strip() : bare(value);
    }

    private static String script(String value) {
        String script = Lines.withoutEnd(value);
        if (script.isBlank()) {
            return "";
        }
        return script.contains("\n") ? script + "\n" : script;
    }

    // Only where reading it again means the same.
    private static String bare(String value) {
        String text = value.strip();
        String bare = Values.isQuoted(text) ? Values.unquoted(text) : text;
        return Values.unquoted(bare).equals(bare) ? bare : text;
    }
}
