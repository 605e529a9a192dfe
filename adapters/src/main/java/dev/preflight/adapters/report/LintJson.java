package dev.preflight.adapters.report;

import dev.preflight.adapters.runbook.lint.Finding;
import dev.preflight.adapters.runbook.lint.Finding.Severity;
import dev.preflight.adapters.runbook.lint.Linted;
import java.io.IOException;
import java.util.List;

/** Findings as {@code preflight.lint/v1}. */
record LintJson(JsonText json) {
    void write(List<Linted> files) throws IOException {
        json.start();
        json.text("schema", LintReport.SCHEMA);
        json.start("summary");
        json.number("files", files.size());
        for (Severity severity : Severity.values()) {
            int count = files.stream().mapToInt(it -> it.count(severity)).sum();
            json.number(severity.word() + "s", count);
        }
        json.end();
        json.startList("files");
        for (Linted file : files) {
            file(file);
        }
        json.endList();
        json.end();
    }

    private void file(Linted file) throws IOException {
        json.start();
        json.text("file", file.file().name());
        json.text("title", file.file().title());
        json.startList("findings");
        for (Finding finding : file.findings()) {
            finding(finding);
        }
        json.endList();
        json.end();
    }

    private void finding(Finding finding) throws IOException {
        json.start();
        json.text("code", finding.code().word());
        json.text("severity", finding.severity().word());
        json.number("line", finding.place().line());
        json.number("column", finding.place().column());
        json.text("message", finding.message());
        json.end();
    }
}
