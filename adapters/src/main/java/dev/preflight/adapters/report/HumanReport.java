package dev.preflight.adapters.report;

import dev.preflight.core.run.CheckReport;
import dev.preflight.core.run.Mode;
import dev.preflight.core.run.RunReport;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Renders a report for people: one line for every check; under a failed one what was expected, seen
 * and done, and what to do next; the verdict last. May be used again and again.
 */
public final class HumanReport implements ReportFormat {
    /** What people call it by. */
    public static final String NAME = "human";

    private final Style style;
    private final Charset charset;

    /** In UTF-8. */
    public HumanReport(Style style) {
        this(style, StandardCharsets.UTF_8);
    }

    public HumanReport(Style style, Charset charset) {
        this.style = style;
        this.charset = charset;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String mediaType() {
        return "text/plain;charset=" + charset.name();
    }

    @Override
    public String fileName() {
        return "preflight.txt";
    }

    /** A person is told what is known, run by run. */
    @Override
    public boolean isAppendable() {
        return true;
    }

    @Override
    public void write(List<RunReport> reports, OutputStream out) throws IOException {
        for (RunReport report : reports) {
            out.write(render(report).getBytes(charset));
        }
    }

    /**
     * Appends the report.
     *
     * @throws IOException if it cannot be appended
     */
    public void write(RunReport report, Appendable out) throws IOException {
        out.append(render(report));
    }

    /** The report as lines, each ended by a line feed. */
    public String render(RunReport report) {
        Page page = new Page(style);
        if (!style.quiet()) {
            header(report, page);
        }
        CheckSection section = new CheckSection(report, page);
        for (CheckReport check : report.checks()) {
            section.write(check);
        }
        leftUndone(report, page);
        if (!style.quiet()) {
            page.end();
        }
        new Verdict(report).write(page);
        return page.toString();
    }

    private static void header(RunReport report, Page page) {
        page.text(Tone.STRONG, report.runbook().title());
        if (report.mode() == Mode.PLAN) {
            page.text(", what heal would do");
        }
        page.text("  ").wrapped(Tone.FAINT, where(report), 2).end().end();
    }

    private static String where(RunReport report) {
        return "project "
                + report.target().project()
                + " in "
                + report.target().directory()
                + ", engine "
                + report.target().runtime();
    }

    private static void leftUndone(RunReport report, Page page) {
        if (!report.isInterrupted()) {
            return;
        }
        if (!page.style().quiet()) {
            page.end();
        }
        page.text(Tone.CAUTION, "Interrupted. Left undone:").end();
        for (String undone : report.leftUndone()) {
            page.text("  - ").wrapped(undone).end();
        }
        page.text("Run the same command again to go on.").end();
    }
}
