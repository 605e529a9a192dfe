package dev.preflight.adapters.report;

import dev.preflight.core.run.CheckReport;
import dev.preflight.core.run.RunReport;

/**
 * What is wrong with a run beyond its checks: it was interrupted, or is not ready though none of
 * them is bad, as when all were left out. A report that lists checks alone would look good.
 */
final class RunTrouble {
    private RunTrouble() {}

    /** The trouble in words; empty if there is none. */
    static String of(RunReport report) {
        if (report.isInterrupted()) {
            return OneLine.of(
                    "interrupted, left undone: " + String.join("; ", report.leftUndone()));
        }
        return report.outcome().isReady() || isSaidByACheck(report)
                ? ""
                : new Verdict(report).reason();
    }

    private static boolean isSaidByACheck(RunReport report) {
        for (CheckReport check : report.checks()) {
            if (Standing.of(report, check).isBad()) {
                return true;
            }
        }
        return false;
    }
}
