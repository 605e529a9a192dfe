package dev.preflight.adapters.runbook;

import dev.preflight.adapters.runbook.lint.Finding;
import dev.preflight.adapters.runbook.tree.Node;
import dev.preflight.core.check.CheckId;
import dev.preflight.core.runbook.Runbook;
import dev.preflight.core.runbook.RunbookId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A runbook file as it was understood.
 *
 * @param name of the file, as it was given
 * @param id of the runbook: as given, or made from the title
 * @param title of the runbook
 * @param checks that make sense, in the file's order
 * @param cures likewise, each with the check that it belongs to
 * @param documentation what is kept and not run
 * @param tree of the file, whichever notation it was written in
 * @param findings all that its author should know
 * @param runnable what can be run; null if there are errors among the findings
 */
public record RunbookFile(
        String name,
        RunbookId id,
        String title,
        List<CheckEntry> checks,
        List<MatchedCure> cures,
        List<Documentation> documentation,
        Node.Fields tree,
        List<Finding> findings,
        @Nullable Runbook runnable) {
    public RunbookFile {
        checks = List.copyOf(checks);
        cures = List.copyOf(cures);
        documentation = List.copyOf(documentation);
        findings = List.copyOf(findings);
    }

    /** What can be run; empty if there are errors among the findings. */
    public Optional<Runbook> runbook() {
        return Optional.ofNullable(runnable);
    }

    /**
     * A cure, and the check that it belongs to.
     *
     * @param cure as the file has it
     * @param check null if it belongs to none for certain, and so is documentation
     * @param matchedBy how that was told, in words; empty if there is none
     */
    public record MatchedCure(CureEntry cure, @Nullable CheckId check, String matchedBy) {}
}
