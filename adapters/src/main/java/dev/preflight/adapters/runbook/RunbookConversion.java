package dev.preflight.adapters.runbook;

import dev.preflight.adapters.runbook.lint.Finding;
import dev.preflight.adapters.runbook.lint.Findings;
import dev.preflight.adapters.runbook.lint.LintCode;
import dev.preflight.adapters.runbook.markdown.MarkdownTree;
import dev.preflight.adapters.runbook.markdown.RunbookMarkdown;
import dev.preflight.adapters.runbook.tree.Node;
import dev.preflight.adapters.runbook.tree.Place;
import dev.preflight.adapters.runbook.yaml.RunbookYaml;
import dev.preflight.adapters.runbook.yaml.YamlComments;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes a runbook file in the other notation, or anew in its own. What was written is read again
 * and compared with what was there, so that nothing is lost without being said.
 */
public final class RunbookConversion {
    /** How runbook files are written. */
    public enum Notation {
        MARKDOWN(".md"),
        YAML(".yaml");

        private final String ending;

        Notation(String ending) {
            this.ending = ending;
        }

        String write(Node.Fields tree) {
            return this == YAML ? RunbookYaml.write(tree) : RunbookMarkdown.write(tree);
        }
    }

    /**
     * What came of it.
     *
     * @param written the whole new file; null if the old one has errors, which are the findings
     * @param findings what is lost or changed; with an error among them the new file means
     *     something else than the old one
     */
    public record Converted(@Nullable String written, List<Finding> findings) {
        public Converted {
            findings = List.copyOf(findings);
        }

        /** The whole new file; empty if the old one has errors. */
        public Optional<String> text() {
            return Optional.ofNullable(written);
        }

        public boolean hasErrors() {
            return findings.stream().anyMatch(it -> it.severity() == Finding.Severity.ERROR);
        }
    }

    private final Notation to;
    private final Findings findings = new Findings();

    private RunbookConversion(Notation to) {
        this.to = to;
    }

    /** Converts what a file of this name holds. */
    public static Converted convert(String name, byte[] content, Notation to) {
        RunbookFile file = RunbookReader.read(name, content);
        List<Finding> errors =
                file.findings().stream()
                        .filter(it -> it.severity() == Finding.Severity.ERROR)
                        .toList();
        if (!errors.isEmpty()) {
            return new Converted(null, errors);
        }
        return new RunbookConversion(to).convert(file, content);
    }

    private Converted convert(RunbookFile file, byte[] content) {
        Node.Fields tree = NormalForm.of(file.tree());
        String text = to.write(tree);
        tellWhatIsLeftOut(file.name(), content);
        RunbookFile again =
                RunbookReader.read(file.name() + to.ending, text.getBytes(StandardCharsets.UTF_8));
        compare(Leaf.of(tree), Leaf.of(NormalForm.of(again.tree())), tree.place());
        return new Converted(text, findings.all());
    }

    private void tellWhatIsLeftOut(String name, byte[] content) {
        String text = RunbookText.decode(content, name, new Findings()).orElse("");
        if (RunbookReader.isYaml(name)) {
            OptionalInt line = YamlComments.firstLine(text);
            if (line.isPresent()) {
                lost(new Place(name, line.getAsInt(), 1), "comments are not carried over");
            }
            return;
        }
        List<Place> places = MarkdownTree.leftOut(name, text);
        if (!places.isEmpty()) {
            String lines =
                    places.stream()
                            .map(it -> String.valueOf(it.line()))
                            .distinct()
                            .collect(Collectors.joining(", "));
            lost(places.get(0), "what is in no field is not carried over: see the lines " + lines);
        }
    }

    private void lost(Place place, String message) {
        findings.warning(LintCode.NOT_CARRIED_OVER, place, message);
    }

    private void compare(Map<String, Leaf> before, Map<String, Leaf> after, Place start) {
        before.forEach((path, leaf) -> compare(path, leaf, after.get(path)));
        Map<String, Leaf> added = new LinkedHashMap<>(after);
        added.keySet().removeAll(before.keySet());
        added.forEach((path, leaf) ->
                findings.error(
                        LintCode.NOT_CARRIED_OVER,
                        start,
                        "what stands elsewhere would be read as '%s': '%s'"
                                .formatted(path, leaf.value())));
    }

    private void compare(String path, Leaf before, @Nullable Leaf after) {
        if (after == null) {
            findings.error(
                    LintCode.NOT_CARRIED_OVER,
                    before.place(),
                    "'%s' cannot be said in %s: '%s'".formatted(path, word(), before.value()));
        } else if (!after.value().equals(before.value())) {
            if (before.isProse() && before.words().equals(after.words())) {
                lost(before.place(), "'%s' loses its line breaks in %s".formatted(path, word()));
            } else {
                findings.error(
                        LintCode.NOT_CARRIED_OVER,
                        before.place(),
                        "'%s' cannot be said exactly in %s: it would be read as '%s'"
                                .formatted(path, word(), after.value()));
            }
        }
    }

    private String word() {
        return to == Notation.YAML ? "YAML" : "Markdown";
    }
}
