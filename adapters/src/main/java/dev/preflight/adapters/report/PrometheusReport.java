package dev.preflight.adapters.report;

import dev.preflight.core.check.Outcome;
import dev.preflight.core.run.CheckReport;
import dev.preflight.core.run.RemediationReport;
import dev.preflight.core.run.RunOutcome;
import dev.preflight.core.run.RunReport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Renders reports as metrics in Prometheus' text format, for node_exporter's textfile collector.
 * All are gauges: they tell of the latest run, and a process that ends has no total to go on from.
 * An outcome is a set of series, 1 for what it was and 0 for the others, so that none goes stale.
 *
 * @see <a href="https://prometheus.io/docs/instrumenting/exposition_formats/">the format</a>
 */
final class PrometheusReport extends TextReport {
    @Override
    public String name() {
        return "prometheus";
    }

    @Override
    public String mediaType() {
        return "text/plain;version=0.0.4;charset=UTF-8";
    }

    @Override
    public String fileName() {
        return "preflight.prom";
    }

    @Override
    String render(List<RunReport> reports) {
        Metrics metrics = new Metrics();
        List<RunReport> runs = onePerSeries(reports);
        ofRuns(metrics, runs);
        ofChecks(metrics, runs);
        return metrics.toString();
    }

    // One series twice would have the whole file refused; of two runs the worse must not be lost.
    private static List<RunReport> onePerSeries(List<RunReport> reports) {
        Map<String, RunReport> runs = new LinkedHashMap<>();
        for (RunReport report : reports) {
            runs.merge(
                    labels(report),
                    report,
                    (one, other) -> Overall.of(List.of(one, other)) == one.outcome() ? one : other);
        }
        return new ArrayList<>(runs.values());
    }

    private static void ofRuns(Metrics metrics, List<RunReport> runs) {
        metrics.gauge("preflight_run_outcome", "1 for the outcome of the latest run, else 0.");
        for (RunReport run : runs) {
            for (RunOutcome outcome : RunOutcome.values()) {
                String labels = labels(run) + "," + Metrics.label("outcome", outcome.name());
                metrics.sample(labels, run.outcome() == outcome ? 1 : 0);
            }
        }
        metrics.gauge("preflight_run_timestamp_seconds", "Unix time of the latest run's end.");
        for (RunReport run : runs) {
            Instant end = run.startedAt().plus(run.duration());
            metrics.sample(labels(run), Duration.between(Instant.EPOCH, end));
        }
        metrics.gauge("preflight_run_duration_seconds", "How long the latest run took.");
        for (RunReport run : runs) {
            metrics.sample(labels(run), run.duration());
        }
    }

    private static void ofChecks(Metrics metrics, List<RunReport> runs) {
        metrics.gauge("preflight_check_outcome", "1 for the check's outcome, else 0.");
        each(
                runs,
                (labels, check) -> {
                    for (Outcome outcome : Outcome.values()) {
                        metrics.sample(
                                labels + "," + Metrics.label("outcome", outcome.name()),
                                check.result().outcome() == outcome ? 1 : 0);
                    }
                });
        metrics.gauge("preflight_check_duration_seconds", "How long the observation took.");
        each(
                runs,
                (labels, check) -> {
                    if (isObserved(check)) {
                        metrics.sample(labels, check.result().duration());
                    }
                });
        metrics.gauge("preflight_check_attempts", "Attempts of the check's incident so far.");
        each(runs, (labels, check) -> metrics.sample(labels, attempts(check)));
        metrics.gauge("preflight_check_max_retries", "The most attempts of an incident.");
        each(
                runs,
                (labels, check) ->
                        check.check()
                                .cure()
                                .ifPresent(cure -> metrics.sample(labels, cure.maxRetries())));
    }

    private static void each(List<RunReport> runs, BiConsumer<String, CheckReport> action) {
        for (RunReport run : runs) {
            for (CheckReport check : run.checks()) {
                String label = Metrics.label("check", check.check().id().value());
                action.accept(labels(run) + "," + label, check);
            }
        }
    }

    private static String labels(RunReport run) {
        return Metrics.label("runbook", run.runbook().id().value())
                + ","
                + Metrics.label("project", run.target().project());
    }

    private static boolean isObserved(CheckReport check) {
        return switch (check.result().outcome()) {
            case PASS, WARN, FAIL, ERROR -> true;
            case SKIPPED, BLOCKED -> false;
        };
    }

    private static int attempts(CheckReport check) {
        RemediationReport remedied = check.remedied();
        return remedied == null ? 0 : remedied.attempts().size();
    }
}
