package dev.preflight.service.run;

import dev.preflight.core.run.Rest;
import dev.preflight.service.run.RunOrder.Origin;
import dev.preflight.service.run.RunState.Aborted;
import dev.preflight.service.run.RunState.Queued;
import dev.preflight.service.run.RunState.Waiting;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Takes orders for runs and carries them out: one run of a target at a time, a bounded number of
 * targets at once, a bounded number of requested ones waiting. Safe for threads.
 */
public final class Runs implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Runs.class);

    // A probe that does not mind being interrupted is left behind after two seconds.
    private static final Duration STOPPING = Duration.ofSeconds(5);

    private final RunStore store;
    private final RunExecution execution;
    private final RunObserver observer;
    private final InstantSource time;
    private final int mostWaiting;
    private final ExecutorService executor;
    private final ScheduledExecutorService clock;
    private final Lanes lanes;
    private final RunIds ids = new RunIds();
    private final AtomicInteger waiting = new AtomicInteger();
    private final Map<String, CompletableFuture<Run>> underWay = new ConcurrentHashMap<>();
    private final Map<String, Run> resting = new ConcurrentHashMap<>();
    private volatile boolean stopped;

    /**
     * An idle one.
     *
     * @param mostAtOnce how many threads it has
     * @param mostWaiting how many requested runs may wait, for their turn or after a cure, when
     *     another one is requested
     */
    public Runs(
            RunStore store,
            RunExecution execution,
            RunObserver observer,
            InstantSource time,
            int mostAtOnce,
            int mostWaiting) {
        this.store = store;
        this.execution = execution;
        this.observer = observer;
        this.time = time;
        this.mostWaiting = mostWaiting;
        this.executor = Executors.newFixedThreadPool(mostAtOnce, Runs::thread);
        this.clock = Executors.newSingleThreadScheduledExecutor(Runs::thread);
        this.lanes = new Lanes(executor);
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "run");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Takes an order.
     *
     * @return the run, which waits for its turn
     * @throws TooManyRunsException if too many runs wait already, or the service is stopping
     */
    public Run submit(RunOrder order) throws TooManyRunsException {
        return submit(order, run -> true).orElseThrow();
    }

    /** Has the last word on a run that could begin. */
    @FunctionalInterface
    public interface Admission<X extends Exception> {
        /**
         * Whether it is to begin.
         *
         * @param run its id
         */
        boolean admits(String run) throws X;
    }

    /**
     * Takes an order, if the run that it would lead to is admitted.
     *
     * @return the run, which waits for its turn; empty if it is not admitted
     * @throws TooManyRunsException if too many runs wait already, or the service is stopping; then
     *     nobody was asked
     * @throws X if it cannot be told; then there is no run
     */
    public <X extends Exception> Optional<Run> submit(RunOrder order, Admission<X> admission)
            throws TooManyRunsException, X {
        takePlace(order);
        String id = ids.next();
        boolean admitted = false;
        try {
            admitted = admission.admits(id);
        } finally {
            if (!admitted) {
                waitsNoMore(order);
            }
        }
        return admitted ? Optional.of(begin(id, order)) : Optional.empty();
    }

    private void takePlace(RunOrder order) throws TooManyRunsException {
        if (stopped) {
            throw new TooManyRunsException("the service is stopping");
        }
        if (waits(order) > mostWaiting) {
            waitsNoMore(order);
            throw new TooManyRunsException("%d requested runs wait already".formatted(mostWaiting));
        }
    }

    // The service's own are bounded by what is configured, and keep nobody out.
    private int waits(RunOrder order) {
        return order.origin() == Origin.REQUEST ? waiting.incrementAndGet() : 0;
    }

    private void waitsNoMore(RunOrder order) {
        if (order.origin() == Origin.REQUEST) {
            waiting.decrementAndGet();
        }
    }

    private Run begin(String id, RunOrder order) {
        Run run = new Run(id, order, time.instant(), new Queued());
        underWay.put(run.id(), new CompletableFuture<>());
        store.save(run);
        lanes.execute(order.target().name(), () -> carryOut(run));
        return run;
    }

    /**
     * Waits for the end of a run without holding a thread.
     *
     * @return the run when it is over, or as it stands when the patience is; empty if it was
     *     forgotten meanwhile
     */
    public CompletionStage<Optional<Run>> await(String id, Duration patience) {
        CompletableFuture<Run> end = underWay.get(id);
        return end == null
                ? CompletableFuture.completedFuture(store.find(id))
                : end.thenApply(Optional::of)
                        .completeOnTimeout(
                                Optional.empty(), patience.toNanos(), TimeUnit.NANOSECONDS)
                        .thenApply(run -> run.or(() -> store.find(id)));
    }

    public Optional<Run> find(String id) {
        return store.find(id);
    }

    /** The runs that match, newest first. */
    public List<Run> list(RunQuery query) {
        return store.list(query);
    }

    /** The newest whole run of a runbook on a target that is over. */
    public Optional<Run> latest(String target, String runbook) {
        return store.latest(target, runbook);
    }

    private void carryOut(Run queued) {
        waitsNoMore(queued.order());
        Run running = queued.in(new RunState.Running(time.instant()));
        store.save(running);
        goOn(running, stopped ? stopped() : execution.execute(running));
    }

    private void resume(Run waited) {
        if (waited.state() instanceof Waiting wait) {
            waitsNoMore(waited.order());
            Run running = waited.in(new RunState.Running(wait.since()));
            store.save(running);
            goOn(running, stopped ? leftWaiting() : execution.resume(running, wait));
        }
    }

    private void goOn(Run running, RunState next) {
        Run run = running.in(next);
        if (next instanceof Waiting wait) {
            store.save(run);
            waits(run.order());
            resting.put(run.id(), run);
            wakeAfter(pause(wait), run);
        } else {
            end(run);
        }
    }

    private void wakeAfter(Duration pause, Run run) {
        try {
            Future<?> unused =
                    clock.schedule(() -> wake(run), pause.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException stopping) {
            leave(run);
        }
    }

    private void leave(Run run) {
        if (resting.remove(run.id()) != null) {
            waitsNoMore(run.order());
            end(run.in(leftWaiting()));
        }
    }

    private static Duration pause(Waiting wait) {
        return wait.step().rest().map(Rest::pause).orElse(Duration.ZERO);
    }

    private void wake(Run run) {
        if (resting.remove(run.id()) != null) {
            lanes.execute(run.order().target().name(), () -> resume(run));
        }
    }

    private void end(Run over) {
        store.save(over);
        tell(over);
        CompletableFuture<Run> end = underWay.remove(over.id());
        if (end != null) {
            end.complete(over);
        }
    }

    private Aborted leftWaiting() {
        return new Aborted(
                time.instant(),
                "the service was stopped in a wait; the incident goes on when it is started again");
    }

    private Aborted stopped() {
        return new Aborted(time.instant(), "the service was stopped before its turn came");
    }

    private void tell(Run run) {
        try {
            observer.over(run);
        } catch (RuntimeException broken) {
            LOG.errorf(broken, "run=%s could not be made known", run.id());
        }
    }

    /**
     * Ends everything: runs under way are interrupted and say what they have seen, those that wait
     * are aborted.
     */
    @Override
    public void close() {
        stopped = true;
        // Not shutdownNow: what waits in the lanes has to be answered for.
        clock.shutdownNow();
        resting.values().forEach(this::leave);
        execution.interruptAll();
        boolean interrupted = false;
        try {
            CompletableFuture.allOf(underWay.values().toArray(CompletableFuture[]::new))
                    .get(STOPPING.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            interrupted = true;
        } catch (ExecutionException | TimeoutException late) {
            LOG.warnf("%d runs were still under way when the service stopped", underWay.size());
        }
        executor.shutdownNow();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
