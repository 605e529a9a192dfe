package dev.preflight.adapters.report;

import dev.preflight.core.cure.PlannedStep;
import dev.preflight.core.run.RemediationReport;
import java.io.IOException;

/** Writes what was done about a failed check, or would be. */
record JsonRemediation(JsonText json) {
    void write(RemediationReport remedied) throws IOException {
        JsonAttempts attempts = JsonAttempts.whole(json);
        json.start("remediation");
        json.text("cure", remedied.cure());
        json.text("state", remedied.state());
        json.number("maxRetries", remedied.maxRetries());
        json.text("reason", remedied.reason());
        attempts.write(remedied.attempts());
        attempts.actions("diagnostics", remedied.diagnostics());
        json.startList("planned");
        for (PlannedStep step : remedied.planned()) {
            String outcome = step.permitted() == null ? "SKIPPED" : RemediationReport.PLANNED;
            attempts.action(step.kind(), step.target(), outcome, step.reason());
        }
        json.endList();
        json.end();
    }
}
