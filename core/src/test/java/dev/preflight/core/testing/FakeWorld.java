package dev.preflight.core.testing;

import dev.preflight.core.container.Container;
import dev.preflight.core.container.Inventory;
import dev.preflight.core.cure.ActionReport;
import dev.preflight.core.cure.Step;
import dev.preflight.core.probe.CommandEnded;
import dev.preflight.core.probe.CommandProbe;
import dev.preflight.core.probe.ContainersProbe;
import dev.preflight.core.probe.ContainersSeen;
import dev.preflight.core.probe.FleetSeen;
import dev.preflight.core.probe.Observation;
import dev.preflight.core.probe.ServicesProbe;
import dev.preflight.core.probe.ServicesSeen;
import dev.preflight.core.probe.Unobserved;
import dev.preflight.core.probe.Unobserved.Reason;
import dev.preflight.core.probe.WorkersProbe;
import dev.preflight.core.worker.Fleet;
import dev.preflight.core.worker.Worker;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A tiny model of a stack. A part is whole unless it is broken or hidden; a command probe of its
 * name sees which. A script of its name mends it, unless a test says what else it does. Containers
 * and workers are there for those who look.
 */
public final class FakeWorld implements ModelWorld {

    /** Something that was done or seen, and when. */
    public record Deed(String what, Instant at) {}

    private final FakeTime time;
    private final Set<String> broken = new HashSet<>();
    private final Set<String> hidden = new HashSet<>();
    private final Map<String, Runnable> effects = new HashMap<>();
    private final Map<String, String> prints = new HashMap<>();
    private final Map<String, Map<String, String>> exports = new HashMap<>();
    private final Map<String, Map<String, String>> exportsSeen = new HashMap<>();
    private final List<Deed> deeds = new ArrayList<>();
    private final List<Deed> looks = new ArrayList<>();
    private final List<Container> containers = new ArrayList<>();
    private final List<Worker> workers = new ArrayList<>();
    private @Nullable String throwsAt;
    private @Nullable Error thrown;
    private @Nullable String stopsAt;
    private boolean registryIsDown;
    private boolean isForeign;

    public FakeWorld(FakeTime time) {
        this.time = time;
    }

    public FakeWorld breaks(String... parts) {
        broken.addAll(List.of(parts));
        return this;
    }

    public FakeWorld mends(String part) {
        broken.remove(part);
        hidden.remove(part);
        return this;
    }

    /** What a part is like cannot be observed. */
    public FakeWorld hides(String part) {
        hidden.add(part);
        return this;
    }

    /** What a script does instead of mending. */
    public FakeWorld when(String script, Runnable effect) {
        effects.put(script, effect);
        return this;
    }

    /** What a deed prints. */
    public FakeWorld prints(String deed, String text) {
        prints.put(deed, text);
        return this;
    }

    /** What a script exports, and prints. */
    public FakeWorld exports(String script, Map<String, String> variables) {
        exports.put(script, variables);
        return this;
    }

    /** What was exported to those who looked at this part last. */
    public Map<String, String> exportsSeenAt(String part) {
        return exportsSeen.getOrDefault(part, Map.of());
    }

    /** Looking at this part, or the script of this name, throws. */
    public FakeWorld throwsAt(String part) {
        throwsAt = part;
        return this;
    }

    /** The same, with an error. */
    public FakeWorld throwsAt(String part, Error error) {
        thrown = error;
        return throwsAt(part);
    }

    /** Whoever looks at this part, or runs this script, is told to stop, once. */
    public FakeWorld stopsAt(String part) {
        stopsAt = part;
        return this;
    }

    public FakeWorld runs(Container... some) {
        containers.addAll(List.of(some));
        return this;
    }

    public FakeWorld registers(Worker... some) {
        workers.addAll(List.of(some));
        return this;
    }

    public FakeWorld losesItsRegistry() {
        registryIsDown = true;
        return this;
    }

    /** No such project is defined here; the engine has one of another name. */
    public FakeWorld isForeign() {
        isForeign = true;
        return this;
    }

    public boolean isWhole(String part) {
        return !broken.contains(part) && !hidden.contains(part);
    }

    /** Broken for everyone to see. */
    public boolean isBroken(String part) {
        return broken.contains(part) && !hidden.contains(part);
    }

    public List<String> deeds() {
        return deeds.stream().map(Deed::what).toList();
    }

    public List<Deed> deedsAndTimes() {
        return deeds;
    }

    /** When this part was looked at. */
    public List<Instant> looksAt(String part) {
        return looks.stream().filter(it -> it.what().equals(part)).map(Deed::at).toList();
    }

    @Override
    public Observation command(CommandProbe probe) throws InterruptedException {
        String part = probe.script();
        looks.add(new Deed(part, time.instant()));
        exportsSeen.put(part, probe.exported());
        meet("look " + part);
        if (hidden.contains(part)) {
            return new Unobserved(Reason.TIMEOUT, part + " does not answer");
        }
        return new CommandEnded(broken.contains(part) ? 1 : 0, part, "");
    }

    @Override
    public ActionReport await(Step.Wait step) throws InterruptedException {
        meet("wait");
        time.await(step.duration());
        return act("wait", step);
    }

    @Override
    public ActionReport script(Step.Script step) throws InterruptedException {
        deeds.add(new Deed(step.script(), time.instant()));
        meet(step.script());
        effects.getOrDefault(step.script(), () -> mends(step.script())).run();
        Map<String, String> exported = exports.getOrDefault(step.script(), Map.of());
        return ActionReport.done(step, String.join(",", exported.values())).exporting(exported);
    }

    @Override
    public Observation containers(ContainersProbe probe) {
        return new ContainersSeen(inventory());
    }

    @Override
    public Observation workers(WorkersProbe probe) {
        return registryIsDown
                ? new Unobserved(Reason.UNREACHABLE, "connection refused")
                : new FleetSeen(new Fleet(workers, inventory()));
    }

    @Override
    public Observation services(ServicesProbe probe) {
        return new ServicesSeen(containers.stream().map(Container::service).toList());
    }

    @Override
    public ActionReport restart(Step.Restart step) {
        return act("restart " + step.target(), step);
    }

    @Override
    public ActionReport start(Step.Start step) {
        return act("start " + step.target(), step);
    }

    @Override
    public ActionReport unpause(Step.Unpause step) {
        return act("unpause " + step.target(), step);
    }

    @Override
    public ActionReport create(Step.Create step) {
        return act("create " + step.target(), step);
    }

    @Override
    public ActionReport logs(Step.Logs step) {
        return ActionReport.done(step, "the last lines of " + step.target());
    }

    private ActionReport act(String what, Step step) {
        deeds.add(new Deed(what, time.instant()));
        effects.getOrDefault(what, () -> {}).run();
        return ActionReport.done(step, prints.getOrDefault(what, ""));
    }

    private void meet(String what) throws InterruptedException {
        if (what.equals(throwsAt)) {
            if (thrown != null) {
                throw thrown;
            }
            throw new IllegalStateException(what + " is beyond me");
        }
        if (what.equals(stopsAt)) {
            stopsAt = null;
            throw new InterruptedException("told to stop at " + what);
        }
    }

    private Inventory inventory() {
        List<String> others = isForeign ? List.of("other") : List.of();
        return new Inventory("shop", containers, others, !isForeign, time.instant());
    }
}
