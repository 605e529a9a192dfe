package dev.preflight.cli;

import dev.preflight.adapters.report.HumanReport;
import dev.preflight.adapters.report.JsonReport;
import dev.preflight.adapters.report.Style;
import dev.preflight.core.run.RunReport;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Where the reports of a command go, and in which format. */
final class Reports {
    private static final Style FILE = Style.plain(true, 100);

    private final ReportFormat format;
    private final List<ReportFile> files;
    private final Terminal terminal;
    private final Style onStdout;
    private final Progress progress;

    private Reports(
            ReportFormat format,
            List<ReportFile> files,
            Terminal terminal,
            Style onStdout,
            Progress progress) {
        this.format = format;
        this.files = List.copyOf(files);
        this.terminal = terminal;
        this.onStdout = onStdout;
        this.progress = progress;
    }

    static Reports of(RunSettings settings, Terminal terminal) throws UsageException {
        boolean colour = !settings.has("no-color") && terminal.wantsColour();
        Style stdout = style(settings, terminal, colour && terminal.outIsTerminal());
        Style stderr = style(settings, terminal, colour && terminal.errIsTerminal());
        return new Reports(
                settings.format(),
                settings.reportFiles(terminal),
                terminal,
                stdout,
                Progress.on(terminal, stderr));
    }

    Progress progress() {
        return progress;
    }

    /** Writes a report to stdout first, so that a file that cannot be written loses nothing. */
    void write(RunReport report) throws FailureException {
        progress.end().run();
        try {
            write(report, format, terminal.out(), onStdout, terminal.charset());
        } catch (IOException unwritable) {
            throw new FailureException("the report could not be written: " + unwritable);
        }
        for (ReportFile file : files) {
            file.write(
                    stream -> write(report, file.format(), stream, FILE, StandardCharsets.UTF_8));
        }
    }

    private static void write(
            RunReport report,
            ReportFormat format,
            OutputStream stream,
            Style style,
            Charset charset)
            throws IOException {
        switch (format) {
            case HUMAN -> stream.write(new HumanReport(style).render(report).getBytes(charset));
            case JSON -> new JsonReport().write(report, stream);
        }
        stream.flush();
    }

    private static Style style(RunSettings settings, Terminal terminal, boolean colour) {
        return new Style(
                colour,
                terminal.isUnicode(),
                terminal.columns(),
                settings.has("verbose"),
                settings.has("quiet"));
    }
}
