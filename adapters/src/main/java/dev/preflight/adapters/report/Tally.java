package dev.preflight.adapters.report;

import dev.preflight.core.check.Outcome;
import dev.preflight.core.run.CheckReport;
import dev.preflight.core.run.RemediationReport;
import dev.preflight.core.run.RunReport;
import java.time.Duration;
import java.util.List;

/** Sums over some runs. */
record Tally(List<RunReport> reports) {
    int checks() {
        int checks = 0;
        for (RunReport report : reports) {
            checks += report.checks().size();
        }
        return checks;
    }

    int of(Outcome outcome) {
        int count = 0;
        for (RunReport report : reports) {
            for (CheckReport check : report.checks()) {
                count += check.result().outcome() == outcome ? 1 : 0;
            }
        }
        return count;
    }

    int of(Standing standing) {
        int count = 0;
        for (RunReport report : reports) {
            for (CheckReport check : report.checks()) {
                count += Standing.of(report, check) == standing ? 1 : 0;
            }
        }
        return count;
    }

    int attempts() {
        int attempts = 0;
        for (RunReport report : reports) {
            for (CheckReport check : report.checks()) {
                attempts +=
                        check.remediation()
                                .map(RemediationReport::attempts)
                                .orElse(List.of())
                                .size();
            }
        }
        return attempts;
    }

    Duration duration() {
        Duration whole = Duration.ZERO;
        for (RunReport report : reports) {
            whole = whole.plus(report.duration());
        }
        return whole;
    }

    /** Runs with trouble of their own, beyond their checks. */
    int troubledRuns() {
        int count = 0;
        for (RunReport report : reports) {
            count += RunTrouble.of(report).isEmpty() ? 0 : 1;
        }
        return count;
    }
}
