package dev.preflight.adapters.report;

import dev.preflight.core.check.CheckResult;
import dev.preflight.core.cure.ActionReport;
import dev.preflight.core.cure.PlannedStep;
import dev.preflight.core.incident.Attempt;
import dev.preflight.core.run.CheckReport;
import dev.preflight.core.run.RemediationReport;
import dev.preflight.core.run.RunReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The folded details of a check: the evidence, what was done about it, and what to do next. */
final class MarkdownDetails {
    // A comment may have 65,536 characters, and more than one check may have failed.
    private static final int LOG_LINES = 20;
    private static final int LOG_LINE = 200;

    private final RunReport report;
    private final CheckReport check;
    private final StringBuilder page;

    MarkdownDetails(RunReport report, CheckReport check, StringBuilder page) {
        this.report = report;
        this.check = check;
        this.page = page;
    }

    void write(String outcome) {
        page.append("\n<details>\n<summary>").append(check.check().id()).append(": ");
        page.append(outcome).append("</summary>\n\n");
        evidence();
        RemediationReport remedied = check.remedied();
        if (remedied != null) {
            remediation(remedied);
        }
        nextSteps();
        page.append("\n</details>\n");
    }

    private void evidence() {
        CheckResult result = check.result();
        item("", "", result.message());
        item("", "expected: ", result.expected());
        item("", "seen: ", result.seen());
        item("", "where: ", result.where());
        for (String finding : result.findings()) {
            item("", "found: ", finding);
        }
    }

    private void remediation(RemediationReport remedied) {
        page.append("\n**").append(remedied.state()).append("**");
        if (!remedied.attempts().isEmpty()) {
            page.append(" after ").append(remedied.attempts().size()).append(" of ");
            page.append(remedied.maxRetries()).append(" attempts");
        }
        then(": ", remedied.cure());
        then(". ", remedied.reason());
        page.append("\n\n");
        for (Attempt attempt : remedied.attempts()) {
            attempt(attempt);
        }
        for (PlannedStep step : remedied.planned()) {
            item("", step.permitted() == null ? "would not " : "would ", inWords(step));
        }
        for (ActionReport diagnostic : DiagnosticsSection.latest(remedied.diagnostics(), false)) {
            diagnostic(diagnostic);
        }
    }

    private void attempt(Attempt attempt) {
        String marker = attempt.number() + ". ";
        String indent = " ".repeat(marker.length());
        page.append(marker).append("attempt");
        Instant actedAt = attempt.actedAt();
        Instant endedAt = attempt.endedAt();
        if (actedAt != null && endedAt != null) {
            page.append(", waited ").append(Elapsed.inWords(Duration.between(actedAt, endedAt)));
        }
        page.append('\n');
        for (ActionReport action : attempt.actions()) {
            String what = action.kind() + " " + action.target() + ": " + action.detail();
            item(indent, action.result().name() + " ", what);
        }
        if (attempt.verification().isEmpty()) {
            page.append(indent).append("- not verified\n");
        } else {
            item(indent, "verified: ", attempt.verification());
        }
    }

    private void diagnostic(ActionReport diagnostic) {
        page.append('\n').append(MarkdownText.code(diagnostic.kind() + " " + diagnostic.target()));
        List<String> all = diagnostic.detail().strip().lines().toList();
        List<String> last = all.subList(Math.max(0, all.size() - LOG_LINES), all.size());
        if (last.size() < all.size()) {
            page.append(", the last ").append(LOG_LINES).append(" of ").append(all.size());
            page.append(" lines");
        }
        page.append("\n\n");
        page.append(
                MarkdownText.block(
                        String.join(
                                "\n",
                                last.stream()
                                        .map(line -> OneLine.shortened(line, LOG_LINE))
                                        .toList())));
    }

    private void nextSteps() {
        List<String> steps = new NextSteps(report, check).steps();
        if (!steps.isEmpty()) {
            page.append("\n**What to do next**\n\n");
            steps.forEach(step -> item("", "", step));
        }
    }

    private void item(String indent, String label, String value) {
        if (!value.isBlank()) {
            page.append(indent).append("- ").append(label);
            page.append(MarkdownText.code(value)).append('\n');
        }
    }

    private void then(String separator, String value) {
        if (!value.isBlank()) {
            page.append(separator).append(MarkdownText.code(value));
        }
    }

    private static String inWords(PlannedStep step) {
        String what = step.kind() + " " + step.target();
        return step.reason().isEmpty() ? what : what + ": " + step.reason();
    }
}
