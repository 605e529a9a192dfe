package dev.preflight.adapters.runbook;

import dev.preflight.adapters.runbook.RunbookFile.MatchedCure;
import dev.preflight.adapters.runbook.lint.Findings;
import dev.preflight.adapters.runbook.lint.LintCode;
import dev.preflight.adapters.runbook.tree.Keys;
import dev.preflight.adapters.runbook.tree.Node;
import dev.preflight.core.check.Severity;
import dev.preflight.core.probe.WorkersProbe;
import dev.preflight.core.runbook.Check;
import dev.preflight.core.runbook.Requirements;
import dev.preflight.core.runbook.Runbook;
import dev.preflight.core.runbook.RunbookId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes a runbook of the tree of a file. */
final class RunbookAssembly {
    // Far more than anybody can oversee; every cure is compared with every check.
    private static final int MOST_ENTRIES = 500;

    private final String name;
    private final Findings findings;

    RunbookAssembly(String name, Findings findings) {
        this.name = name;
        this.findings = findings;
    }

    RunbookFile assemble(Node.Fields tree) {
        boolean isReadable = !findings.hasErrors() || !tree.fields().isEmpty();
        FieldReader file = new FieldReader("runbook", tree, Keys.RUNBOOK, findings);
        String title = file.textOr("title", stem());
        List<CheckEntry> checks = checks(file);
        List<MatchedCure> cures = new CureMatching(findings).match(cures(file), checks);
        List<Documentation> documentation = documentation(file);
        if (isReadable) {
            look(file, checks, cures);
        }
        List<Check> built = checks.stream().map(it -> check(it, cureOf(it, cures))).toList();
        lookForCycle(checks, built);
        RunbookId id = new RunbookId(id(file, title));
        Runbook runbook = findings.hasErrors() ? null : runbook(file, id, title, built);
        return new RunbookFile(
                name, id, title, checks, cures, documentation, tree, findings.all(), runbook);
    }

    private List<CheckEntry> checks(FieldReader file) {
        List<Node.Fields> entries = bearable(file, "checks");
        CheckNames names = CheckNames.of(entries, findings);
        CheckReader reader = new CheckReader(names, findings);
        List<CheckEntry> checks = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            reader.read(entries.get(i), names.at(i)).ifPresent(checks::add);
        }
        return checks;
    }

    private List<CureEntry> cures(FieldReader file) {
        CureReader reader = new CureReader(findings);
        return bearable(file, "cures").stream().map(reader::read).toList();
    }

    private List<Node.Fields> bearable(FieldReader file, String key) {
        List<Node.Fields> entries = file.entries(key);
        if (entries.size() <= MOST_ENTRIES) {
            return entries;
        }
        file.wrong(
                entries.get(MOST_ENTRIES).place(),
                "there are %d %s, and at most %d in one file: make several files of it"
                        .formatted(entries.size(), key, MOST_ENTRIES));
        return entries.subList(0, MOST_ENTRIES);
    }

    private List<Documentation> documentation(FieldReader file) {
        List<Documentation> documentation = new ArrayList<>();
        for (Node.Fields part : file.entries("documentation")) {
            FieldReader reader =
                    new FieldReader("documentation", part, Keys.DOCUMENTATION, findings);
            String text = reader.written("text").map(Node.Text::value).orElse("");
            documentation.add(new Documentation(part.place(), reader.textOr("title", ""), text));
        }
        return documentation;
    }

    private void look(FieldReader file, List<CheckEntry> checks, List<MatchedCure> cures) {
        if (file.entries("checks").isEmpty()) {
            findings.error(
                    LintCode.NO_CHECKS,
                    file.place(),
                    "there are no checks: a runbook has a section '## Checks' with an entry '### Title' for each, or in YAML a list 'checks'");
        }
        for (CheckEntry check : checks) {
            boolean hasCure = cures.stream().anyMatch(it -> check.id().equals(it.check()));
            if (!hasCure) {
                findings.note(
                        LintCode.CHECK_WITHOUT_CURE,
                        check.place(),
                        "check '%s' has no cure: if it fails, a person must act"
                                .formatted(check.id()));
            }
        }
    }

    private void lookForCycle(List<CheckEntry> checks, List<Check> built) {
        List<Check> cycle = new Requirements(built).cycle();
        if (!findings.hasErrors() && !cycle.isEmpty()) {
            CheckEntry first = checks.get(built.indexOf(cycle.get(0)));
            findings.error(
                    LintCode.REQUIRES_CYCLE,
                    first.place(),
                    "these checks require each other, so that none could begin: "
                            + cycle.stream()
                                    .map(it -> it.id().value())
                                    .collect(Collectors.joining(", ")));
        }
    }

    private Runbook runbook(FieldReader file, RunbookId id, String title, List<Check> checks) {
        Runbook.Builder runbook = Runbook.named(id.value()).title(title);
        file.text("busyWorkers").ifPresent(it -> runbook.busyWorkers(new WorkersProbe(it.value())));
        checks.forEach(runbook::check);
        return runbook.build();
    }

    private static @Nullable CureEntry cureOf(CheckEntry check, List<MatchedCure> cures) {
        return cures.stream()
                .filter(it -> check.id().equals(it.check()))
                .map(MatchedCure::cure)
                .findFirst()
                .orElse(null);
    }

    private static Check check(CheckEntry entry, @Nullable CureEntry cure) {
        Check.Builder check =
                Check.named(entry.id().value())
                        .title(entry.title())
                        .probe(entry.probe())
                        .passIf(entry.condition().assertion())
                        .failMessage(entry.failMessage())
                        .requires(
                                entry.requires().stream()
                                        .map(Object::toString)
                                        .toArray(String[]::new))
                        .advice(entry.advice())
                        .source(entry.place().inReport());
        if (entry.severity() == Severity.WARNING) {
            check.onlyWarns();
        }
        if (entry.timeout() != null) {
            check.timeout(entry.timeout());
        }
        if (cure != null && cure.byHand().isEmpty()) {
            check.cure(cure.cure());
        } else if (cure != null) {
            check.advice(cure.byHand());
        }
        return check.build();
    }

    private String id(FieldReader file, String title) {
        Optional<Node.Text> given = file.text("id");
        String slug = CheckNames.slug(given.map(Node.Text::value).orElse(title));
        if (slug.isEmpty()) {
            slug = CheckNames.slug(stem());
        }
        return slug.isEmpty() ? "runbook" : slug;
    }

    private String stem() {
        String file = name.substring(name.lastIndexOf('/') + 1);
        int dot = file.lastIndexOf('.');
        return dot > 0 ? file.substring(0, dot) : file;
    }
}
