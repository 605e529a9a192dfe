package dev.preflight.adapters.report;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
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

    private final JsonFactory factory =
            JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

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
        try (JsonGenerator json = factory.createGenerator(out, JsonEncoding.UTF8)) {
            json.setPrettyPrinter(printer());
            Writing writing = new Writing(new JsonText(json));
            if (reports.size() == 1) {
                writing.report(reports.get(0));
            } else {
                writing.several(reports);
            }
            json.writeRaw('\n');
        }
    }

    // The same bytes on every system.
    private static DefaultPrettyPrinter printer() {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter(
                        Separators.createDefaultInstance()
                                .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                                .withObjectEmptySeparator("")
                                .withArrayEmptySeparator(""));
        printer.indentObjectsWith(indenter);
        printer.indentArraysWith(indenter);
        return printer;
    }

    /** A document being written. */
    private record Writing(JsonText json) {
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
