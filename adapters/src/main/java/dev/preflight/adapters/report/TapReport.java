package dev.preflight.adapters.report;

import dev.preflight.core.check.CheckResult;
import dev.preflight.core.check.Outcome;
import dev.preflight.core.run.CheckReport;
import dev.preflight.core.run.RunReport;
import java.util.List;

/**
 * Renders reports in the Test Anything Protocol, version 14: a test point per check, those of all
 * runs counted through. Trouble of a run beyond its checks is a test point of its own, {@code run}.
 *
 * @see RunTrouble
 * @see <a href="https://testanything.org/tap-version-14-specification.html">TAP 14</a>
 */
final class TapReport extends TextReport {
    @Override
    public String name() {
        return "tap";
    }

    @Override
    public String mediaType() {
        return "text/x-tap;charset=UTF-8";
    }

    @Override
    public String fileName() {
        return "preflight.tap";
    }

    @Override
    String render(List<RunReport> reports) {
        Tally tally = new Tally(reports);
        TapText tap = new TapText(tally.checks() + tally.troubledRuns());
        for (RunReport report : reports) {
            run(tap, report);
        }
        return tap.toString();
    }

    private static void run(TapText tap, RunReport report) {
        tap.comment(
                "runbook %s, project %s in %s, engine %s"
                        .formatted(
                                report.runbook().id(),
                                report.target().project(),
                                report.target().directory(),
                                report.target().runtime()));
        for (CheckReport check : report.checks()) {
            check(tap, report, check);
        }
        String trouble = RunTrouble.of(report);
        if (!trouble.isEmpty()) {
            tap.point(false, report.runbook().id() + "/run");
            TapYaml yaml = new TapYaml();
            yaml.text("outcome", report.outcome().name());
            yaml.text("message", trouble);
            tap.diagnostics(yaml);
        }
    }

    private static void check(TapText tap, RunReport report, CheckReport check) {
        Standing standing = Standing.of(report, check);
        String name =
                report.runbook().id() + "/" + check.check().id() + ": " + check.check().title();
        if (standing == Standing.NOT_RUN) {
            tap.skipped(name, why(check.result()));
        } else {
            tap.point(!standing.isBad(), name);
        }
        if (standing != Standing.PASSED) {
            tap.diagnostics(TapYaml.of(check));
        }
    }

    private static String why(CheckResult result) {
        return result.outcome() == Outcome.BLOCKED
                ? "blocked, " + result.message()
                : result.message();
    }
}
