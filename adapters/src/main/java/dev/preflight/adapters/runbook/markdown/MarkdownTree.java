package dev.preflight.adapters.runbook.markdown;

import dev.preflight.adapters.runbook.lint.Findings;
import dev.preflight.adapters.runbook.lint.LintCode;
import dev.preflight.adapters.runbook.tree.Node;
import dev.preflight.adapters.runbook.tree.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads Markdown into the tree that the same runbook has in YAML. Tolerant in form: what makes a
 * section, an entry or a label is told by its words, not by its marks.
 */
public final class MarkdownTree {
    private static final int USUAL_SECTION_LEVEL = 2;

    private final Source source;
    private final Findings findings;
    private final List<Node> checks = new ArrayList<>();
    private final List<Node> cures = new ArrayList<>();
    private final List<Node> documentation = new ArrayList<>();

    private final List<Place> leftOut = new ArrayList<>();

    private MarkdownTree(Source source, Findings findings) {
        this.source = source;
        this.findings = findings;
    }

    /** Reads a document whose lines end in line feeds. */
    public static Node.Fields read(String file, String text, Findings findings) {
        return new MarkdownTree(Source.of(file, text), findings).read();
    }

    /** Where there is something in a document that the tree does not have. */
    public static List<Place> leftOut(String file, String text) {
        MarkdownTree reading = new MarkdownTree(Source.of(file, text), new Findings());
        reading.read();
        return List.copyOf(reading.leftOut);
    }

    private Node.Fields read() {
        List<Piece> pieces = Pieces.of(source, findings);
        Optional<Piece.Heading> title =
                pieces.stream()
                        .filter(Piece.Heading.class::isInstance)
                        .map(Piece.Heading.class::cast)
                        .findFirst()
                        .filter(heading -> heading.level() == 1);
        List<Piece> rest = pieces.subList(title.map(pieces::indexOf).orElse(-1) + 1, pieces.size());
        List<Section> sections = Section.of(rest, sectionLevel(rest));
        List<Piece> preamble =
                sections.isEmpty()
                        ? rest
                        : rest.subList(0, rest.indexOf(sections.get(0).heading()));
        Entry entry = new Entry(Entry.Kind.RUNBOOK, findings, leftOut);
        List<Node.Field> fields = new ArrayList<>();
        title.ifPresent(it -> fields.add(text("title", it.place(), it.text())));
        fields.addAll(entry.fields(preamble));
        for (int i = 0; i < sections.size(); i++) {
            add(
                    sections.get(i),
                    i + 1 < sections.size()
                            ? source.beforeRule(sections.get(i + 1).heading().place().line())
                            : source.lines().size() + 1);
        }
        addList(fields, "checks", checks);
        addList(fields, "cures", cures);
        addList(fields, "documentation", documentation);
        return new Node.Fields(Place.startOf(source.file()), fields);
    }

    // Usually 2; where the sections of checks and cures stand elsewhere, the highest of these.
    private static int sectionLevel(List<Piece> pieces) {
        for (int level = 1; level <= USUAL_SECTION_LEVEL + 2; level++) {
            List<Section> sections = Section.of(pieces, level);
            if (sections.stream().anyMatch(it -> it.kind() != Section.Kind.DOCUMENTATION)) {
                return level;
            }
        }
        return USUAL_SECTION_LEVEL;
    }

    private void add(Section section, int end) {
        switch (section.kind()) {
            case CHECKS -> addEntries(section, Entry.Kind.CHECK, checks);
            case CURES -> addEntries(section, Entry.Kind.CURE, cures);
            case DOCUMENTATION -> addDocumentation(section, end);
        }
    }

    private void addEntries(Section section, Entry.Kind kind, List<Node> entries) {
        if (section.entries().isEmpty()) {
            findings.warning(
                    LintCode.MISSING_FIELD,
                    section.heading().place(),
                    "the section '%s' has no entries: begin each with a heading of its own, as in '### 1. Title'"
                            .formatted(section.heading().text()));
        }
        section.beforeEntries().forEach(piece -> leftOut.add(piece.place()));
        for (Section it : section.entries()) {
            Place place = it.heading().place();
            List<Node.Field> fields = new ArrayList<>();
            fields.add(text("title", place, it.heading().text()));
            fields.addAll(new Entry(kind, findings, leftOut).fields(it.body()));
            entries.add(new Node.Fields(place, fields));
        }
    }

    private void addDocumentation(Section section, int end) {
        Place place = section.heading().place();
        if (section.hasChecks()) {
            findings.warning(
                    LintCode.NO_CHECKS,
                    place,
                    "the section '%s' is taken for documentation, though there is something like a check in it: call it 'Checks' if it is to run"
                            .formatted(section.heading().text()));
        }
        int first = place.line() + section.heading().lines();
        Place below = new Place(place.file(), Math.min(first, source.lines().size()), 1);
        String text = source.between(first, end);
        documentation.add(
                new Node.Fields(
                        place,
                        List.of(
                                text("title", place, section.heading().text()),
                                text("text", below, text))));
    }

    private static void addList(List<Node.Field> fields, String key, List<Node> items) {
        if (!items.isEmpty()) {
            Place place = items.get(0).place();
            fields.add(new Node.Field(place, key, new Node.Items(place, items)));
        }
    }

    private static Node.Field text(String key, Place place, String value) {
        return new Node.Field(place, key, new Node.Text(place, value));
    }
}
