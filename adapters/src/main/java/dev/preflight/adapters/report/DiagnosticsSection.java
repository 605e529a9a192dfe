package dev.preflight.adapters.report;

import dev.preflight.core.cure.ActionReport;
import java.util.ArrayList;
import java.util.List;

/** What was collected for the person who looks into it. */
final class DiagnosticsSection {
    private static final int LINES = 10;

    private final List<ActionReport> diagnostics;
    private final Page page;

    DiagnosticsSection(List<ActionReport> diagnostics, Page page) {
        this.diagnostics = diagnostics;
        this.page = page;
    }

    void write() {
        for (ActionReport report : latest(diagnostics, page.style().verbose())) {
            write(report);
        }
    }

    /**
     * The diagnostics without those that were collected again: before an attempt and when it is
     * given up, it is the same ones, and the latest says most.
     *
     * @param all whether to keep what was collected again and differs
     */
    static List<ActionReport> latest(List<ActionReport> diagnostics, boolean all) {
        List<ActionReport> latest = new ArrayList<>();
        for (int i = 0; i < diagnostics.size(); i++) {
            ActionReport report = diagnostics.get(i);
            if (!isAmong(diagnostics.subList(i + 1, diagnostics.size()), report, all)) {
                latest.add(report);
            }
        }
        return latest;
    }

    private static boolean isAmong(List<ActionReport> others, ActionReport report, boolean all) {
        for (ActionReport later : others) {
            boolean alike =
                    later.kind().equals(report.kind()) && later.target().equals(report.target());
            if (alike && (!all || later.detail().equals(report.detail()))) {
                return true;
            }
        }
        return false;
    }

    private void write(ActionReport report) {
        page.at(CheckSection.DETAIL).text(Tone.FAINT, report.kind()).text("  ");
        page.at(CheckSection.VALUE);
        if (report.kind().equals("states")) {
            page.wrapped(report.detail()).end();
        } else if (report.result() == ActionReport.Result.DONE) {
            lines(report);
        } else {
            page.mark(Mark.of(report.result()))
                    .text(" " + report.target() + ": ")
                    .wrapped(report.detail())
                    .end();
        }
    }

    private void lines(ActionReport report) {
        List<String> all = report.detail().strip().lines().toList();
        int shown = page.style().verbose() ? all.size() : Math.min(all.size(), LINES);
        page.text(report.target());
        if (report.detail().isBlank()) {
            page.text(": nothing").end();
            return;
        }
        page.text(shown < all.size() ? ", the last " + shown + " of " + all.size() + " lines" : "");
        page.end();
        for (String line : all.subList(all.size() - shown, all.size())) {
            page.at(CheckSection.DETAIL + 2).text(Tone.FAINT, page.style().bar());
            if (page.style().verbose()) {
                page.text(line).end();
            } else {
                page.fitting(Tone.PLAIN, line).end();
            }
        }
    }
}
