package dev.preflight.adapters.report;

import dev.preflight.core.check.Outcome;
import dev.preflight.core.run.CheckReport;
import dev.preflight.core.run.RunReport;
import java.util.List;

/**
 * Renders reports as the one line of a monitoring plugin: status, what is wrong, and figures. Its
 * exit status is {@link NagiosStatus#exitStatus}.
 *
 * @see <a href="https://www.monitoring-plugins.org/doc/guidelines.html">the guidelines</a>
 */
final class NagiosReport extends TextReport {
    @Override
    public String name() {
        return NagiosStatus.FORMAT;
    }

    @Override
    public String mediaType() {
        return "text/x-nagios;charset=UTF-8";
    }

    @Override
    public String fileName() {
        return "preflight.nagios.txt";
    }

    @Override
    String render(List<RunReport> reports) {
        StringBuilder text = new StringBuilder();
        for (RunReport report : reports) {
            text.append(text.isEmpty() ? "" : ". ").append(summary(report));
        }
        return NagiosStatus.of(reports).line(text.toString())
                + " | "
                + figures(new Tally(reports))
                + "\n";
    }

    private static String summary(RunReport report) {
        StringBuilder summary = new StringBuilder();
        summary.append(report.runbook().id()).append(": ").append(new Verdict(report).reason());
        for (CheckReport check : report.checks()) {
            Standing standing = Standing.of(report, check);
            if (standing.isBad() || standing == Standing.WARNED) {
                summary.append("; ").append(check.check().id()).append(": ");
                summary.append(Standing.inWords(check));
            }
        }
        return summary.toString();
    }

    private static String figures(Tally tally) {
        return figure("checks", tally.checks())
                + figure("passed", tally.of(Outcome.PASS))
                + figure("warnings", tally.of(Outcome.WARN))
                + figure("failed", tally.of(Outcome.FAIL))
                + figure("errors", tally.of(Outcome.ERROR))
                + figure("blocked", tally.of(Outcome.BLOCKED))
                + figure("skipped", tally.of(Outcome.SKIPPED))
                + figure("healed", tally.of(Standing.HEALED))
                + figure("attempts", tally.attempts())
                + "duration=%ss;;;0".formatted(Elapsed.inSeconds(tally.duration()));
    }

    // value;warn;crit;min
    private static String figure(String label, int value) {
        return label + "=" + value + ";;;0 ";
    }
}
