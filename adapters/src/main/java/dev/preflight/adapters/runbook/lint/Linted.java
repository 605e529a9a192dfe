package dev.preflight.adapters.runbook.lint;

import dev.preflight.adapters.runbook.RunbookFile;
import dev.preflight.adapters.runbook.lint.Finding.Severity;
import java.util.List;

/**
 * A runbook file and all that was found in it.
 *
 * @param findings in the order of the file
 */
public record Linted(RunbookFile file, List<Finding> findings) {
    public Linted {
        findings = List.copyOf(findings);
    }

    /** How many findings of this severity there are. */
    public int count(Severity severity) {
        return (int) findings.stream().filter(it -> it.severity() == severity).count();
    }
}
