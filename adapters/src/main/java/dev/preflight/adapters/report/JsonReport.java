package dev.preflight.adapters.report;

import dev.preflight.core.check.CheckId;
import dev.preflight.core.check.CheckResult;
import dev.preflight.core.run.CheckReport;
import dev.preflight.core.run.RemediationReport;
import dev.preflight.core.run.RunReport;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * Writes a report as {@code preflight.report/v1}, several as {@code preflight.reports/v1}: JSON in
 * UTF-8, to which later versions only add. The schemas are {@code docs/report.schema.json} and
 * {@code docs/reports.schema.json}.
 */
public final class JsonReport implements ReportFormat {
    /** The name of the format of one report. */
    public static final String SCHEMA = "preflight.report/v1";

    /** The name of the format of several. */
    public static final String SCHEMA_OF_SEVERAL = "preflight.reports/v1";

    @Override
    public String name() {
        return "json";
    }

    @Override
    public String mediaType() {
        return "application/json";
    }

    @Override
    public String fileName() {
        return "preflight.json";
    }

    /** Writes one document and a line feed, and flushes. */
    @Override
    public void write(List<RunReport> reports, OutputStream out) throws IOException {
        JsonOutput.write(out, json -> new Writing(new JsonText(json)).all(reports));
    }

    /** A document being written. */
    private record Writing(JsonText json) {
        void all(List<RunReport> reports) throws IOException {
            if (reports.size() == 1) {
                report(reports.get(0));
            } else {
                several(reports);
            }
        }

        void several(List<RunReport> reports) throws IOException {
            json.start();
            json.text("schema", SCHEMA_OF_SEVERAL);
            json.text("outcome", Overall.of(reports).name());
            json.startList("reports");
            for (RunReport report : reports) {
                report(report);
            }
            json.endList();
            json.end();
        }

        void report(RunReport report) throws IOException {
            json.start();
            json.text("schema", SCHEMA);
            json.text("runId", report.runId());
            json.text("runbook", report.runbook().id().value());
            json.text("mode", report.mode().word());
            json.start("target");
            json.text("project", report.target().project());
            json.text("directory", report.target().directory());
            json.text("runtime", report.target().runtime());
            json.end();
            json.text("outcome", report.outcome().name());
            json.instant("startedAt", report.startedAt());
            json.millis("durationMs", report.duration());
            json.flag("interrupted", report.isInterrupted());
            json.texts("leftUndone", report.leftUndone());
            json.startList("checks");
            for (CheckReport check : report.checks()) {
                check(check);
            }
            json.endList();
            json.end();
        }

        private void check(CheckReport check) throws IOException {
            CheckResult result = check.result();
            json.start();
            json.text("id", check.check().id().value());
            json.text("title", check.check().title());
            json.text("severity", check.check().severity().name());
            json.text("outcome", result.outcome().name());
            json.text("message", result.message());
            json.text("expected", result.expected());
            json.text("seen", result.seen());
            json.text("where", result.where());
            String source = check.check().source();
            if (source != null) {
                json.text("source", source);
            }
            json.texts("findings", result.findings());
            json.facts("evidence", result.evidence());
            json.millis("durationMs", result.duration());
            json.startList("blockedBy");
            for (CheckId blocker : result.blockedBy()) {
                json.text(blocker.value());
            }
            json.endList();
            RemediationReport remedied = check.remedied();
            if (remedied != null) {
                new JsonRemediation(json).write(remedied);
            }
            json.end();
        }
    }
}
