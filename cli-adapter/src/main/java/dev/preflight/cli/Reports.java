package dev.preflight.cli;

import dev.preflight.adapters.report.HumanReport;
import dev.preflight.adapters.report.NagiosStatus;
import dev.preflight.adapters.report.ReportFormat;
import dev.preflight.adapters.report.Style;
import dev.preflight.core.run.RunReport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the reports of a command go, and in which format. People are told of each run when it is
 * over; a document for programs is written when this is closed, of all runs that there were.
 */
final class Reports implements AutoCloseable {
    private final ReportFormat format;
    private final List<ReportFile> files;
    private final Terminal terminal;
    private final Progress progress;
    private final List<RunReport> all = new ArrayList<>();

    private Reports(
            ReportFormat format, List<ReportFile> files, Terminal terminal, Progress progress) {
        this.format = format;
        this.files = List.copyOf(files);
        this.terminal = terminal;
        this.progress = progress;
    }

    static Reports of(RunSettings settings, Terminal terminal) throws UsageException {
        ReportFormat format = settings.format();
        return new Reports(
                format.name().equals(HumanReport.NAME)
                        ? new HumanReport(onStdout(settings, terminal), terminal.charset())
                        : format,
                settings.reportFiles(terminal),
                terminal,
                progress(settings, terminal));
    }

    /** How a report for people looks on stdout. */
    static Style onStdout(RunSettings settings, Terminal terminal) {
        return style(settings, terminal, terminal.outIsTerminal());
    }

    /** How a run is followed on stderr. */
    static Progress progress(RunSettings settings, Terminal terminal) {
        return Progress.on(terminal, style(settings, terminal, terminal.errIsTerminal()));
    }

    Progress progress() {
        return progress;
    }

    void add(RunReport report) throws FailureException {
        progress.end().run();
        all.add(report);
        if (format.isAppendable()) {
            print(List.of(report));
        }
    }

    /** The exit status that the runs so far come to, in the terms of the format on stdout. */
    int status() {
        if (format.name().equals(NagiosStatus.FORMAT)) {
            return NagiosStatus.of(all).exitStatus();
        }
        return statusOf(all);
    }

    /** The exit status that runs come to. */
    static int statusOf(List<RunReport> reports) {
        int status = ExitStatus.READY;
        for (RunReport report : reports) {
            status = ExitStatus.worse(status, ExitStatus.of(report.outcome()));
        }
        return status;
    }

    /** Writes what is still to be written; nothing if nothing was run. */
    @Override
    public void close() throws FailureException {
        if (all.isEmpty()) {
            return;
        }
        // Stdout first, and all files: one that cannot be written loses nothing else.
        if (!format.isAppendable()) {
            print(all);
        }
        FailureException unwritten = null;
        for (ReportFile file : files) {
            try {
                file.write(stream -> file.format().write(all, stream));
            } catch (FailureException failure) {
                unwritten = unwritten == null ? failure : unwritten;
            }
        }
        if (unwritten != null) {
            throw unwritten;
        }
    }

    private void print(List<RunReport> reports) throws FailureException {
        try {
            format.write(reports, terminal.out());
            terminal.out().flush();
        } catch (IOException unwritable) {
            throw new FailureException("the report could not be written: " + unwritable);
        }
    }

    private static Style style(RunSettings settings, Terminal terminal, boolean isTerminal) {
        return new Style(
                isTerminal && !settings.has("no-color") && terminal.wantsColour(),
                terminal.isUnicode(),
                terminal.columns(),
                settings.has("verbose"),
                settings.has("quiet"));
    }
}
