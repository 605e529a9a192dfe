package dev.preflight.adapters.runbook;

import dev.preflight.adapters.runbook.lint.Findings;
import dev.preflight.adapters.runbook.lint.LintCode;
import dev.preflight.adapters.runbook.markdown.MarkdownTree;
import dev.preflight.adapters.runbook.tree.Excerpt;
import dev.preflight.adapters.runbook.tree.Node;
import dev.preflight.adapters.runbook.tree.Place;
import dev.preflight.adapters.runbook.yaml.YamlTree;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads runbook files, Markdown or YAML, and never fails: whatever is wrong becomes a finding with
 * its place.
 */
public final class RunbookReader {
    /** The size of the largest file that is read; no runbook is larger. */
    public static final int MOST_BYTES = 1024 * 1024;

    private RunbookReader() {}

    /**
     * Reads a file.
     *
     * @param name by which it is cited, and whose ending tells the notation: YAML for {@code
     *     .yaml}, {@code .yml} and {@code .json}, else Markdown
     */
    public static RunbookFile read(Path file, String name) {
        Findings findings = new Findings();
        Optional<String> text = RunbookText.read(file, name, findings);
        return read(name, text, findings);
    }

    /** Reads what a file of this name holds. */
    public static RunbookFile read(String name, byte[] content) {
        Findings findings = new Findings();
        return read(name, RunbookText.decode(content, name, findings), findings);
    }

    private static RunbookFile read(String name, Optional<String> text, Findings findings) {
        try {
            Node.Fields tree =
                    text.flatMap(it -> tree(name, it, findings)).orElseGet(() -> nothing(name));
            return new RunbookAssembly(name, findings).assemble(tree);
        } catch (StackOverflowError e) {
            // No input is known to do this: what nests is bounded. But no file may crash a service.
            Findings only = new Findings();
            only.error(
                    LintCode.SYNTAX, Place.startOf(name), "this is nested too deeply to be read");
            return new RunbookAssembly(name, only).assemble(nothing(name));
        }
    }

    private static Node.Fields nothing(String name) {
        return new Node.Fields(Place.startOf(name), List.of());
    }

    private static Optional<Node.Fields> tree(String name, String text, Findings findings) {
        if (!isYaml(name)) {
            return Optional.of(MarkdownTree.read(name, text, findings));
        }
        Optional<Node> root = YamlTree.read(Excerpt.whole(name, text), findings);
        if (root.isPresent() && !(root.get() instanceof Node.Fields)) {
            findings.error(
                    LintCode.SYNTAX,
                    root.get().place(),
                    "a runbook begins with fields, as in 'title: Shop', not with "
                            + root.get().kind());
        }
        return root.filter(Node.Fields.class::isInstance).map(Node.Fields.class::cast);
    }

    static boolean isYaml(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".yaml") || lower.endsWith(".yml") || lower.endsWith(".json");
    }
}
