package dev.preflight.core.check;

import dev.preflight.core.container.Container;
import dev.preflight.core.container.ContainerState;
import dev.preflight.core.probe.FleetSeen;
import dev.preflight.core.worker.Fleet;
import dev.preflight.core.worker.Worker;
import dev.preflight.core.worker.WorkerServices;
import dev.preflight.core.worker.WorkerStatus;
import dev.preflight.core.worker.WorkerType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Pass conditions over the registered workers. */
public final class WorkerAssertions {
    private static final List<WorkerType> NEEDED =
            List.of(WorkerType.TRAINING, WorkerType.BACKTEST);
    private static final Set<WorkerStatus> BAD =
            EnumSet.of(WorkerStatus.ERROR, WorkerStatus.OFFLINE);

    private static final Set<ContainerState> ALIVE =
            EnumSet.of(
                    ContainerState.RUNNING,
                    ContainerState.RESTARTING,
                    ContainerState.PAUSED,
                    ContainerState.UNKNOWN);

    private WorkerAssertions() {}

    /**
     * At least one worker is registered; else the evidence names every worker container. The entry
     * of one whose container does not run is stale, and counts here and below for none.
     */
    public static Assertion registered() {
        return over("at least one registered worker", WorkerAssertions::judgeRegistered);
    }

    /** At least one training and one backtest worker are registered. */
    public static Assertion bothTypes() {
        return over("at least one training and one backtest worker", WorkerAssertions::judgeTypes);
    }

    /** No registered worker is in error or offline; a status nobody knows is {@code ERROR}. */
    public static Assertion noneInErrorOrOffline() {
        return over("no worker in error or offline state", WorkerAssertions::judgeStates);
    }

    private static Assertion over(
            String expectation, java.util.function.Function<Fleet, Judgement> judge) {
        return Assertion.over(FleetSeen.class, expectation, seen -> judge.apply(seen.fleet()));
    }

    private static Judgement judgeRegistered(Fleet fleet) {
        RollCall roll = new RollCall(fleet);
        if (!roll.present().isEmpty()) {
            return Judgement.pass(counted(roll.present()) + " registered" + roll.asides());
        }
        String seen =
                fleet.workers().isEmpty()
                        ? "the backend lists no workers"
                        : "the backend lists no worker that is known to run" + roll.asides();
        if (roll.isAnyUncertain()) {
            return Judgement.unknown(seen);
        }
        List<Subject> unregistered = new ArrayList<>();
        NEEDED.forEach(type -> unregistered.addAll(containersOf(type, fleet)));
        return Judgement.fail(seen, unregistered);
    }

    private static Judgement judgeTypes(Fleet fleet) {
        if (fleet.workers().isEmpty()) {
            return judgeRegistered(fleet);
        }
        RollCall roll = new RollCall(fleet);
        List<WorkerType> unseen =
                NEEDED.stream().filter(type -> roll.present(type).isEmpty()).toList();
        String seen = countedByType(roll);
        if (unseen.isEmpty()) {
            return Judgement.pass(seen + roll.asides());
        }
        List<Worker> untyped = roll.present(WorkerType.UNKNOWN);
        if (!untyped.isEmpty()) {
            return Judgement.unknown(
                    seen + ", and without a type: " + describe(untyped) + roll.asides());
        }
        List<WorkerType> missing = unseen.stream().filter(type -> !mayRun(type, roll)).toList();
        List<Worker> others = roll.present(WorkerType.OTHER);
        String all = others.isEmpty() ? seen : seen + "; neither: " + describe(others);
        if (missing.isEmpty()) {
            return Judgement.unknown(all + roll.asides());
        }
        List<Subject> subjects = new ArrayList<>();
        missing.forEach(type -> subjects.addAll(subjectsOf(type, fleet)));
        return Judgement.fail(all + roll.asides(), subjects);
    }

    private static boolean mayRun(WorkerType type, RollCall roll) {
        return roll.isAnyUncertain(type) || roll.isAnyUncertain(WorkerType.UNKNOWN);
    }

    private static String countedByType(RollCall roll) {
        return NEEDED.stream()
                .map(type -> type.word() + " " + roll.present(type).size())
                .collect(Collectors.joining(", "));
    }

    private static Judgement judgeStates(Fleet fleet) {
        RollCall roll = new RollCall(fleet);
        // Also of a stale entry: what the registry says of it is bad, whoever it stands for.
        List<Worker> bad = withStatusIn(BAD, fleet);
        if (!bad.isEmpty()) {
            List<Subject> subjects =
                    bad.stream().map(worker -> subjectOf(worker, fleet)).distinct().toList();
            return Judgement.fail(describe(bad) + roll.asides(), subjects);
        }
        if (roll.present().isEmpty()) {
            return judgeRegistered(fleet);
        }
        List<Worker> unclear = withStatusIn(EnumSet.of(WorkerStatus.UNKNOWN), fleet);
        return unclear.isEmpty()
                ? Judgement.pass(fleet.describe() + roll.asides())
                : Judgement.unknown("the status of " + describe(unclear) + " means nothing known");
    }

    private static List<Worker> withStatusIn(Set<WorkerStatus> statuses, Fleet fleet) {
        return fleet.workers().stream()
                .filter(worker -> statuses.contains(worker.status()))
                .toList();
    }

    private static Subject subjectOf(Worker worker, Fleet fleet) {
        return fleet.containerOf(worker)
                .<Subject>map(Subject.OfContainer::new)
                .orElseGet(() -> new Subject.OfWorker(worker));
    }

    // One that was stopped beside others of its type was stopped by somebody, and stays so.
    private static List<Subject> containersOf(WorkerType type, Fleet fleet) {
        List<Container> all = WorkerServices.containersOf(type, fleet.inventory());
        List<Container> alive = all.stream().filter(it -> ALIVE.contains(it.state())).toList();
        return (alive.isEmpty() ? all : alive)
                .stream().<Subject>map(Subject.OfContainer::new).toList();
    }

    private static List<Subject> subjectsOf(WorkerType type, Fleet fleet) {
        List<Subject> containers = containersOf(type, fleet);
        return containers.isEmpty()
                ? List.of(new Subject.OfService(WorkerServices.firstOf(type)))
                : containers;
    }

    private static String describe(List<Worker> workers) {
        return workers.stream().map(Worker::describe).collect(Collectors.joining(", "));
    }

    private static String counted(List<Worker> workers) {
        return workers.size() == 1 ? "1 worker" : workers.size() + " workers";
    }
}
