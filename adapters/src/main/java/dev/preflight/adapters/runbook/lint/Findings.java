package dev.preflight.adapters.runbook.lint;

import dev.preflight.adapters.runbook.lint.Finding.Severity;
import dev.preflight.adapters.runbook.tree.Place;
import dev.preflight.adapters.text.Printable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects findings while a file is read and looked through. */
public final class Findings {
    // A file of garbage would bring thousands; nobody reads more.
    private static final int MOST = 200;
    private static final int MOST_CHARACTERS = 600;

    private final Set<Finding> found = new LinkedHashSet<>();
    private final Map<Severity, Integer> counts = new EnumMap<>(Severity.class);

    public void error(LintCode code, Place place, String message) {
        add(code, Severity.ERROR, place, message);
    }

    public void warning(LintCode code, Place place, String message) {
        add(code, Severity.WARNING, place, message);
    }

    public void note(LintCode code, Place place, String message) {
        add(code, Severity.NOTE, place, message);
    }

    /** Takes over what was found before. */
    public void addAll(List<Finding> findings) {
        findings.forEach(it -> add(it.code(), it.severity(), it.place(), it.message()));
    }

    /** Whether the file must not run. */
    public boolean hasErrors() {
        return counts.containsKey(Severity.ERROR);
    }

    /** All of them in the order of the file, at most 200 of each severity. */
    public List<Finding> all() {
        List<Finding> sorted = new ArrayList<>(found);
        sorted.sort(
                Comparator.comparingInt((Finding it) -> it.place().line())
                        .thenComparingInt(it -> it.place().column()));
        return List.copyOf(sorted);
    }

    private void add(LintCode code, Severity severity, Place place, String message) {
        int count = counts.merge(severity, 1, Integer::sum);
        if (count <= MOST) {
            found.add(new Finding(code, severity, place, bearable(message)));
        }
    }

    // What it quotes may be of any length, and anything: what to write instead is at its end.
    private static String bearable(String message) {
        String line = Printable.clean(message).replaceAll("\\s", " ");
        if (line.length() <= MOST_CHARACTERS) {
            return line;
        }
        int half = MOST_CHARACTERS / 2;
        return Printable.clean(
                line.substring(0, half) + " ... " + line.substring(line.length() - half));
    }
}
