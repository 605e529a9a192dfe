package dev.preflight.adapters.report;

import dev.preflight.core.check.CheckResult;
import dev.preflight.core.check.Outcome;
import dev.preflight.core.run.CheckReport;
import dev.preflight.core.run.RunReport;

/** How a check came out, for formats that know of good and bad only. */
enum Standing {
    PASSED,
    /** Passes after a cure. */
    HEALED,
    WARNED,
    FAILED,
    UNKNOWN,
    /** Left out, or blocked by one that did not pass. */
    NOT_RUN;

    static Standing of(RunReport report, CheckReport check) {
        return switch (check.result().outcome()) {
            case PASS -> check.remedied() == null ? PASSED : HEALED;
            case WARN -> report.strict() ? FAILED : WARNED;
            case FAIL -> FAILED;
            case ERROR -> UNKNOWN;
            case SKIPPED, BLOCKED -> NOT_RUN;
        };
    }

    /** Whether it keeps the run from being ready. */
    boolean isBad() {
        return this == FAILED || this == UNKNOWN;
    }

    /** The message of a check's result, and what was seen unless all is well. */
    static String inWords(CheckReport check) {
        CheckResult result = check.result();
        boolean silent = result.seen().isBlank() || result.seen().equals(result.message());
        return OneLine.of(
                silent || result.outcome() == Outcome.PASS
                        ? result.message()
                        : result.message() + ": " + result.seen());
    }
}
