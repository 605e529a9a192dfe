package dev.preflight.adapters.report;

import dev.preflight.core.check.Outcome;
import dev.preflight.core.cure.ActionReport;
import dev.preflight.core.incident.Attempt;
import dev.preflight.core.run.CheckReport;
import dev.preflight.core.run.Mode;
import dev.preflight.core.run.RemediationReport;
import dev.preflight.core.run.RunReport;
import java.time.Duration;
import java.time.Instant;

/** What was done about a failed check, or would be, or why nothing is. */
final class RemediationSection {
    private static final int STEP = CheckSection.DETAIL + 2;

    private final RunReport report;
    private final CheckReport check;
    private final RemediationReport remedied;
    private final Page page;

    RemediationSection(RunReport report, CheckReport check, RemediationReport remedied, Page page) {
        this.report = report;
        this.check = check;
        this.remedied = remedied;
        this.page = page;
    }

    void write() {
        if (!page.style().quiet()) {
            for (Attempt attempt : remedied.attempts()) {
                write(attempt);
            }
        }
        state();
        boolean passes = check.result().outcome() == Outcome.PASS;
        if (page.style().verbose() || !(passes || page.style().quiet())) {
            new DiagnosticsSection(remedied.diagnostics(), page).write();
        }
    }

    private void write(Attempt attempt) {
        page.at(CheckSection.DETAIL)
                .text(Tone.FAINT, "attempt " + attempt.number() + " of " + remedied.maxRetries());
        if (attempt.startedAt().isBefore(report.startedAt())) {
            page.text(Tone.FAINT, ", in an earlier run");
        }
        page.text(": ").wrapped(remedied.cure(), STEP).end();
        for (ActionReport action : attempt.actions()) {
            page.at(STEP)
                    .mark(Mark.of(action.result()))
                    .text(" " + action.kind() + " " + action.target() + ": ")
                    .wrapped(action.detail(), STEP + 2)
                    .end();
        }
        verification(attempt);
    }

    private void verification(Attempt attempt) {
        if (attempt.verification().isEmpty()) {
            page.at(STEP).mark(Mark.UNKNOWN).text(" not verified").end();
            return;
        }
        Verification verification = Verification.parse(attempt.verification());
        page.at(STEP).mark(verification.mark()).text(" " + verification.inWords());
        Instant actedAt = attempt.actedAt();
        Instant endedAt = attempt.endedAt();
        if (actedAt != null && endedAt != null) {
            page.text(" after " + Elapsed.inWords(Duration.between(actedAt, endedAt)));
        }
        page.text(": ").wrapped(verification.seen(), STEP + 2).end();
    }

    private void state() {
        if (remedied.state().equals(RemediationReport.PLANNED)) {
            new PlanSection(check, remedied, page).write();
            return;
        }
        page.at(CheckSection.DETAIL);
        switch (remedied.state()) {
            case "HEALED", "CLOSED" -> page.text(Tone.GOOD, remedied.state()).text(spent());
            case "EXHAUSTED" -> page.text(Tone.BAD, remedied.state()).text(spent());
            default -> page.text(Tone.CAUTION, remedied.state());
        }
        String why = why();
        page.text(why.isEmpty() ? "" : ": ").wrapped(why, STEP).end();
    }

    /** Whether an attempt is made and not verified yet. */
    static boolean isUnderWay(RemediationReport remedied) {
        return switch (remedied.state()) {
            case "CURING", "WAITING", "VERIFYING" -> true;
            default -> false;
        };
    }

    private String why() {
        String reason = remedied.reason();
        if (remedied.state().equals("EXHAUSTED") && !page.style().verbose()) {
            // The attempts are listed above, and how to get fresh ones is said below.
            return "";
        }
        if (!reason.isEmpty()) {
            return report.mode() == Mode.PLAN && !isUnderWay(remedied)
                    ? "heal would do nothing: " + reason
                    : reason;
        }
        if (isUnderWay(remedied)) {
            return "interrupted before it was verified";
        }
        return remedied.state().equals("OPEN") ? "left as it is" : "";
    }

    private String spent() {
        return " after "
                + remedied.attempts().size()
                + " of "
                + remedied.maxRetries()
                + " attempts";
    }
}
