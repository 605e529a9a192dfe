package dev.preflight.adapters.runbook.markdown;

import dev.preflight.adapters.runbook.tree.Lines;
import dev.preflight.adapters.runbook.tree.Node;
import dev.preflight.adapters.runbook.tree.Words;
import dev.preflight.adapters.runbook.yaml.RunbookYaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One labelled field as lines of Markdown. */
final class FieldLines {
    private static final Map<String, String> USUAL_LABELS =
            Map.of(
                    "usedBy", "Used by",
                    "busyWorkers", "Busy workers",
                    "passIf", "Pass if",
                    "failMessage", "Fail message");
    private static final int LEAST_FENCE = 3;

    private final String label;
    private final List<String> lines = new ArrayList<>();

    private FieldLines(String key) {
        this.label = "**" + USUAL_LABELS.getOrDefault(key, Words.label(key)) + ":**";
    }

    static List<String> of(Node.Field field) {
        FieldLines it = new FieldLines(field.key());
        it.write(field.key(), field.value());
        return it.lines;
    }

    private void write(String key, Node value) {
        if (value instanceof Node.Text text) {
            write(key, text.value());
        } else if (value instanceof Node.Items list && key.equals("requires")) {
            lines.add(label + " " + names(list));
        } else if (value instanceof Node.Items list && key.equals("symptom")) {
            lines.add(label);
            lines.add("");
            list.items().forEach(it -> lines.add("- " + oneLine(it)));
        } else if (value instanceof Node.Items list) {
            lines.add(label);
            writeSteps(list.items());
        } else {
            lines.add(label);
            addFence("yaml", RunbookYaml.fragment(value));
        }
    }

    private void write(String key, String text) {
        switch (key) {
            case "command" -> {
                lines.add(label);
                addFence("bash", text);
            }
            case "probe" -> lines.add(label + " " + text);
            case "passIf" -> writeCondition(text);
            case "failMessage" -> lines.add(label + " " + quoted(Lines.joined(text)));
            default -> lines.add(label + " " + Lines.joined(text));
        }
    }

    private void writeCondition(String text) {
        if (text.contains("\n")) {
            lines.add(label);
            addFence("jq", text.replaceAll("^`|`$", ""));
        } else {
            lines.add(label + " " + text);
        }
    }

    // Scripts as shell, each in a block of its own; all other steps as YAML, in their order.
    private void writeSteps(List<Node> steps) {
        List<Node> others = new ArrayList<>();
        for (Node step : steps) {
            String script = script(step);
            if (script.isEmpty()) {
                others.add(step);
            } else {
                addOthers(others);
                addFence("bash", script);
            }
        }
        addOthers(others);
    }

    private void addOthers(List<Node> steps) {
        if (!steps.isEmpty()) {
            addFence("yaml", RunbookYaml.fragment(new Node.Items(steps.get(0).place(), steps)));
            steps.clear();
        }
    }

    private static String script(Node step) {
        return step instanceof Node.Fields fields
                        && fields.fields().size() == 1
                        && fields.get("command").orElse(null) instanceof Node.Text text
                ? text.value()
                : "";
    }

    private void addFence(String language, String code) {
        if (lines.size() > 1) {
            lines.add("");
        }
        String fence = "`".repeat(Math.max(LEAST_FENCE, longestTicks(code) + 1));
        lines.add(fence + language);
        lines.add(Lines.withoutEnd(code));
        lines.add(fence);
    }

    private static int longestTicks(String code) {
        int longest = 0;
        int here = 0;
        for (int i = 0; i < code.length(); i++) {
            here = code.charAt(i) == '`' ? here + 1 : 0;
            longest = Math.max(longest, here);
        }
        return longest;
    }

    private static String names(Node.Items list) {
        return list.items().stream().map(FieldLines::name).collect(Collectors.joining(", "));
    }

    private static String name(Node node) {
        String name = oneLine(node);
        return Names.in(name).equals(List.of(name)) ? name : "`" + name + "`";
    }

    private static String oneLine(Node node) {
        return node instanceof Node.Text text
                ? Lines.joined(text.value())
                : Lines.joined(RunbookYaml.fragment(node));
    }

    private static String quoted(String text) {
        return text.indexOf('"') < 0 ? '"' + text + '"' : text;
    }
}
