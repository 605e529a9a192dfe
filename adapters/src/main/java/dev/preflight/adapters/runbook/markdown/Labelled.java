package dev.preflight.adapters.runbook.markdown;

import dev.preflight.adapters.runbook.lint.Findings;
import dev.preflight.adapters.runbook.lint.LintCode;
import dev.preflight.adapters.runbook.tree.Excerpt;
import dev.preflight.adapters.runbook.tree.Node;
import dev.preflight.adapters.runbook.tree.Place;
import dev.preflight.adapters.runbook.yaml.YamlTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A label and what was written below it. */
final class Labelled {
    private static final Set<String> SHELLS = Set.of("", "bash", "sh", "shell", "zsh");
    private static final Set<String> SESSIONS = Set.of("console", "shell-session", "shellsession");
    private static final Set<String> YAMLS = Set.of("yaml", "yml");
    private static final Set<String> OF_CODE = Set.of("command", "probe", "cure", "diagnostics");

    // A whole code span, with a remark in brackets at most.
    private static final Pattern SPAN =
            Pattern.compile("(?s)(`+)((?:(?!\\1).)+)\\1(?!`)\\s*(?:\\([^`]*\\))?[.;,]?\\s*");

    private final String key;
    private final Place place;
    private final List<Piece.Line> lines = new ArrayList<>();
    private final List<Piece.Fence> fences = new ArrayList<>();
    // What an example of the output may be in, so that it is no mistake beside the code itself.
    private Piece.@Nullable Fence foreign;

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

    /** Takes what belongs to it: not a further paragraph, unless nothing was said before. */
    boolean add(Piece.Line line) {
        boolean isAsked = lines.isEmpty() || !line.isFirst() || line.isItem();
        return isAsked && lines.add(line);
    }

    boolean add(Piece.Fence fence) {
        if (accepts(fence)) {
            return fences.add(fence);
        }
        if (foreign == null) {
            foreign = fence;
        }
        return false;
    }

    private boolean accepts(Piece.Fence fence) {
        return switch (key) {
            case "passIf" -> true;
            case "command" -> isShell(fence);
            default -> isShell(fence) || isYaml(fence);
        };
    }

    Optional<Node.Field> field(Findings findings) {
        if (fences.isEmpty() && foreign != null) {
            findings.error(
                    LintCode.WRONG_VALUE,
                    foreign.place(),
                    "a block of '%s' is nothing that runs here: write shell in a block of 'bash'%s"
                            .formatted(
                                    foreign.info(),
                                    key.equals("command")
                                            ? ", or what to observe below '**Probe:**'"
                                            : " or steps in a block of 'yaml'"));
            return Optional.empty();
        }
        tellPlainBlocks(findings);
        return value(findings).map(value -> new Node.Field(place, key, value));
    }

    // Beside a block that says it is shell, one that says nothing is as likely its output.
    private void tellPlainBlocks(Findings findings) {
        if (fences.stream().allMatch(fence -> fence.info().isEmpty()) || key.equals("passIf")) {
            return;
        }
        fences.stream()
                .filter(fence -> fence.info().isEmpty())
                .forEach(fence ->
                        findings.error(
                                LintCode.WRONG_VALUE,
                                fence.place(),
                                "this block does not say what it is, beside one that does: put 'bash' behind its fence if it is to run, or 'text' if it is not"));
    }

    private Optional<Node> value(Findings findings) {
        return switch (key) {
            case "command" -> Optional.of(script(findings));
            case "probe" -> probe(findings);
            case "cure", "diagnostics" -> steps(findings);
            case "requires" -> Optional.of(requirements());
            case "passIf" -> Optional.of(text(linesAreItems() ? " and " : " "));
            case "symptom" -> Optional.of(linesAreItems() ? items() : text("\n"));
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
            Excerpt code = fences.get(0).code();
            return new Node.Text(code.start(), "`" + code.text().strip() + "`");
        }
        return new Node.Text(lines.isEmpty() ? place : lines.get(0).place(), written);
    }

    private Node.Text script(Findings findings) {
        if (fences.isEmpty()) {
            Node.Text inline = text("\n");
            String script = inlineScript(inline.value(), inline.place(), findings);
            return new Node.Text(inline.place(), script);
        }
        return new Node.Text(
                fences.get(0).code().start(),
                fences.stream().map(Labelled::code).collect(Collectors.joining("\n")));
    }

