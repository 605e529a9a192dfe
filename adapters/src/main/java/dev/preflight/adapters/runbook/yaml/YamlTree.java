package dev.preflight.adapters.runbook.yaml;

import dev.preflight.adapters.runbook.lint.Findings;
import dev.preflight.adapters.runbook.lint.LintCode;
import dev.preflight.adapters.runbook.tree.Node;
import dev.preflight.adapters.runbook.tree.Place;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads YAML into a tree. Tags mean nothing, so that no value is ever more than a text. */
public final class YamlTree {
    private static final int MOST_DEPTH = 30;
    // Aliases make a small file stand for a huge tree.
    private static final int MOST_NODES = 20_000;

    private final Place start;
    private final Findings findings;
    private int nodes;

    private YamlTree(Place start, Findings findings) {
        this.start = start;
        this.findings = findings;
    }

    /**
     * Reads a text.
     *
     * @param start where in its file the text begins
     * @return empty if there is nothing to read, for the reason among the findings
     */
    public static Optional<Node> read(String text, Place start, Findings findings) {
        return Optional.ofNullable(new YamlTree(start, findings).read(text));
    }

    private @Nullable Node read(String text) {
        try {
            org.yaml.snakeyaml.nodes.Node root = new Yaml(bounds()).compose(new StringReader(text));
            if (root == null) {
                findings.error(LintCode.SYNTAX, start, "there is nothing here but white space");
                return null;
            }
            return convert(root, 0);
        } catch (YAMLException e) {
            findings.error(LintCode.SYNTAX, placeOf(e), problemOf(e));
            return null;
        }
    }

    private static LoaderOptions bounds() {
        LoaderOptions options = new LoaderOptions();
        options.setNestingDepthLimit(MOST_DEPTH);
        options.setCodePointLimit(Integer.MAX_VALUE);
        return options;
    }

    private Node convert(org.yaml.snakeyaml.nodes.Node node, int depth) {
        // Also where an alias stands inside of what it stands for.
        if (++nodes > MOST_NODES || depth > MOST_DEPTH) {
            throw new YAMLException(
                    "this is too much: at most %d values, nested at most %d deep"
                            .formatted(MOST_NODES, MOST_DEPTH));
        }
        Place place = placeOf(node.getStartMark());
        if (node instanceof MappingNode mapping) {
            return fields(place, mapping, depth);
        }
        if (node instanceof SequenceNode sequence) {
            List<Node> items = new ArrayList<>();
            sequence.getValue().forEach(item -> items.add(convert(item, depth + 1)));
            return new Node.Items(place, items);
        }
        ScalarNode scalar = (ScalarNode) node;
        boolean isNull = scalar.isPlain() && scalar.getValue().equals("~");
        return new Node.Text(place, isNull ? "" : scalar.getValue());
    }

    private Node.Fields fields(Place place, MappingNode mapping, int depth) {
        List<Node.Field> fields = new ArrayList<>();
        Set<String> known = new HashSet<>();
        for (NodeTuple tuple : mapping.getValue()) {
            Place at = placeOf(tuple.getKeyNode().getStartMark());
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                findings.error(LintCode.SYNTAX, at, "the name of a field must be a text");
            } else if (!known.add(key.getValue())) {
                findings.error(
                        LintCode.DUPLICATE_FIELD,
                        at,
                        "'%s' is given twice: keep one".formatted(key.getValue()));
            } else {
                Node value = convert(tuple.getValueNode(), depth + 1);
                fields.add(new Node.Field(at, key.getValue(), value));
            }
        }
        return new Node.Fields(place, fields);
    }

    private Place placeOf(YAMLException e) {
        Mark mark = e instanceof MarkedYAMLException marked ? marked.getProblemMark() : null;
        return mark == null ? start : placeOf(mark);
    }

    private Place placeOf(Mark mark) {
        int column = mark.getColumn() + (mark.getLine() == 0 ? start.column() : 1);
        return new Place(start.file(), start.line() + mark.getLine(), column);
    }

    // Not its message, which quotes the lines around it over several lines.
    private static String problemOf(YAMLException e) {
        String problem =
                e instanceof MarkedYAMLException marked && marked.getProblem() != null
                        ? marked.getProblem()
                        : String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        return "this is no YAML: " + plainly(problem);
    }

    // What a wrong indentation is called by a parser helps nobody to find it.
    private static String plainly(String problem) {
        if (problem.startsWith("expected <block end>")) {
            return "the line begins in another column than those that it belongs with: indent it"
                    + " like them";
        }
        return problem.equals("mapping values are not allowed here")
                ? "a colon is not expected here: quote the text that holds it, or, if a field"
                        + " begins here, indent it like its neighbours"
                : problem;
    }
}
