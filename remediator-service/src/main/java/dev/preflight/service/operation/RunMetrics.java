package dev.preflight.service.operation;

import dev.preflight.core.check.CheckId;
import dev.preflight.core.check.Outcome;
import dev.preflight.core.run.CheckReport;
import dev.preflight.core.run.RunOutcome;
import dev.preflight.core.run.RunReport;
import dev.preflight.core.runbook.Check;
import dev.preflight.service.run.Run;
import dev.preflight.service.run.RunObserver;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts and times all runs, and shows the outcomes of the latest whole run of every runbook on
 * every target. An outcome is a set of series, 1 for what it was and 0 for the others, so that none
 * goes stale. A run without a report makes every check of it an error: nothing is known.
 */
@Singleton
public class RunMetrics implements RunObserver {
    private final MeterRegistry registry;
    private final Map<Tags, Latest> latest = new HashMap<>();

    RunMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public synchronized void over(Run run) {
        Tags place =
                Tags.of(
                        "target", run.order().target().name(),
                        "runbook", run.order().runbook().name());
        RunOutcome outcome = run.outcome().orElseThrow();
        Tags kind = place.and("mode", run.order().mode().word());
        registry.counter("preflight.runs", kind.and("outcome", outcome.name())).increment();
        registry.timer("preflight.run.duration", kind).record(run.took());
        if (run.order().isWhole()) {
            latest.computeIfAbsent(place, it -> new Latest(registry, it)).show(run, outcome);
        }
    }

    /** What is shown of a runbook on a target. */
    private static final class Latest {
        private final MultiGauge runs;
        private final MultiGauge checks;
        private final MultiGauge times;

        Latest(MeterRegistry registry, Tags place) {
            runs =
                    MultiGauge.builder("preflight.run.outcome")
                            .description("1 for the outcome of the latest run, else 0.")
                            .tags(place)
                            .register(registry);
            checks =
                    MultiGauge.builder("preflight.check.outcome")
                            .description("1 for the check's outcome, else 0.")
                            .tags(place)
                            .register(registry);
            times =
                    MultiGauge.builder("preflight.run.timestamp")
                            .description("Unix time of the latest run's end.")
                            .baseUnit("seconds")
                            .tags(place)
                            .register(registry);
        }

        void show(Run run, RunOutcome outcome) {
            List<Row<?>> runRows = new ArrayList<>();
            for (RunOutcome one : RunOutcome.values()) {
                runRows.add(row(Tags.of("outcome", one.name()), one == outcome));
            }
            List<Row<?>> checkRows = new ArrayList<>();
            outcomes(run)
                    .forEach((check, it) -> {
                        for (Outcome one : Outcome.values()) {
                            Tags tags = Tags.of("check", check.value(), "outcome", one.name());
                            checkRows.add(row(tags, one == it));
                        }
                    });
            runs.register(runRows, true);
            checks.register(checkRows, true);
            times.register(List.of(Row.of(Tags.empty(), now())), true);
        }

        private static Map<CheckId, Outcome> outcomes(Run run) {
            Map<CheckId, Outcome> outcomes = new HashMap<>();
            for (Check check : run.order().runbook().runbook().checks()) {
                outcomes.put(check.id(), Outcome.ERROR);
            }
            for (CheckReport check : run.report().map(RunReport::checks).orElse(List.of())) {
                outcomes.put(check.check().id(), check.result().outcome());
            }
            return outcomes;
        }

        private static Row<Number> row(Tags tags, boolean holds) {
            return Row.of(tags, holds ? 1 : 0);
        }

        private static double now() {
            return InstantSource.system().millis() / 1000.0;
        }
    }
}
