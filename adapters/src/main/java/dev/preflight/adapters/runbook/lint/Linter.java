package dev.preflight.adapters.runbook.lint;

import dev.preflight.adapters.runbook.RunbookFile;
import dev.preflight.adapters.runbook.lint.rule.Rule;
import dev.preflight.adapters.runbook.lint.rule.Rules;
import dev.preflight.adapters.runbook.lint.rule.Script;
import dev.preflight.adapters.runbook.lint.rule.Sheet;
import dev.preflight.adapters.runbook.tree.Place;
import java.util.List;
import java.util.Optional;

/** Looks through a runbook file for what its author should know. Runs nothing of it. */
public final class Linter {
    private Linter() {}

    /** What was found when the file was read, and by every rule, in the order of the file. */
    public static List<Finding> lint(RunbookFile file) {
        return look(file, Sheet.of(file)).all();
    }

    /**
     * The same, and what a shell says about the syntax of every script.
     *
     * @throws InterruptedException if told to stop while the shell was asked
     */
    public static List<Finding> lint(RunbookFile file, SyntaxCheck shell)
            throws InterruptedException {
        Sheet sheet = Sheet.of(file);
        Findings findings = look(file, sheet);
        for (Script script : sheet.scripts()) {
            Optional<SyntaxCheck.Complaint> complaint = shell.check(script.text());
            complaint.ifPresent(it ->
                    findings.error(
                            LintCode.SCRIPT_SYNTAX,
                            place(script, it),
                            "bash cannot read this script, so nothing in it ever runs: "
                                    + it.message()));
        }
        return findings.all();
    }

    private static Findings look(RunbookFile file, Sheet sheet) {
        Findings findings = new Findings();
        findings.addAll(file.findings());
        for (Rule rule : Rules.all()) {
            rule.look(sheet, findings);
        }
        return findings;
    }

    // An end that comes too early is told as the line behind the last.
    private static Place place(Script script, SyntaxCheck.Complaint complaint) {
        int lines = (int) script.text().stripTrailing().lines().count();
        int line = Math.max(1, Math.min(complaint.line(), lines));
        Place start = script.place();
        return new Place(start.file(), start.line() + line - 1, start.column());
    }
}
