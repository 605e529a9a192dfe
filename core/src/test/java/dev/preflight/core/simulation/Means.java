package dev.preflight.core.simulation;

import dev.preflight.core.container.Container;
import dev.preflight.core.container.ContainerState;
import dev.preflight.core.cure.ActionReport;
import dev.preflight.core.cure.Step;
import dev.preflight.core.probe.CommandEnded;
import dev.preflight.core.probe.CommandProbe;
import dev.preflight.core.probe.ContainersProbe;
import dev.preflight.core.probe.ContainersSeen;
import dev.preflight.core.probe.FleetSeen;
import dev.preflight.core.probe.Observation;
import dev.preflight.core.probe.Probe;
import dev.preflight.core.probe.ProbeRunner;
import dev.preflight.core.probe.ServicesProbe;
import dev.preflight.core.probe.ServicesSeen;
import dev.preflight.core.probe.Unobserved;
import dev.preflight.core.probe.WorkersProbe;
import dev.preflight.core.testing.ModelWorld;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A program's eyes and hands in its target, which fail it now and then. */
final class Means implements ModelWorld {
    private final Program program;
    private final History history;
    private final Chance chance;
    private final World world;

    Means(Program program) {
        this.program = program;
        this.history = program.history;
        this.chance = history.chance;
        this.world = program.world;
    }

    /** Leaves some probes without an answer, as a runner might that is cut off. */
    ProbeRunner omittingSome(ProbeRunner runner) {
        return (timeouts, sink) -> {
            Map<Probe, Duration> some = new LinkedHashMap<>(timeouts);
            if (chance.oneIn(history.weather().probe() * 4)) {
                history.saw(Happening.PROBE_WAS_LEFT_OUT);
                Probe omitted = some.keySet().iterator().next();
                history.invariants.asks(program, omitted);
                some.remove(omitted);
            }
            runner.observe(some, sink);
        };
    }

    @Override
    public Observation command(CommandProbe probe) throws InterruptedException {
        return observe(probe, () -> look(probe.script()));
    }

    private Observation look(String name) {
        World.Part part = world.part(name);
        return part.isHung
                ? new Unobserved(Unobserved.Reason.TIMEOUT, name + " does not answer")
                : new CommandEnded(part.isBroken ? 1 : 0, name, "");
    }

    @Override
    public Observation containers(ContainersProbe probe) throws InterruptedException {
        return observe(probe, () -> new ContainersSeen(world.inventory()));
    }

    @Override
    public Observation workers(WorkersProbe probe) throws InterruptedException {
        return observe(probe, () -> new FleetSeen(world.fleet()));
    }

    @Override
    public Observation services(ServicesProbe probe) throws InterruptedException {
        return observe(probe, () -> new ServicesSeen(World.SERVICES));
    }

    private Observation observe(Probe probe, Supplier<Observation> look)
            throws InterruptedException {
        program.step(Happening.CRASH_AT_PROBE);
        history.invariants.asks(program, probe);
        if (history.isStopDue()) {
            throw history.stopped(program, Happening.STOPPED_AT_PROBE);
        }
        if (chance.oneIn(history.weather().slow() * 8)) {
            history.saw(Happening.PROBE_TOOK_LONG);
            program.sleep(chance.seconds(1, 10));
        }
        if (chance.oneIn(history.weather().probe())) {
            return nothing(probe);
        }
        world.catchUp();
        history.invariants.sees(program, probe);
        return look.get();
    }

    private Observation nothing(Probe probe) {
        history.trace.add(program.name, () -> "sees nothing of " + probe.describe());
        if (chance.oneIn(3)) {
            history.saw(Happening.PROBE_THREW);
            throw new IllegalStateException("the instrument is broken");
        }
        history.saw(Happening.PROBE_GAVE_NOTHING);
        return new Unobserved(chance.oneOf(Unobserved.Reason.values()), "nothing to be seen");
    }

    @Override
    public ActionReport script(Step.Script step) throws InterruptedException {
        String name = step.script();
        return act(step, () -> mend(name), () -> world.part(name).isBroken = true);
    }

    private void mend(String name) {
        World.Part part = world.part(name);
        part.isBroken = false;
        part.isHung = false;
        if (part.lasts != null) {
            history.saw(Happening.PART_FLAPPED);
            part.breaksAt = history.clock.passed().plus(part.lasts);
        }
    }

    @Override
    public ActionReport restart(Step.Restart step) throws InterruptedException {
        return act(step, step.container(), this::starts, box -> box.stops(ContainerState.EXITED));
    }

