package dev.preflight.adapters.report;

import dev.preflight.core.run.RunOutcome;
import dev.preflight.core.run.RunReport;
import java.util.List;

/** The outcome of several runs. */
final class Overall {
    private Overall() {}

    /** A definite failure says more than something unknown, and that than a success. */
    static RunOutcome of(List<RunReport> reports) {
        RunOutcome overall = RunOutcome.PASSED;
        for (RunReport report : reports) {
            if (rank(report.outcome()) > rank(overall)) {
                overall = report.outcome();
            }
        }
        return overall;
    }

    private static int rank(RunOutcome outcome) {
        return switch (outcome) {
            case PASSED -> 0;
            case HEALED -> 1;
            case ERROR -> 2;
            case FAILED -> 3;
        };
    }
}
