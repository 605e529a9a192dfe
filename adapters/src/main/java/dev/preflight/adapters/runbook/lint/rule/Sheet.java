package dev.preflight.adapters.runbook.lint.rule;

import dev.preflight.adapters.runbook.CheckEntry;
import dev.preflight.adapters.runbook.CureEntry;
import dev.preflight.adapters.runbook.RunbookFile;
import dev.preflight.adapters.runbook.tree.Node;
import dev.preflight.adapters.runbook.tree.Place;
import dev.preflight.core.probe.CommandProbe;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A runbook file and the scripts in it.
 *
 * @param file as it was understood
 * @param scripts of its checks, then of its cures
 */
public record Sheet(RunbookFile file, List<Script> scripts) {
    public Sheet {
        scripts = List.copyOf(scripts);
    }

    /** Collects the scripts of a file. */
    public static Sheet of(RunbookFile file) {
        List<Script> scripts = new ArrayList<>();
        for (CheckEntry check : file.checks()) {
            if (check.probe() instanceof CommandProbe command) {
                Place place = probe(file, check).map(Node::place).orElse(check.probePlace());
                scripts.add(Script.of(check, place, command.script()));
            }
        }
        for (RunbookFile.MatchedCure matched : file.cures()) {
            CureEntry cure = matched.cure();
            cure.scripts().forEach(it -> scripts.add(Script.of(cure, it.place(), it.script())));
        }
        return new Sheet(file, scripts);
    }

    List<Script> understood() {
        return scripts.stream().filter(Script::isUnderstood).toList();
    }

    List<CureEntry> cures() {
        return file.cures().stream().map(RunbookFile.MatchedCure::cure).toList();
    }

    /** Where a field of a cure stands, or the cure if it is left out. */
    Place placeOf(CureEntry cure, String field) {
        return entry(file, "cures", cure.place())
                .flatMap(fields -> fields.get(field))
                .map(Node::place)
                .orElse(cure.place());
    }

    /** What a check observes, as it was written. */
    static Optional<Node> probe(RunbookFile file, CheckEntry check) {
        Optional<Node.Fields> entry = entry(file, "checks", check.place());
        return entry.flatMap(it -> it.get("command"))
                .or(() ->
                        entry.flatMap(it -> it.get("probe"))
                                .filter(Node.Fields.class::isInstance)
                                .map(Node.Fields.class::cast)
                                .filter(it -> !it.fields().isEmpty())
                                .map(it -> it.fields().get(0).value()));
    }

    private static Optional<Node.Fields> entry(RunbookFile file, String list, Place place) {
        return file.tree()
                .get(list)
                .filter(Node.Items.class::isInstance)
                .map(Node.Items.class::cast)
                .flatMap(items ->
                        items.items().stream()
                                .filter(Node.Fields.class::isInstance)
                                .map(Node.Fields.class::cast)
                                .filter(it -> it.place().equals(place))
                                .findFirst());
    }
}