    @Override
    public ActionReport start(Step.Start step) throws InterruptedException {
        return act(
                step,
                step.container(),
                box -> {
                    if (box.state != ContainerState.RUNNING) {
                        starts(box);
                    }
                },
                box -> {});
    }

    @Override
    public ActionReport unpause(Step.Unpause step) throws InterruptedException {
        return act(
                step,
                step.container(),
                box -> {
                    if (box.state == ContainerState.PAUSED) {
                        box.state = ContainerState.RUNNING;
                    }
                },
                box -> {});
    }

    @Override
    public ActionReport create(Step.Create step) throws InterruptedException {
        String service = step.service();
        return act(step, () -> world.create(service, registers()), () -> {});
    }

    private void starts(Box box) {
        world.starts(box, registers());
    }

    /** After so long, also later than any wait is; or never, as with a wrong configuration. */
    private Duration registers() {
        if (chance.oneIn(4)) {
            history.saw(Happening.WORKER_CAME_BACK_LATE);
            return history.clock.passed().plus(chance.seconds(20, 120));
        }
        return history.clock.passed().plus(chance.seconds(1, 12));
    }

    @Override
    public ActionReport logs(Step.Logs step) throws InterruptedException {
        program.step(Happening.CRASH_AT_PROBE);
        if (chance.oneIn(history.weather().slow() * 4)) {
            program.sleep(chance.seconds(1, 10));
        }
        if (chance.oneIn(history.weather().probe())) {
            throw new IllegalStateException("the log cannot be read");
        }
        return ActionReport.done(step, "the last lines");
    }

    @Override
    public ActionReport await(Step.Wait step) throws InterruptedException {
        program.step(Happening.CRASH_IN_WAIT);
        program.sleep(step.duration());
        return ActionReport.done(step, "");
    }

    private ActionReport act(
            Step step, Container container, Consumer<Box> whole, Consumer<Box> half)
            throws InterruptedException {
        if (chance.oneIn(history.weather().act() * 8)) {
            world.boxes.removeIf(box -> box.id.equals(container.id()));
        }
        if (world.box(container.id()).isEmpty()) {
            history.saw(Happening.ACT_MET_A_CONTAINER_THAT_IS_GONE);
        }
        return act(
                step,
                () -> world.box(container.id()).ifPresent(whole),
                () -> world.box(container.id()).ifPresent(half));
    }

    private ActionReport act(Step step, Runnable whole, Runnable half) throws InterruptedException {
        program.step(Happening.CRASH_BEFORE_ACT);
        history.trace.add(program.name, () -> "ACTS: " + step.kind() + " " + step.target());
        world.catchUp();
        history.invariants.acts(program, step);
        if (chance.oneIn(history.weather().slow())) {
            program.sleep(chance.seconds(1, 20));
        }
        ActionReport report = deed(step, whole, half);
        program.step(Happening.CRASH_AFTER_ACT);
        history.invariants.hasActed(program);
        return report;
    }

    private ActionReport deed(Step step, Runnable whole, Runnable half)
            throws InterruptedException {
        if (!chance.oneIn(history.weather().act())) {
            program.step(Happening.CRASH_WITHIN_ACT);
            whole.run();
            return ActionReport.done(step, "");
        }
        switch (chance.below(8)) {
            case 0 -> {
                history.saw(Happening.ACT_FAILED);
                return ActionReport.failed(step, "no such thing");
            }
            case 1 -> {
                history.saw(Happening.ACT_TIMED_OUT_HALF_WAY);
                half.run();
                program.sleep(Duration.ofSeconds(30));
                return ActionReport.failed(step, "timed out");
            }
            case 2 -> {
                history.saw(Happening.ACT_DONE_AND_REPORTED_FAILED);
                whole.run();
                return ActionReport.failed(step, "the connection broke");
            }
            case 3 -> {
                history.saw(Happening.ACT_THREW);
                half.run();
                history.invariants.hasActed(program);
                throw new IllegalStateException("the hand is broken");
            }
            case 4 -> {
                history.saw(Happening.ACT_BROKE_ANOTHER);
                whole.run();
                world.parts.values().stream().findFirst().ifPresent(it -> it.isBroken = true);
                return ActionReport.done(step, "");
            }
            case 5 -> {
                if (chance.oneIn(2)) {
                    whole.run();
                }
                history.invariants.hasActed(program);
                throw history.stopped(program, Happening.STOPPED_IN_ACT);
            }
            default -> {
                history.saw(Happening.ACT_REPORTED_DONE_AND_DID_NOTHING);
                return ActionReport.done(step, "");
            }
        }
    }
}
