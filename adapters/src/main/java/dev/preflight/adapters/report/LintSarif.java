package dev.preflight.adapters.report;

import dev.preflight.adapters.runbook.lint.Finding;
import dev.preflight.adapters.runbook.lint.LintCode;
import dev.preflight.adapters.runbook.lint.Linted;
import dev.preflight.adapters.text.Printable;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

/** Findings as SARIF 2.1.0. */
record LintSarif(JsonText json) {
    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    private static final List<LintCode> RULES = List.of(LintCode.values());

    void write(List<Linted> files) throws IOException {
        json.start();
        json.text("$schema", SCHEMA);
        json.text("version", "2.1.0");
        json.startList("runs");
        json.start();
        tool();
        json.text("columnKind", "utf16CodeUnits");
        json.startList("results");
        for (Linted file : files) {
            for (Finding finding : file.findings()) {
                result(finding);
            }
        }
        json.endList();
        json.end();
        json.endList();
        json.end();
    }

    private void tool() throws IOException {
        json.start("tool");
        json.start("driver");
        json.text("name", "preflight lint");
        json.startList("rules");
        for (LintCode code : RULES) {
            json.start();
            json.text("id", code.word());
            json.start("shortDescription");
            json.text("text", code.word().replace('-', ' '));
            json.end();
            json.end();
        }
        json.endList();
        json.end();
        json.end();
    }

    private void result(Finding finding) throws IOException {
        json.start();
        json.text("ruleId", finding.code().word());
        json.number("ruleIndex", RULES.indexOf(finding.code()));
        json.text("level", finding.severity().word());
        json.start("message");
        json.text("text", finding.message());
        json.end();
        json.startList("locations");
        json.start();
        json.start("physicalLocation");
        json.start("artifactLocation");
        json.text("uri", uri(finding.place().file()));
        json.end();
        json.start("region");
        json.number("startLine", finding.place().line());
        json.number("startColumn", finding.place().column());
        json.end();
        json.end();
        json.end();
        json.endList();
        json.end();
    }

    // Relative as it was given; a colon in its first part would make a scheme of that.
    private static String uri(String file) {
        String path = Printable.clean(file).replace('\\', '/').replaceAll("[\n\t]", " ");
        String prefix = path.startsWith("/") ? "file://" : "";
        String safe = path.matches("[^/]*:.*") ? "./" + path : path;
        try {
            return prefix + new URI(null, null, safe, null).toASCIIString();
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException("no address for the file " + path, impossible);
        }
    }
}
