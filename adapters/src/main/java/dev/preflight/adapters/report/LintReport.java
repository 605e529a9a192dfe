package dev.preflight.adapters.report;

import dev.preflight.adapters.runbook.lint.Linted;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Writes what lint found. Everything is flushed and nothing is closed. */
public final class LintReport {
    /** The name of the JSON format. */
    public static final String SCHEMA = "preflight.lint/v1";

    private LintReport() {}

    /**
     * For people, and for tools that read what compilers write: {@code file:line:column: severity:
     * message [code]}, and a summary in the last line.
     *
     * @throws IOException if it cannot be written; a part of it may have been by then
     */
    public static void human(List<Linted> files, Appendable out) throws IOException {
        new LintText(out).write(files);
    }

    /**
     * As {@code preflight.lint/v1}: JSON in UTF-8, to which later versions only add. The schema is
     * {@code docs/lint.schema.json}.
     *
     * @throws IOException if it cannot be written; a part of it may have been by then
     */
    public static void json(List<Linted> files, OutputStream out) throws IOException {
        JsonOutput.write(out, json -> new LintJson(new JsonText(json)).write(files));
    }

    /**
     * As SARIF 2.1.0, which code hosts show beside the lines.
     *
     * @throws IOException if it cannot be written; a part of it may have been by then
     * @see <a href="https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html">SARIF</a>
     */
    public static void sarif(List<Linted> files, OutputStream out) throws IOException {
        JsonOutput.write(out, json -> new LintSarif(new JsonText(json)).write(files));
    }
}
