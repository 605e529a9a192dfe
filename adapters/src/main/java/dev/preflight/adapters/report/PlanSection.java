package dev.preflight.adapters.report;

import dev.preflight.core.cure.Cure;
import dev.preflight.core.cure.PlannedStep;
import dev.preflight.core.run.CheckReport;
import dev.preflight.core.run.RemediationReport;
import java.time.Duration;

/** What heal would do about a failed check. */
final class PlanSection {
    private final CheckReport check;
    private final RemediationReport remedied;
    private final Page page;

    PlanSection(CheckReport check, RemediationReport remedied, Page page) {
        this.check = check;
        this.remedied = remedied;
        this.page = page;
    }

    void write() {
        page.at(CheckSection.DETAIL)
                .text(Tone.CAUTION, RemediationReport.PLANNED)
                .at(CheckSection.VALUE)
                .wrapped(steps() + attempt() + afterwards())
                .end();
        if (!remedied.reason().isEmpty()) {
            page.at(CheckSection.VALUE).wrapped(remedied.reason()).end();
        }
        for (PlannedStep step : remedied.planned()) {
            if (step.permitted() == null) {
                page.at(CheckSection.VALUE)
                        .wrapped("would not " + inWords(step) + ": " + step.reason())
                        .end();
            }
        }
    }

    private String steps() {
        StringBuilder steps = new StringBuilder("would ");
        boolean first = true;
        for (PlannedStep step : remedied.planned()) {
            if (step.permitted() != null) {
                steps.append(first ? "" : ", ").append(inWords(step));
                first = false;
            }
        }
        return steps.toString();
    }

    private String attempt() {
        int next = remedied.attempts().size() + 1;
        return " (attempt " + next + " of " + remedied.maxRetries() + ")";
    }

    private String afterwards() {
        Cure cure = check.check().remedy();
        Duration wait = cure == null ? Duration.ZERO : cure.waitAfterCure();
        return wait.isZero()
                ? ", then verify"
                : ", then wait " + Elapsed.inWords(wait) + " and verify";
    }

    private static String inWords(PlannedStep step) {
        return switch (step.kind()) {
            case "command" -> "run " + step.target();
            case "custom" -> "do " + step.target();
            case "logs" -> "collect the logs of " + step.target();
            default -> step.kind() + " " + step.target();
        };
    }
}
