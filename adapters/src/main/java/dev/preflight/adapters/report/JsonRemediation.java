package dev.preflight.adapters.report;

import dev.preflight.core.cure.ActionReport;
import dev.preflight.core.cure.PlannedStep;
import dev.preflight.core.incident.Attempt;
import dev.preflight.core.run.RemediationReport;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Writes what was done about a failed check, or would be. */
record JsonRemediation(JsonText json) {
    void write(RemediationReport remedied) throws IOException {
        json.start("remediation");
        json.text("cure", remedied.cure());
        json.text("state", remedied.state());
        json.number("maxRetries", remedied.maxRetries());
        json.text("reason", remedied.reason());
        json.startList("attempts");
        for (Attempt attempt : remedied.attempts()) {
            attempt(attempt);
        }
        json.endList();
        actions("diagnostics", remedied.diagnostics());
        json.startList("planned");
        for (PlannedStep step : remedied.planned()) {
            String outcome = step.permitted() == null ? "SKIPPED" : RemediationReport.PLANNED;
            action(step.kind(), step.target(), outcome, step.reason());
        }
        json.endList();
        json.end();
    }

    // What is not known yet is left out: a 0 would be taken for a figure.
    private void attempt(Attempt attempt) throws IOException {
        json.start();
        json.number("number", attempt.number());
        json.instant("startedAt", attempt.startedAt());
        Instant actedAt = attempt.actedAt();
        Instant endedAt = attempt.endedAt();
        if (endedAt != null) {
            json.millis("durationMs", Duration.between(attempt.startedAt(), endedAt));
        }
        if (endedAt != null && actedAt != null) {
            json.millis("waitedMs", Duration.between(actedAt, endedAt));
        }
        actions("actions", attempt.actions());
        json.text("verification", attempt.verification());
        json.end();
    }

    private void actions(String name, List<ActionReport> reports) throws IOException {
        json.startList(name);
        for (ActionReport report : reports) {
            action(report.kind(), report.target(), report.result().name(), report.detail());
        }
        json.endList();
    }

    private void action(String kind, String target, String outcome, String detail)
            throws IOException {
        json.start();
        json.text("kind", kind);
        json.text("target", target);
        json.text("outcome", outcome);
        json.text("detail", detail);
        json.end();
    }
}
