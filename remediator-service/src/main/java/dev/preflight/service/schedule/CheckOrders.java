package dev.preflight.service.schedule;

import dev.preflight.adapters.container.ContainerEvent;
import dev.preflight.service.detect.CheckTrigger;
import dev.preflight.service.run.Run;
import dev.preflight.service.run.RunOrder;
import dev.preflight.service.run.RunState.Queued;
import dev.preflight.service.run.Runs;
import dev.preflight.service.run.TooManyRunsException;
import dev.preflight.service.runbook.RunbookCatalogue;
import dev.preflight.service.target.ServedTarget;
import dev.preflight.service.target.Targets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Orders the checks that nobody asked for. They do not pile up: while one is waiting or under way,
 * the next that is due is left out. What happened once one has begun leads to one more. Safe for
 * threads.
 */
public final class CheckOrders implements CheckTrigger {
    private static final Logger LOG = Logger.getLogger(CheckOrders.class);

    private final Targets targets;
    private final RunbookCatalogue runbooks;
    private final Runs runs;
    private final Map<String, String> lastRuns = new HashMap<>();

    public CheckOrders(Targets targets, RunbookCatalogue runbooks, Runs runs) {
        this.targets = targets;
        this.runbooks = runbooks;
        this.runs = runs;
    }

    /** A check is due by its interval. */
    public synchronized void due(RunOrder order) {
        if (last(order).filter(run -> !run.state().isOver()).isPresent()) {
            LOG.debugf("check=%s is left out, the one before it is not over", key(order));
            return;
        }
        submit(order);
    }

    @Override
    public void trigger(String target, ContainerEvent cause) {
        check(target, cause.at());
    }

    @Override
    public void reconcile(String target) {
        check(target, null);
    }

    private synchronized void check(String name, @Nullable Instant causedAt) {
        Optional<ServedTarget> target = targets.named(name);
        if (target.isEmpty()) {
            return;
        }
        for (String runbook : target.get().runbooks()) {
            RunOrder order =
                    RunOrder.scheduled(runbooks.named(runbook).orElseThrow(), target.get());
            // One that is still to begin sees everything that happened so far.
            if (last(order).filter(run -> run.state() instanceof Queued).isEmpty()) {
                submit(order.triggered(causedAt));
            }
        }
    }

    private Optional<Run> last(RunOrder order) {
        return Optional.ofNullable(lastRuns.get(key(order))).flatMap(runs::find);
    }

    private void submit(RunOrder order) {
        try {
            lastRuns.put(key(order), runs.submit(order).id());
        } catch (TooManyRunsException stopping) {
            LOG.debugf("check=%s is left out: %s", key(order), stopping.getMessage());
        }
    }

    private static String key(RunOrder order) {
        return order.target().name() + "/" + order.runbook().name();
    }
}
