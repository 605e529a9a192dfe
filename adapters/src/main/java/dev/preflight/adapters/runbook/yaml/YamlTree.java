package dev.preflight.adapters.runbook.yaml;

import dev.preflight.adapters.runbook.lint.Findings;
import dev.preflight.adapters.runbook.lint.LintCode;
import dev.preflight.adapters.runbook.tree.Excerpt;
import dev.preflight.adapters.runbook.tree.Node;
import dev.preflight.adapters.runbook.tree.Place;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.reader.StreamReader;

/** Reads YAML into a tree. Tags mean nothing, so that no value is ever more than a text. */
public final class YamlTree {
    private static final int MOST_DEPTH = 30;
    // Aliases make a small file stand for a huge tree.
    private static final int MOST_NODES = 20_000;

    private static final Set<String> NULLS = Set.of("~", "null", "Null", "NULL");

    private final Excerpt source;
    private final int[] offsets;
    private final Findings findings;
    private int nodes;

    private YamlTree(Excerpt source, Findings findings) {
        this.source = source;
        this.findings = findings;
        this.offsets = offsets(source.text());
    }

    /**
     * Reads a text.
     *
     * @return empty if there is nothing to read, for the reason among the findings
     */
    public static Optional<Node> read(Excerpt source, Findings findings) {
        return Optional.ofNullable(new YamlTree(source, findings).read());
    }

    private @Nullable Node read() {
        if (hasForbiddenCharacter()) {
            return null;
        }
        try {
            StringReader text = new StringReader(source.text());
            org.yaml.snakeyaml.nodes.Node root = new Yaml(bounds()).compose(text);
            if (root == null) {
                findings.error(
                        LintCode.SYNTAX, source.start(), "there is nothing here but white space");
                return null;
            }
            return convert(root, 0);
        } catch (YAMLException e) {
            findings.error(LintCode.SYNTAX, placeOf(e), problemOf(e));
            return null;
        }
    }

    // The parser would say so, too, but not where.
    private boolean hasForbiddenCharacter() {
        String text = source.text();
        int at = 0;
        while (at < text.length()) {
            int character = text.codePointAt(at);
            if (!StreamReader.isPrintable(character)) {
                findings.error(
                        LintCode.SYNTAX,
                        source.at(at),
                        "the character U+%04X cannot stand in YAML: remove it, or write it as '\\u%04X' in double quotes"
                                .formatted(character, character));
                return true;
            }
            at += Character.charCount(character);
        }
        return false;
    }

    // The parser counts code points; where they begin, if that makes a difference.
    private static int[] offsets(String text) {
        int count = text.codePointCount(0, text.length());
        if (count == text.length()) {
            return new int[0];
        }
        int[] offsets = new int[count + 1];
        int at = 0;
        for (int i = 0; i < count; i++) {
            offsets[i] = at;
            at += Character.charCount(text.codePointAt(at));
        }
        offsets[count] = at;
        return offsets;
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
        boolean isNull = scalar.isPlain() && NULLS.contains(scalar.getValue());
        return new Node.Text(placeOfText(scalar), isNull ? "" : scalar.getValue());
    }

    // A block begins below its mark, and every line of it in the same column.
    private Place placeOfText(ScalarNode scalar) {
        Mark mark = scalar.getStartMark();
        boolean isBlock =
                scalar.getScalarStyle() == DumperOptions.ScalarStyle.LITERAL
                        || scalar.getScalarStyle() == DumperOptions.ScalarStyle.FOLDED;
        int below = source.text().indexOf('\n', indexOf(mark)) + 1;
        if (!isBlock || below == 0) {
            return placeOf(mark);
        }
        Place line = source.at(below);
        int indent = indent(source.text().substring(below)) - indent(scalar.getValue());
        return new Place(line.file(), line.line(), line.column() + Math.max(0, indent));
    }

    private static int indent(String text) {
        return text.lines()
                .filter(line -> !line.isBlank())
                .mapToInt(line -> line.length() - line.stripLeading().length())
                .findFirst()
                .orElse(0);
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
        return mark == null ? source.start() : placeOf(mark);
    }

    // By its index: the lines of YAML are not those of a file, since they also end at U+2028.
    private Place placeOf(Mark mark) {
        return source.at(indexOf(mark));
    }

    private int indexOf(Mark mark) {
        int index = mark.getIndex();
        return offsets.length == 0 ? index : offsets[Math.min(index, offsets.length - 1)];
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
