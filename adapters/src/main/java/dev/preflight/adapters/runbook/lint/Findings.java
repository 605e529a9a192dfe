package dev.preflight.adapters.runbook.lint;

import dev.preflight.adapters.runbook.lint.Finding.Severity;
import dev.preflight.adapters.runbook.tree.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects findings while a file is read and looked through. */
public final class Findings {
    // A file of garbage would bring thousands; nobody reads more.
    private static final int MOST = 200;

    private final Set<Finding> found = new LinkedHashSet<>();
    private boolean hasErrors;

    public void error(LintCode code, Place place, String message) {
        hasErrors = true;
        add(new Finding(code, Severity.ERROR, place, message));
    }

    public void warning(LintCode code, Place place, String message) {
        add(new Finding(code, Severity.WARNING, place, message));
    }

    public void note(LintCode code, Place place, String message) {
        add(new Finding(code, Severity.NOTE, place, message));
    }

    /** Takes over what was found before. */
    public void addAll(List<Finding> findings) {
        findings.forEach(this::add);
    }

    /** Whether the file must not run. */
    public boolean hasErrors() {
        return hasErrors;
    }

    /** All of them in the order of the file, at most 200. */
    public List<Finding> all() {
        List<Finding> sorted = new ArrayList<>(found);
        sorted.sort(
                Comparator.comparingInt((Finding it) -> it.place().line())
                        .thenComparingInt(it -> it.place().column()));
        return List.copyOf(sorted);
    }

    private void add(Finding finding) {
        if (found.size() < MOST) {
            found.add(finding);
            hasErrors |= finding.severity() == Severity.ERROR;
        }
    }
}
