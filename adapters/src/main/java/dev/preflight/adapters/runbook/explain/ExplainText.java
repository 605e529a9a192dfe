package dev.preflight.adapters.runbook.explain;

import dev.preflight.adapters.runbook.CheckEntry;
import dev.preflight.adapters.runbook.CureEntry;
import dev.preflight.adapters.runbook.Documentation;
import dev.preflight.adapters.runbook.RunbookFile;
import dev.preflight.adapters.runbook.RunbookFile.MatchedCure;
import dev.preflight.adapters.runbook.condition.Condition;
import dev.preflight.adapters.text.Printable;
import dev.preflight.core.check.CheckId;
import dev.preflight.core.check.Severity;
import dev.preflight.core.cure.Action;
import dev.preflight.core.cure.Cure;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Explains a runbook file to people: each check, its condition and cure, and what never runs. */
public final class ExplainText {
    private static final int LONGEST = 160;

    private final RunbookFile file;
    private final StringBuilder text = new StringBuilder();

    private ExplainText(RunbookFile file) {
        this.file = file;
    }

    /**
     * The explanation as lines, each ended by a line feed.
     *
     * @param only the check to explain; null for all of the file
     */
    public static String of(RunbookFile file, @Nullable CheckId only) {
        ExplainText explanation = new ExplainText(file);
        explanation.explain(only);
        return explanation.text.toString();
    }

    private void explain(@Nullable CheckId only) {
        line("", file.title() + "  (" + file.name() + ")");
        int number = 1;
        for (CheckEntry check : file.checks()) {
            if (only == null || only.equals(check.id())) {
                text.append('\n');
                explain(number, check);
            }
            number++;
        }
        if (only == null) {
            explainTheRest();
        }
    }

    private void explainTheRest() {
        section(
                "Cures that never run, since they belong to no check:",
                file.cures().stream()
                        .filter(cure -> cure.check() == null)
                        .map(cure -> cure.cure().title() + "  " + cure.cure().place().inReport())
                        .toList());
        section(
                "Documentation, kept and not run:",
                file.documentation().stream().map(ExplainText::describe).toList());
    }

    private void explain(int number, CheckEntry check) {
        line(
                "",
                "%d  %s  %s  %s"
                        .formatted(number, check.id(), check.title(), check.place().inReport()));
        fact("observes", check.probe().describe());
        if (!check.requires().isEmpty()) {
            fact(
                    "only after",
                    check.requires().stream()
                            .map(Object::toString)
                            .collect(Collectors.joining(", ")));
        }
        fact("passes if", check.condition().text());
        if (check.condition().origin() != Condition.Origin.STATED) {
            fact("", "(inferred: " + check.condition().why() + ")");
        }
        fact(
                check.severity() == Severity.WARNING ? "else warns" : "else fails",
                "\"" + check.failMessage() + "\"");
        Duration timeout = check.timeout();
        if (timeout != null) {
            fact("timeout", seconds(timeout));
        }
        List<MatchedCure> cures =
                file.cures().stream().filter(it -> check.id().equals(it.check())).toList();
        if (cures.isEmpty()) {
            fact("cure", "none: a person must act");
        }
        cures.forEach(this::explain);
        if (!check.advice().isEmpty()) {
            fact("advice", check.advice());
        }
    }

    private void explain(MatchedCure matched) {
        CureEntry entry = matched.cure();
        Cure cure = entry.cure();
        fact("cure", "%s  %s".formatted(entry.title(), entry.place().inReport()));
        fact("", "(" + matched.matchedBy() + ")");
        if (!entry.byHand().isEmpty()) {
            fact("by hand", entry.byHand());
            return;
        }
        cure.diagnostics().forEach(action -> fact("first", describe(action)));
        cure.actions().forEach(action -> fact("then", describe(action)));
        fact(
                "budget",
                cure.maxRetries() == 0
                        ? "none: a person must do it"
                        : "%s; wait %s, then verify%s"
                                .formatted(
                                        cure.maxRetries() == 1
                                                ? "1 attempt"
                                                : cure.maxRetries() + " attempts",
                                        seconds(cure.waitAfterCure()),
                                        cure.earlyVerification()
                                                .map(hold ->
                                                        ", or earlier once it passes for "
                                                                + seconds(hold))
                                                .orElse("")));
        if (cure.busyAllowed()) {
            fact("busy", "workers that are busy may be restarted");
        }
    }

    private static String describe(Action action) {
        return action.describe().strip().replaceAll("\\s*\n\\s*", " ; ");
    }

    private static String describe(Documentation part) {
        return part.title() + "  " + part.place().inReport();
    }

    private void section(String title, List<String> lines) {
        if (!lines.isEmpty()) {
            text.append('\n');
            line("", title);
            lines.forEach(it -> line("  ", it));
        }
    }

    private void fact(String name, String value) {
        line("   ", "%-11s %s".formatted(name, value));
    }

    private void line(String indent, String content) {
        String clean = Printable.clean(content).replace('\n', ' ').replace('\t', ' ');
        text.append(indent).append(Printable.shortened(clean, LONGEST)).append('\n');
    }

    private static String seconds(Duration time) {
        long millis = time.toMillis();
        return millis % 1_000 == 0 ? millis / 1_000 + " s" : millis + " ms";
    }
}
