package dev.preflight.adapters.report;

import dev.preflight.core.check.CheckResult;
import dev.preflight.core.check.Outcome;
import dev.preflight.core.run.CheckReport;
import dev.preflight.core.run.RemediationReport;
import dev.preflight.core.run.RunOutcome;
import dev.preflight.core.run.RunReport;

/** What a report says about a check: one line if it is well, all of it if it is not. */
final class CheckSection {
    /** The column of details, and of what stands behind their labels. */
    static final int DETAIL = 6;

    static final int VALUE = DETAIL + 10;

    private static final int LONGEST_ID = 30;

    private final RunReport report;
    private final Page page;
    private final int messageColumn;

    CheckSection(RunReport report, Page page) {
        this.report = report;
        this.page = page;
        int longest = 0;
        for (CheckReport check : report.checks()) {
            longest = Math.max(longest, check.check().id().value().length());
        }
        messageColumn = 4 + Math.min(longest, LONGEST_ID) + 2;
    }

    void write(CheckReport check) {
        Outcome outcome = check.result().outcome();
        if (page.style().quiet() && !isTrouble(outcome)) {
            return;
        }
        headline(check);
        details(check);
        RemediationReport remedied = check.remedied();
        if (remedied != null) {
            new RemediationSection(report, check, remedied, page).write();
        }
        if (!page.style().quiet()) {
            new NextSteps(report, check).write(page);
        }
    }

    // Strict runs fail on warnings, so even a quiet report must name them then.
    private boolean isTrouble(Outcome outcome) {
        return outcome == Outcome.FAIL
                || outcome == Outcome.ERROR
                || (outcome == Outcome.WARN && report.outcome() == RunOutcome.FAILED);
    }

    private void headline(CheckReport check) {
        CheckResult result = check.result();
        page.at(2).mark(Mark.of(result.outcome())).text(" " + check.check().id());
        page.text("  ").at(messageColumn);
        switch (result.outcome()) {
            case PASS -> {
                if (page.style().verbose()) {
                    page.wrapped(result.seen());
                } else {
                    page.fitting(Tone.PLAIN, result.seen());
                }
            }
            case WARN, FAIL, ERROR -> page.wrapped(Tone.STRONG, result.message());
            case SKIPPED, BLOCKED -> page.fitting(Tone.FAINT, result.message());
        }
        page.end();
    }

    private void details(CheckReport check) {
        CheckResult result = check.result();
        boolean verbose = page.style().verbose();
        boolean definite = result.outcome() == Outcome.FAIL || result.outcome() == Outcome.ERROR;
        boolean compact = result.outcome() == Outcome.WARN && !result.findings().isEmpty();
        if (definite || verbose) {
            detail("expected", result.expected());
        }
        if (result.outcome() != Outcome.PASS && (!compact || verbose)) {
            detail("seen", result.seen());
        }
        if (definite || verbose) {
            detail("where", result.where());
        }
        for (String finding : result.findings()) {
            page.at(DETAIL).text("- ").wrapped(finding).end();
        }
        if (verbose && !result.duration().isZero()) {
            detail("took", Elapsed.inWords(result.duration()));
        }
    }

    private void detail(String label, String value) {
        if (!value.isBlank()) {
            page.at(DETAIL).text(Tone.FAINT, label).at(VALUE).wrapped(value).end();
        }
    }
}
