package dev.preflight.adapters.runbook.markdown;

import dev.preflight.adapters.runbook.tree.Lines;
import dev.preflight.adapters.runbook.tree.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Writes runbooks in Markdown. Not every text can stand in this notation as it is: whoever must
 * know reads what was written, and compares.
 */
public final class RunbookMarkdown {
    private static final Set<String> LISTS = Set.of("checks", "cures", "documentation");

    private final List<String> lines = new ArrayList<>();
    private final String section;

    private RunbookMarkdown(Node.Fields runbook) {
        this.section = "#".repeat(sectionLevel(runbook));
    }

    /** A whole file. */
    public static String write(Node.Fields runbook) {
        return new RunbookMarkdown(runbook).written(runbook);
    }

    // Above the headings that sections of documentation have in them.
    private static int sectionLevel(Node.Fields runbook) {
        boolean hasLevel2 =
                entries(runbook, "documentation").stream()
                        .flatMap(it -> text(it, "text").stream())
                        .anyMatch(text -> text.startsWith("## ") || text.contains("\n## "));
        return hasLevel2 ? 1 : 2;
    }

    private String written(Node.Fields runbook) {
        text(runbook, "title").ifPresent(title -> add("# " + Headings.escaped(title), ""));
        List<Node.Field> head =
                runbook.fields().stream()
                        .filter(it -> !it.key().equals("title") && !LISTS.contains(it.key()))
                        .toList();
        head.forEach(it -> lines.addAll(FieldLines.of(it)));
        addChecks(entries(runbook, "checks"));
        addCures(entries(runbook, "cures"));
        for (Node.Fields part : entries(runbook, "documentation")) {
            addRule();
            add(section + " " + Headings.of(text(part, "title").orElse("")), "");
            text(part, "text").ifPresent(it -> add(it, ""));
        }
        return Lines.withoutEnd(String.join("\n", lines)) + "\n";
    }

    private void addChecks(List<Node.Fields> checks) {
        if (!checks.isEmpty()) {
            addRule();
            add(section + " Checks", "");
        }
        for (int i = 0; i < checks.size(); i++) {
            String title = Headings.escaped(text(checks.get(i), "title").orElse(""));
            addEntry("%d. %s".formatted(i + 1, title).strip(), checks.get(i), i > 0);
        }
    }

    private void addCures(List<Node.Fields> cures) {
        if (!cures.isEmpty()) {
            addRule();
            add(section + " Symptom/Cure Mappings", "");
        }
        for (int i = 0; i < cures.size(); i++) {
            addEntry(Headings.of(text(cures.get(i), "title").orElse("")), cures.get(i), i > 0);
        }
    }

    private void addEntry(String heading, Node.Fields entry, boolean isFurther) {
        if (isFurther) {
            addRule();
        }
        add((section + "# " + heading).strip(), "");
        entry.fields().stream()
                .filter(field -> !field.key().equals("title"))
                .forEach(field -> {
                    lines.addAll(FieldLines.of(field));
                    add("");
                });
    }

    private void addRule() {
        if (!lines.isEmpty() && !lines.get(lines.size() - 1).isEmpty()) {
            add("");
        }
        if (!lines.isEmpty()) {
            add("---", "");
        }
    }

    private void add(String... more) {
        lines.addAll(List.of(more));
    }

    private static List<Node.Fields> entries(Node.Fields runbook, String key) {
        List<Node.Fields> entries = new ArrayList<>();
        if (runbook.get(key).orElse(null) instanceof Node.Items list) {
            for (Node item : list.items()) {
                if (item instanceof Node.Fields fields) {
                    entries.add(fields);
                }
            }
        }
        return entries;
    }

    private static Optional<String> text(Node.Fields fields, String key) {
        return fields.get(key)
                .filter(Node.Text.class::isInstance)
                .map(it -> ((Node.Text) it).value());
    }
}
