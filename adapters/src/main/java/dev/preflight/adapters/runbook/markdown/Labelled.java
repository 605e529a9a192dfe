package dev.preflight.adapters.runbook.markdown;

import dev.preflight.adapters.runbook.lint.Findings;
import dev.preflight.adapters.runbook.lint.LintCode;
import dev.preflight.adapters.runbook.tree.Node;
import dev.preflight.adapters.runbook.tree.Place;
import dev.preflight.adapters.runbook.yaml.YamlTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A label and what was written below it. */
final class Labelled {
    private static final Set<String> SHELLS = Set.of("", "bash", "sh", "shell", "zsh");
    private static final Set<String> SESSIONS = Set.of("console", "shell-session", "shellsession");
    private static final Set<String> YAMLS = Set.of("yaml", "yml");
    private static final Set<String> OF_CODE = Set.of("command", "probe", "cure", "diagnostics");

    private final String key;
    private final Place place;
    private final List<Piece.Line> lines = new ArrayList<>();
    private final List<Piece.Fence> fences = new ArrayList<>();

    Labelled(String key, Place place) {
        this.key = key;
        this.place = place;
    }

    Place place() {
        return place;
    }

    boolean takesCode() {
        return OF_CODE.contains(key) || key.equals("passIf");
    }

    // A further paragraph is not what was asked for, unless nothing was said before.
    void add(Piece.Line line) {
        if (lines.isEmpty() || !line.isFirst() || line.isItem()) {
            lines.add(line);
        }
    }

    void add(Piece.Fence fence) {
        if (isShell(fence) || isYaml(fence) || key.equals("passIf")) {
            fences.add(fence);
        }
    }

    Optional<Node.Field> field(Findings findings) {
        return value(findings).map(value -> new Node.Field(place, key, value));
    }

    private Optional<Node> value(Findings findings) {
        return switch (key) {
            case "command" -> Optional.of(script());
            case "probe" -> probe(findings);
            case "cure", "diagnostics" -> steps(findings);
            case "requires" -> Optional.of(requirements());
            case "passIf" -> Optional.of(text(linesAreItems() ? " and " : " "));
            case "symptom" -> Optional.of(text("\n"));
            default -> Optional.of(text(" "));
        };
    }

    private boolean linesAreItems() {
        return lines.size() > 1 && lines.stream().allMatch(Piece.Line::isItem);
    }

    private Node.Text text(String separator) {
        String written =
                lines.stream()
                        .map(line -> bare(line.text()))
                        .filter(line -> !line.isEmpty())
                        .collect(Collectors.joining(separator));
        if (written.isEmpty() && !fences.isEmpty()) {
            return new Node.Text(
                    fences.get(0).codePlace(), "`" + fences.get(0).code().strip() + "`");
        }
        return new Node.Text(lines.isEmpty() ? place : lines.get(0).place(), written);
    }

    private Node.Text script() {
        if (fences.isEmpty()) {
            Node.Text inline = text("\n");
            return new Node.Text(inline.place(), withoutTicks(inline.value()));
        }
        return new Node.Text(
                fences.get(0).codePlace(),
                fences.stream().map(Labelled::code).collect(Collectors.joining("\n")));
    }

    private Optional<Node> probe(Findings findings) {
        if (fences.isEmpty()) {
            Node.Text inline = text("\n");
            return YamlTree.read(withoutTicks(inline.value()), inline.place(), findings);
        }
        if (fences.size() > 1) {
            findings.error(
                    LintCode.WRONG_VALUE,
                    fences.get(1).place(),
                    "a check has one probe: make a check of its own of this");
        }
        return YamlTree.read(fences.get(0).code(), fences.get(0).codePlace(), findings);
    }

    /** All that is to be done, in the order of the blocks; prose alone is for a person. */
    private Optional<Node> steps(Findings findings) {
        if (fences.isEmpty()) {
            Node.Text inline = text(" ");
            return inline.value().startsWith("`") && inline.value().endsWith("`")
                    ? Optional.of(command(inline.place(), withoutTicks(inline.value())))
                    : Optional.of(inline);
        }
        List<Node> steps = new ArrayList<>();
        for (Piece.Fence fence : fences) {
            if (isYaml(fence)) {
                Optional<Node> parsed = YamlTree.read(fence.code(), fence.codePlace(), findings);
                parsed.ifPresent(node -> addTo(steps, node));
            } else {
                steps.add(command(fence.codePlace(), code(fence)));
            }
        }
        return Optional.of(new Node.Items(fences.get(0).codePlace(), steps));
    }

    private static void addTo(List<Node> steps, Node node) {
        if (node instanceof Node.Items items) {
            steps.addAll(items.items());
        } else {
            steps.add(node);
        }
    }

    private static Node command(Place place, String script) {
        Node.Text text = new Node.Text(place, script);
        return new Node.Fields(place, List.of(new Node.Field(place, "command", text)));
    }

    private Node.Items requirements() {
        List<Node> items = new ArrayList<>();
        for (Piece.Line line : lines) {
            for (String name : bare(line.text()).split(",|;|\\band\\b", -1)) {
                String id = withoutTicks(name.strip());
                if (!id.isEmpty()) {
                    items.add(new Node.Text(line.place(), id));
                }
            }
        }
        return new Node.Items(place, items);
    }

    private static String bare(String line) {
        return line.strip().replaceFirst("^[-*+\u2022]\\s+", "");
    }

    private static String withoutTicks(String text) {
        boolean isQuoted = text.length() > 1 && text.startsWith("`") && text.endsWith("`");
        return isQuoted ? text.replaceAll("^`+|`+$", "").strip() : text;
    }

    // A session shows what was typed behind a prompt, and then what came of it.
    private static String code(Piece.Fence fence) {
        return SESSIONS.contains(language(fence))
                ? fence.code()
                        .lines()
                        .filter(line -> line.startsWith("$ "))
                        .map(line -> line.substring(2))
                        .collect(Collectors.joining("\n", "", "\n"))
                : fence.code();
    }

    static boolean isShell(Piece.Fence fence) {
        return SHELLS.contains(language(fence)) || SESSIONS.contains(language(fence));
    }

    private static boolean isYaml(Piece.Fence fence) {
        return YAMLS.contains(language(fence));
    }

    private static String language(Piece.Fence fence) {
        return fence.info().toLowerCase(Locale.ROOT).split("[\\s,{]", 2)[0];
    }
}
