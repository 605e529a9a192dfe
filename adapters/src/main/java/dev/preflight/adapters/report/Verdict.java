package dev.preflight.adapters.report;

import dev.preflight.core.check.Outcome;
import dev.preflight.core.run.CheckReport;
import dev.preflight.core.run.Mode;
import dev.preflight.core.run.RemediationReport;
import dev.preflight.core.run.RunOutcome;
import dev.preflight.core.run.RunReport;

/** The last line of a report: the outcome of the run in words, why, and how long it took. */
final class Verdict {
    private final RunReport report;

    Verdict(RunReport report) {
        this.report = report;
    }

    void write(Page page) {
        page.text(tone(), word(report.outcome())).text("  " + reason()).end();
    }

    /** The outcome in a word or two. */
    static String word(RunOutcome outcome) {
        return switch (outcome) {
            case PASSED, HEALED -> "READY";
            case FAILED -> "NOT READY";
            case ERROR -> "UNKNOWN";
        };
    }

    /** Why, and how long it took; without a text from outside. */
    String reason() {
        String why =
                switch (report.outcome()) {
                    case PASSED -> passed();
                    case HEALED -> "healed: " + healed();
                    case FAILED -> failed();
                    case ERROR -> unknown();
                };
        return why + asides() + connective() + Elapsed.inWords(report.duration());
    }

    private Tone tone() {
        return switch (report.outcome()) {
            case PASSED, HEALED -> Tone.GOOD_NEWS;
            case FAILED -> Tone.BAD_NEWS;
            case ERROR -> Tone.NO_NEWS;
        };
    }

    private String connective() {
        if (report.isInterrupted()) {
            return ", interrupted after ";
        }
        return commasBefore() ? ", in " : " in ";
    }

    private String passed() {
        int all = report.checks().size();
        int passed = count(Outcome.PASS);
        if (passed < all) {
            return passed + " of " + all + " checks passed";
        }
        return all == 1 ? "the only check passed" : "all " + all + " checks passed";
    }

    private String healed() {
        StringBuilder healed = new StringBuilder();
        for (CheckReport check : report.checks()) {
            RemediationReport remedied = check.remedied();
            if (remedied != null && check.result().outcome() == Outcome.PASS) {
                int attempts = remedied.attempts().size();
                healed.append(healed.length() == 0 ? "" : ", ")
                        .append(check.check().id())
                        .append(
                                attempts == 1
                                        ? " after 1 attempt"
                                        : " after " + attempts + " attempts");
            }
        }
        return healed.toString();
    }

    private String failed() {
        int failed = count(Outcome.FAIL);
        if (failed == 0) {
            // Only --strict makes a run fail without a failed check.
            return "warnings count as failures";
        }
        return failed + " of " + counted(report.checks().size(), "check") + " failed" + curable();
    }

    private String curable() {
        if (report.mode() != Mode.PLAN) {
            String healed = healed();
            return healed.isEmpty() ? "" : ", healed: " + healed;
        }
        int planned = 0;
        int underWay = 0;
        for (CheckReport check : report.checks()) {
            RemediationReport remedied = check.remedied();
            if (remedied != null) {
                planned += remedied.state().equals(RemediationReport.PLANNED) ? 1 : 0;
                underWay += RemediationSection.isUnderWay(remedied) ? 1 : 0;
            }
        }
        if (underWay > 0) {
            return ", " + counted(underWay, "attempt") + " under way";
        }
        return planned == 0 ? ", heal would cure none" : ", heal would try to cure " + planned;
    }

    private String unknown() {
        int unknown = count(Outcome.ERROR);
        if (unknown > 0) {
            return unknown
                    + " of "
                    + counted(report.checks().size(), "check")
                    + " could not be established";
        }
        return count(Outcome.PASS) + count(Outcome.WARN) == 0
                ? "no check was made"
                : count(Outcome.PASS)
                        + " of "
                        + counted(report.checks().size(), "check")
                        + " passed";
    }

    private String asides() {
        StringBuilder asides = new StringBuilder();
        if (report.outcome() != RunOutcome.ERROR) {
            aside(asides, count(Outcome.ERROR), " unknown");
        }
        aside(asides, count(Outcome.BLOCKED), " blocked");
        aside(asides, count(Outcome.SKIPPED), " left out");
        if (count(Outcome.WARN) > 0) {
            asides.append(", ").append(counted(count(Outcome.WARN), "warning"));
        }
        return asides.toString();
    }

    private boolean commasBefore() {
        return !asides().isEmpty() || report.outcome() != RunOutcome.PASSED;
    }

    private static void aside(StringBuilder asides, int count, String what) {
        if (count > 0) {
            asides.append(", ").append(count).append(what);
        }
    }

    private int count(Outcome outcome) {
        int count = 0;
        for (CheckReport check : report.checks()) {
            count += check.result().outcome() == outcome ? 1 : 0;
        }
        return count;
    }

    private static String counted(int count, String what) {
        return count == 1 ? "1 " + what : count + " " + what + "s";
    }
}
