package dev.preflight.service.run;

import dev.preflight.adapters.environment.TargetException;
import dev.preflight.adapters.time.MonotonicTime;
import dev.preflight.core.run.HealStep;
import dev.preflight.core.run.Mode;
import dev.preflight.core.run.Ports;
import dev.preflight.core.run.Preflight;
import dev.preflight.core.run.Rest;
import dev.preflight.core.run.RunReport;
import dev.preflight.core.run.RunRequest;
import dev.preflight.service.run.RunState.Aborted;
import dev.preflight.service.run.RunState.Finished;
import dev.preflight.service.run.RunState.Waiting;
import dev.preflight.service.target.TargetAccess.Reached;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Carries a run out on the thread that asks for it, a heal run up to its next wait. Safe for
 * threads.
 */
public final class RunExecution {
    private static final Logger LOG = Logger.getLogger(RunExecution.class);

    // As long as the command waits for a cure of the target by somebody else.
    private static final Duration LOCK_PATIENCE = Duration.ofSeconds(30);

    private final InstantSource time;
    private final Duration probeTimeout;
    private final PortsForRun ports;
    private final Set<Thread> running = ConcurrentHashMap.newKeySet();

    /**
     * One that stamps by this clock; each run keeps its waits by one of its own.
     *
     * @param probeTimeout of checks that have none of their own
     */
    public RunExecution(InstantSource time, Duration probeTimeout, PortsForRun ports) {
        this.time = time;
        this.probeTimeout = probeTimeout;
        this.ports = ports;
    }

    /** How it ends, or where it waits; never throws. */
    RunState execute(Run run) {
        return guarded(run, () -> begin(run));
    }

    /** How it goes on after its wait; never throws. */
    RunState resume(Run run, Waiting waiting) {
        return guarded(run, () -> resumed(run, waiting));
    }

    private interface Work {
        RunState result() throws TargetException;
    }

    private RunState guarded(Run run, Work work) {
        running.add(Thread.currentThread());
        try {
            return work.result();
        } catch (TargetException unreachable) {
            return new Aborted(time.instant(), String.valueOf(unreachable.getMessage()));
        } catch (RuntimeException | Error defect) {
            // A run that never ends would keep its target from being cured ever again.
            LOG.errorf(defect, "run=%s failed unexpectedly", run.id());
            return new Aborted(
                    time.instant(), "an unexpected failure, of which the service's log has more");
        } finally {
            running.remove(Thread.currentThread());
        }
    }

    private RunState begin(Run run) throws TargetException {
        RunOrder order = run.order();
        Instant since = time.instant();
        Reached reached = order.target().access().reach(order.variables());
        // Setting the machine's clock changes no wait of this run; the next run goes by it.
        InstantSource clock = new MonotonicTime();
        Preflight preflight = preflight(order, reached, clock);
        RunRequest request = request(run, reached);
        if (order.mode() == Mode.HEAL) {
            return state(since, preflight.begin(request), clock);
        }
        RunReport report = preflight.run(request);
        return new Finished(time.instant(), report);
    }

    // The target is found anew: its files may have changed in the wait.
    private RunState resumed(Run run, Waiting waiting) throws TargetException {
        RunOrder order = run.order();
        Reached reached = order.target().access().reach(order.variables());
        HealStep next =
                preflight(order, reached, waiting.clock())
                        .resume(request(run, reached), waiting.step());
        return state(waiting.since(), next, waiting.clock());
    }

    private RunState state(Instant since, HealStep step, InstantSource clock) {
        @Nullable Rest rest = step.rest().orElse(null);
        return rest == null
                ? new Finished(time.instant(), step.report())
                : new Waiting(since, step, clock);
    }

    private Preflight preflight(RunOrder order, Reached reached, InstantSource clock) {
        Ports all = ports.of(order.target(), reached, order);
        Ports timed =
                new Ports(
                        all.probes(),
                        all.actuators(),
                        all.ledger(),
                        all.lock(),
                        clock,
                        all.waiter(),
                        all.listener());
        return new Preflight(timed, order.target().rules().policy(), order.target().secrets());
    }

    private RunRequest request(Run run, Reached reached) {
        RunOrder order = run.order();
        return RunRequest.builder(
                        run.id(),
                        order.target().rules().appliedTo(order.runbook().runbook()),
                        reached.target(),
                        order.mode())
                .only(order.only())
                .skip(order.skip())
                .probeTimeout(probeTimeout)
                .lockPatience(LOCK_PATIENCE)
                .unattended(order.origin() != RunOrder.Origin.REQUEST)
                .build();
    }

    /** Interrupts what is under way; it ends with what it has seen. */
    void interruptAll() {
        running.forEach(Thread::interrupt);
    }
}
