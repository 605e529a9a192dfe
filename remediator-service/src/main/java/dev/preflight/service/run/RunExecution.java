package dev.preflight.service.run;

import dev.preflight.adapters.environment.TargetException;
import dev.preflight.core.run.Preflight;
import dev.preflight.core.run.RunReport;
import dev.preflight.core.run.RunRequest;
import dev.preflight.service.run.RunState.Aborted;
import dev.preflight.service.run.RunState.Finished;
import dev.preflight.service.target.TargetAccess.Reached;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** Carries a run out on the thread that asks for it. Checks and plans only. Safe for threads. */
public final class RunExecution {
    private static final Logger LOG = Logger.getLogger(RunExecution.class);

    // Of plans only: what heal would wait for a lock by default.
    private static final Duration LOCK_PATIENCE = Duration.ofSeconds(30);

    private final InstantSource time;
    private final Duration probeTimeout;
    private final Set<Thread> running = ConcurrentHashMap.newKeySet();

    /**
     * One that keeps the time by this clock.
     *
     * @param probeTimeout of checks that have none of their own
     */
    public RunExecution(InstantSource time, Duration probeTimeout) {
        this.time = time;
        this.probeTimeout = probeTimeout;
    }

    /** How it ends; never throws. */
    RunState execute(Run run) {
        running.add(Thread.currentThread());
        try {
            RunReport report = report(run);
            return new Finished(time.instant(), report);
        } catch (TargetException unreachable) {
            return new Aborted(time.instant(), String.valueOf(unreachable.getMessage()));
        } catch (RuntimeException defect) {
            LOG.errorf(defect, "run=%s failed unexpectedly", run.id());
            return new Aborted(
                    time.instant(), "an unexpected failure, of which the service's log has more");
        } finally {
            running.remove(Thread.currentThread());
        }
    }

    private RunReport report(Run run) throws TargetException {
        RunOrder order = run.order();
        Reached reached = order.target().access().reach(order.variables());
        return new Preflight(reached.ports())
                .run(
                        new RunRequest(
                                run.id(),
                                order.runbook().runbook(),
                                reached.target(),
                                order.mode(),
                                order.only(),
                                order.skip(),
                                false,
                                false,
                                false,
                                probeTimeout,
                                LOCK_PATIENCE));
    }

    /** Interrupts what is under way; it ends with what it has seen. */
    void interruptAll() {
        running.forEach(Thread::interrupt);
    }
}
