package dev.preflight.adapters.runbook.markdown;

import dev.preflight.adapters.runbook.lint.Findings;
import dev.preflight.adapters.runbook.lint.LintCode;
import dev.preflight.adapters.runbook.tree.Keys;
import dev.preflight.adapters.runbook.tree.Node;
import dev.preflight.adapters.runbook.tree.Place;
import dev.preflight.adapters.runbook.tree.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the labelled fields of one entry: of a check, of a cure, or of the runbook itself. */
final class Entry {
    /** What an entry describes, and the fields that it has. */
    enum Kind {
        RUNBOOK,
        CHECK,
        CURE;

        Set<String> keys() {
            return switch (this) {
                case RUNBOOK -> Set.of("id", "usedBy", "purpose", "busyWorkers");
                case CHECK -> Keys.CHECK;
                case CURE -> Keys.CURE;
            };
        }
    }

    // Elsewhere than in their own entry they are prose.
    private static final Set<String> HARMLESS = Set.of("note", "cause", "purpose", "usedBy");

    private final Kind kind;
    private final Findings findings;
    private final List<Place> leftOut;
    private final Map<String, Labelled> read = new LinkedHashMap<>();
    private @Nullable Labelled open;

    /**
     * Reads an entry.
     *
     * @param leftOut to be told of what is in no field
     */
    Entry(Kind kind, Findings findings, List<Place> leftOut) {
        this.kind = kind;
        this.findings = findings;
        this.leftOut = leftOut;
    }

    List<Node.Field> fields(List<Piece> body) {
        for (Piece piece : body) {
            if (piece instanceof Piece.Line line) {
                read(line);
            } else if (piece instanceof Piece.Fence fence) {
                read(fence);
            } else if (piece instanceof Piece.Heading heading) {
                open = Labels.keyOf(heading.text()).map(key -> opened(key, heading)).orElse(null);
            }
        }
        List<Node.Field> fields = new ArrayList<>();
        read.values().forEach(labelled -> labelled.field(findings).ifPresent(fields::add));
        return fields;
    }

    private void read(Piece.Line line) {
        Optional<Labels.Label> label = Labels.at(line.text());
        if (label.isPresent()) {
            label(line, label.get());
        } else if (open == null || !open.add(line)) {
            leftOut.add(line.place());
        }
    }

    private void label(Piece.Line line, Labels.Label label) {
        Optional<String> key = label.key();
        if (key.isPresent() && (kind.keys().contains(key.get()) || !label.isBold())) {
            open = kind.keys().contains(key.get()) ? opened(key.get(), line) : prose(line);
            if (open != null && !label.rest().isEmpty()) {
                open.add(restOf(line, label));
            }
            return;
        }
        open = null;
        leftOut.add(line.place());
        if (key.isPresent()) {
            misplaced(line, label, key.get());
        } else {
            unknown(line, label);
        }
    }

    // What only looks like a label goes on with the paragraph before.
    private @Nullable Labelled prose(Piece.Line line) {
        if (open == null || !open.add(line)) {
            leftOut.add(line.place());
        }
        return null;
    }

    private static Piece.Line restOf(Piece.Line line, Labels.Label label) {
        int column = line.place().column() + line.text().stripTrailing().length();
        Place place =
                new Place(line.place().file(), line.place().line(), column - label.rest().length());
        return new Piece.Line(place, label.rest(), true, false);
    }

    private void misplaced(Piece.Line line, Labels.Label label, String key) {
        if (HARMLESS.contains(key)) {
            return;
        }
        findings.error(
                LintCode.UNKNOWN_FIELD,
                line.place(),
                "'%s' does not belong to a %s, which has %s"
                        .formatted(label.words(), word(), listed()));
    }

    private void unknown(Piece.Line line, Labels.Label label) {
        Optional<String> meant = Words.nearest(kind.keys(), Words.camelCase(label.words()));
        if (meant.isPresent()) {
            findings.error(
                    LintCode.UNKNOWN_FIELD,
                    line.place(),
                    "'%s' is no field of a %s; did you mean '%s'?"
                            .formatted(label.words(), word(), Words.label(meant.get())));
        } else if (kind != Kind.RUNBOOK) {
            findings.note(
                    LintCode.UNKNOWN_FIELD,
                    line.place(),
                    "'%s' is no field of a %s and is taken for documentation"
                            .formatted(label.words(), word()));
        }
    }

    private Labelled opened(String key, Piece piece) {
        if (!kind.keys().contains(key)) {
            return new Labelled(key, piece.place());
        }
        Labelled known = read.get(key);
        if (known == null) {
            Labelled fresh = new Labelled(key, piece.place());
            read.put(key, fresh);
            return fresh;
        }
        if (!key.equals("note")) {
            findings.error(
                    LintCode.DUPLICATE_FIELD,
                    piece.place(),
                    "'%s' is given twice, first in line %d: keep one"
                            .formatted(Words.label(key), known.place().line()));
            return new Labelled(key, piece.place());
        }
        return known;
    }

    // A block of code that nothing announces is what the entry is there for.
    private void read(Piece.Fence fence) {
        if (open != null && open.takesCode()) {
            if (!open.add(fence)) {
                leftOut.add(fence.place());
            }
            return;
        }
        String key = kind == Kind.CHECK ? "command" : "cure";
        boolean isFurther =
                kind == Kind.RUNBOOK || read.containsKey(key) || read.containsKey("probe");
        if (isFurther || !Labelled.isShell(fence)) {
            leftOut.add(fence.place());
        } else {
            findings.warning(
                    LintCode.MISSING_FIELD,
                    fence.place(),
                    "this block of code has no label and is taken for the %s: put '**%s:**' above it"
                            .formatted(key, Words.label(key)));
            Labelled labelled = new Labelled(key, fence.place());
            read.put(key, labelled);
            labelled.add(fence);
        }
    }

    private String word() {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private String listed() {
        return kind.keys().stream().sorted().map(Words::label).collect(Collectors.joining(", "));
    }
}
