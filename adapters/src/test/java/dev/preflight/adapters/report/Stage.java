package dev.preflight.adapters.report;

import dev.preflight.core.container.Container;
import dev.preflight.core.cure.ActionReport;
import dev.preflight.core.cure.Actuators;
import dev.preflight.core.cure.Step;
import dev.preflight.core.probe.ContainersProbe;
import dev.preflight.core.probe.HttpProbe;
import dev.preflight.core.probe.Observation;
import dev.preflight.core.probe.Probe;
import dev.preflight.core.probe.ProbeRunner;
import dev.preflight.core.probe.ServicesProbe;
import dev.preflight.core.probe.Unobserved;
import dev.preflight.core.probe.WorkersProbe;
import dev.preflight.core.remediation.InMemoryLedger;
import dev.preflight.core.remediation.TargetLock;
import dev.preflight.core.run.Mode;
import dev.preflight.core.run.Ports;
import dev.preflight.core.run.Preflight;
import dev.preflight.core.run.RunListener;
import dev.preflight.core.run.RunReport;
import dev.preflight.core.run.RunRequest;
import dev.preflight.core.run.Waiter;
import dev.preflight.core.runbook.Runbook;
import dev.preflight.core.target.Target;
import dev.preflight.core.target.TargetId;
import dev.preflight.core.target.Variables;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The real engine in virtual time, in a world that shows what a test put there. */
final class Stage implements ProbeRunner, Actuators, InstantSource, Waiter {
    static final Target TARGET =
            new Target(
                    "shop",
                    "/srv/shop",
                    "unix:///var/run/docker.sock",
                    new Variables(Map.of("DB_PASSWORD", "hunter22")));

    private final Map<Class<? extends Probe>, Observation> world = new HashMap<>();
    private final InMemoryLedger ledger = new InMemoryLedger(this);
    private Instant now = Instant.parse("2026-01-01T12:00:00Z");
    private Runnable curing = () -> {};
    private Runnable waiting = () -> {};
    private String logs = "";
    private Waiter waiter = this;
    private TargetLock lock = TargetLock.none();
    private RunListener listener = new RunListener() {};

    /** A healthy stack. */
    Stage() {
        shows(HttpProbe.class, Samples.answer(200));
        shows(ContainersProbe.class, Samples.containers(Samples.ALL));
        shows(WorkersProbe.class, Samples.fleet(Samples.ALL));
        shows(ServicesProbe.class, Samples.services());
    }

    Stage shows(Class<? extends Probe> probe, Observation observation) {
        world.put(probe, observation);
        return this;
    }

    /** What happens whenever a container is acted on. */
    Stage onCure(Runnable effect) {
        curing = effect;
        return this;
    }

    /** What happens in every wait. */
    Stage onWait(Runnable effect) {
        waiting = effect;
        return this;
    }

    Stage logs(String lines) {
        logs = lines;
        return this;
    }

    Stage tells(RunListener told) {
        listener = told;
        return this;
    }

    /** Somebody else is curing the target. */
    Stage isLockedBy(String holder) {
        lock =
                new TargetLock() {
                    @Override
                    public Grant acquire(TargetId id, Duration patience, Consumer<String> onWait) {
                        return Grant.refused("this target is being cured by " + holder);
                    }

                    @Override
                    public Optional<String> holder(TargetId id) {
                        return Optional.of(holder);
                    }
                };
        return this;
    }

    Stage waitsWith(Waiter other) {
        waiter = other;
        return this;
    }

    RunReport run(Mode mode, Runbook runbook) {
        RunRequest request =
                switch (mode) {
                    case CHECK -> RunRequest.check("run-1", runbook, TARGET);
                    case HEAL -> RunRequest.heal("run-1", runbook, TARGET);
                    case PLAN -> RunRequest.plan("run-1", runbook, TARGET);
                };
        return run(request);
    }

    RunReport run(RunRequest request) {
        Ports ports = new Ports(this, this, ledger, lock, this, waiter, listener);
        return new Preflight(ports).run(request);
    }

    void advance(Duration by) {
        now = now.plus(by);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public void await(Duration duration) throws InterruptedException {
        advance(duration);
        waiting.run();
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    @Override
    public void observe(Map<Probe, Duration> timeouts, Sink sink) {
        advance(Duration.ofMillis(40));
        for (Probe probe : timeouts.keySet()) {
            Observation seen = world.get(probe.getClass());
            sink.seen(
                    probe,
                    seen == null
                            ? new Unobserved(Unobserved.Reason.UNABLE, "not on this stage")
                            : seen);
        }
    }

    @Override
    public ActionReport await(Step.Wait step) throws InterruptedException {
        await(step.duration());
        return ActionReport.done(step, "waited");
    }

    @Override
    public ActionReport restart(Step.Restart step) {
        return acted(step, step.container());
    }

    @Override
    public ActionReport start(Step.Start step) {
        return acted(step, step.container());
    }

    @Override
    public ActionReport unpause(Step.Unpause step) {
        return acted(step, step.container());
    }

    @Override
    public ActionReport create(Step.Create step) {
        advance(Duration.ofMillis(800));
        curing.run();
        return ActionReport.failed(step, "compose ended with status 1: no such image");
    }

    @Override
    public ActionReport logs(Step.Logs step) {
        return ActionReport.done(step, logs);
    }

    @Override
    public ActionReport script(Step.Script step) {
        return ActionReport.done(step, "exit status 0");
    }

    private ActionReport acted(Step step, Container container) {
        advance(Duration.ofMillis(800));
        curing.run();
        return ActionReport.done(step, container.name() + " is running again after 0.8 s");
    }
}
