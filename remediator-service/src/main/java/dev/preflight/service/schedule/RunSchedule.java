package dev.preflight.service.schedule;

import dev.preflight.service.run.RunOrder;
import dev.preflight.service.runbook.RunbookCatalogue;
import dev.preflight.service.runbook.ServedRunbook;
import dev.preflight.service.target.ServedTarget;
import dev.preflight.service.target.Targets;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Asks for a run of every runbook of every target at its interval. */
@ApplicationScoped
public class RunSchedule {
    private static final Logger LOG = Logger.getLogger(RunSchedule.class);

    private final Intervals intervals;
    private final Targets targets;
    private final RunbookCatalogue runbooks;
    private final CheckOrders checks;

    RunSchedule(
            Intervals intervals, Targets targets, RunbookCatalogue runbooks, CheckOrders checks) {
        this.intervals = intervals;
        this.targets = targets;
        this.runbooks = runbooks;
        this.checks = checks;
    }

    void start(@Observes StartupEvent event) {
        int count = targets.all().stream().mapToInt(target -> target.runbooks().size()).sum();
        int index = 0;
        for (ServedTarget target : targets.all()) {
            for (String runbook : target.runbooks()) {
                ServedRunbook served = runbooks.named(runbook).orElseThrow();
                schedule(RunOrder.scheduled(served, target), index++, count);
            }
        }
        if (count == 0) {
            LOG.warn("no target is configured, so nothing is watched: see docs/configuration.md");
        }
    }

    private void schedule(RunOrder order, int index, int count) {
        Duration interval = order.target().interval();
        intervals.every(
                job(order.target().name(), order.runbook().name()),
                interval,
                Spread.delay(index, count, interval),
                () -> checks.due(order));
    }

    /** When the next run of a runbook on a target is due; empty if there will be none. */
    public Optional<Instant> nextDue(String target, String runbook) {
        return intervals.untilNext(job(target, runbook)).map(Instant.now()::plus);
    }

    /** Whether runs will be asked for. */
    public boolean isAlive() {
        return intervals.isAlive();
    }

    private static String job(String target, String runbook) {
        return target + "/" + runbook;
    }
}
