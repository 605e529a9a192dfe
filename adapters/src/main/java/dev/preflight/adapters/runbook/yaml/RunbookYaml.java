package dev.preflight.adapters.runbook.yaml;

import dev.preflight.adapters.runbook.tree.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Writes runbooks in YAML, as a person would: in blocks, with scripts as they are. */
public final class RunbookYaml {
    /** By which editors find the schema that lies beside the file. */
    public static final String SCHEMA_LINE = "# yaml-language-server: $schema=runbook.schema.json";

    private static final Set<String> SPACED = Set.of("checks", "cures", "documentation");
    private static final String INDENT = "  ";

    private RunbookYaml() {}

    /** A whole file. */
    public static String write(Node.Fields runbook) {
        List<String> lines = new ArrayList<>();
        lines.add(SCHEMA_LINE);
        for (Node.Field field : runbook.fields()) {
            if (SPACED.contains(field.key()) && field.value() instanceof Node.Items list) {
                addEntries(lines, field.key(), list);
            } else {
                lines.addAll(field(field));
            }
        }
        return joined(runbook.fields().isEmpty() ? List.of(SCHEMA_LINE, "{}") : lines);
    }

    /** A part of a file, for a block of code. */
    public static String fragment(Node node) {
        return joined(node instanceof Node.Text text ? YamlScalar.lines("", text) : block(node));
    }

    private static void addEntries(List<String> lines, String key, Node.Items entries) {
        lines.add("");
        if (entries.items().isEmpty()) {
            lines.add(key + ": []");
            return;
        }
        lines.add(key + ":");
        boolean isFirst = true;
        for (Node entry : entries.items()) {
            if (!isFirst) {
                lines.add("");
            }
            isFirst = false;
            addIndented(lines, item(entry));
        }
    }

    private static List<String> block(Node node) {
        List<String> lines = new ArrayList<>();
        if (node instanceof Node.Fields fields) {
            fields.fields().forEach(field -> lines.addAll(field(field)));
        } else if (node instanceof Node.Items list) {
            list.items().forEach(item -> lines.addAll(item(item)));
        }
        return lines.isEmpty() ? List.of(node instanceof Node.Items ? "[]" : "{}") : lines;
    }

    private static List<String> field(Node.Field field) {
        String key = YamlScalar.key(field.key()) + ":";
        List<String> lines = new ArrayList<>();
        if (field.value() instanceof Node.Text text) {
            addBehind(lines, key + " ", YamlScalar.lines(field.key(), text));
        } else if (isEmpty(field.value())) {
            lines.add(key + " " + block(field.value()).get(0));
        } else {
            lines.add(key);
            addIndented(lines, block(field.value()));
        }
        return lines;
    }

    private static List<String> item(Node item) {
        List<String> lines = new ArrayList<>();
        addBehind(
                lines,
                "- ",
                item instanceof Node.Text text ? YamlScalar.lines("", text) : block(item));
        return lines;
    }

    private static boolean isEmpty(Node node) {
        return node instanceof Node.Items list
                ? list.items().isEmpty()
                : ((Node.Fields) node).fields().isEmpty();
    }

    private static void addBehind(List<String> lines, String first, List<String> block) {
        lines.add(first + block.get(0));
        addIndented(lines, block.subList(1, block.size()));
    }

    private static void addIndented(List<String> lines, List<String> block) {
        block.forEach(line -> lines.add(line.isEmpty() ? line : INDENT + line));
    }

    private static String joined(List<String> lines) {
        return String.join("\n", lines) + "\n";
    }
}
