package dev.preflight.adapters.report;

import dev.preflight.adapters.runbook.lint.Finding;
import dev.preflight.adapters.runbook.lint.Finding.Severity;
import dev.preflight.adapters.runbook.lint.Linted;
import dev.preflight.adapters.text.Printable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Findings as lines of text. */
record LintText(Appendable out) {
    void write(List<Linted> files) throws IOException {
        for (Linted file : files) {
            for (Finding finding : file.findings()) {
                line(finding.toString());
            }
            if (!file.findings().isEmpty()) {
                line("");
            }
        }
        line(summary(files));
    }

    private void line(String text) throws IOException {
        out.append(Printable.clean(text).replace('\n', ' ')).append('\n');
    }

    private static String summary(List<Linted> files) {
        List<String> counts = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            int count = files.stream().mapToInt(it -> it.count(severity)).sum();
            if (count > 0) {
                counts.add(counted(count, severity.word()));
            }
        }
        String found = counts.isEmpty() ? "nothing to mend" : String.join(", ", counts);
        return counted(files.size(), "file") + ": " + found;
    }

    private static String counted(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