    /** What is in backquotes, if it begins so: what stands beside that is prose, and never run. */
    private static String inlineScript(String text, Place place, Findings findings) {
        if (!text.startsWith("`") || SPAN.matcher(text).matches()) {
            return withoutTicks(SPAN.matcher(text).replaceFirst("$1$2$1"));
        }
        List<Matcher> lines = text.lines().map(SPAN::matcher).toList();
        if (!lines.get(0).matches()) {
            findings.error(
                    LintCode.WRONG_VALUE,
                    place,
                    "only a part of this is in backquotes: put the whole command in one pair, or in"
                            + " a block of 'bash'");
            return text;
        }
        return lines.stream()
                .filter(Matcher::matches)
                .map(line -> line.group(2).strip())
                .collect(Collectors.joining("\n"));
    }

    private Optional<Node> probe(Findings findings) {
        if (fences.isEmpty()) {
            return YamlTree.read(inline(), findings);
        }
        if (fences.size() > 1) {
            findings.error(
                    LintCode.WRONG_VALUE,
                    fences.get(1).place(),
                    "a check has one probe: make a check of its own of this");
        }
        return YamlTree.read(fences.get(0).code(), findings);
    }

    private Excerpt inline() {
        List<Place> places = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (Piece.Line line : lines) {
            String text = withoutTicks(bare(line.text()));
            int before = Math.max(0, line.text().indexOf(text));
            Place at = line.place();
            places.add(new Place(at.file(), at.line(), at.column() + before));
            texts.add(text);
        }
        return new Excerpt(String.join("\n", texts), places.isEmpty() ? List.of(place) : places);
    }

    /** All that is to be done, in the order of the blocks; prose alone is for a person. */
    private Optional<Node> steps(Findings findings) {
        if (fences.isEmpty()) {
            Node.Text inline = text(" ");
            return isCode(inline.value())
                    ? Optional.of(command(inline.place(), withoutTicks(inline.value())))
                    : Optional.of(inline);
        }
        List<Node> steps = new ArrayList<>();
        for (Piece.Fence fence : fences) {
            if (isYaml(fence)) {
                Optional<Node> parsed = YamlTree.read(fence.code(), findings);
                parsed.ifPresent(node -> addTo(steps, node));
            } else {
                steps.add(command(fence.code().start(), code(fence)));
            }
        }
        return Optional.of(new Node.Items(fences.get(0).code().start(), steps));
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

    private Node.Items items() {
        List<Node> items = new ArrayList<>();
        lines.forEach(line -> items.add(new Node.Text(line.place(), bare(line.text()))));
        return new Node.Items(place, items);
    }

    private Node.Items requirements() {
        List<Node> items = new ArrayList<>();
        for (Piece.Line line : lines) {
            for (String name : Names.in(bare(line.text()))) {
                items.add(new Node.Text(line.place(), name));
            }
        }
        return new Node.Items(place, items);
    }

    private static String bare(String line) {
        return line.strip().replaceFirst("^[-*+\u2022]\\s+", "");
    }

    private static String withoutTicks(String text) {
        boolean isQuoted = text.length() > 1 && text.startsWith("`") && text.endsWith("`");
        return isQuoted ? withoutOuterTicks(text).strip() : text;
    }

    private static boolean isCode(String text) {
        String inner = withoutOuterTicks(text);
        return inner.length() < text.length() && !inner.isBlank() && inner.indexOf('`') < 0;
    }

    private static String withoutOuterTicks(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && text.charAt(from) == '`' && text.charAt(to - 1) == '`') {
            from++;
            to--;
        }
        return text.substring(from, Math.max(from, to));
    }

    // A session shows what was typed behind a prompt, and then what came of it.
    private static String code(Piece.Fence fence) {
        return SESSIONS.contains(language(fence))
                ? fence.code()
                        .text()
                        .lines()
                        .filter(line -> line.startsWith("$ "))
                        .map(line -> line.substring(2))
                        .collect(Collectors.joining("\n", "", "\n"))
                : fence.code().text();
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
