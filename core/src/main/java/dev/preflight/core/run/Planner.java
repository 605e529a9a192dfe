package dev.preflight.core.run;

import dev.preflight.core.check.CheckResult;
import dev.preflight.core.check.Subject;
import dev.preflight.core.container.Container;
import dev.preflight.core.container.Inventory;
import dev.preflight.core.cure.Cure;
import dev.preflight.core.cure.CurePlan;
import dev.preflight.core.cure.Scene;
import dev.preflight.core.incident.Refusal;
import dev.preflight.core.incident.Refusal.Guardrail;
import dev.preflight.core.probe.ContainersProbe;
import dev.preflight.core.probe.ContainersSeen;
import dev.preflight.core.probe.FleetSeen;
import dev.preflight.core.probe.Observation;
import dev.preflight.core.probe.ServicesProbe;
import dev.preflight.core.probe.ServicesSeen;
import dev.preflight.core.probe.WorkersProbe;
import dev.preflight.core.runbook.Runbook;
import dev.preflight.core.worker.WorkerServices;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Resolves a cure's actions against the project as it is just now. */
final class Planner {
    private final Runbook runbook;
    private final Observer observer;

    Planner(Runbook runbook, Observer observer) {
        this.runbook = runbook;
        this.observer = observer;
    }

    /**
     * A plan, or why there is none.
     *
     * @param plan of what the cure would do; empty steps if refused
     * @param refusal empty if the plan stands
     * @param states of the project's containers, for people; empty if they were not looked at
     */
    record Planned(CurePlan plan, Optional<Refusal> refusal, String states) {
        private static Planned refused(Refusal refusal) {
            return new Planned(new CurePlan(List.of(), List.of()), Optional.of(refusal), "");
        }
    }

    /** Why this cure would be refused whatever else holds: there is no such project. */
    Optional<Refusal> refusal(Cure cure) throws InterruptedException {
        return cure.concernsContainers()
                ? observer.inventory().flatMap(Planner::refusal)
                : Optional.empty();
    }

    private static Optional<Refusal> refusal(Inventory inventory) {
        return inventory.isProjectKnown()
                ? Optional.empty()
                : Optional.of(new Refusal(Guardrail.MANUAL, inventory.noContainers()));
    }

    Planned plan(Cure cure, CheckResult result) throws InterruptedException {
        if (!cure.concernsContainers()) {
            return new Planned(cure.plan(withoutContainers()), Optional.empty(), "");
        }
        Observation observation = observer.observe(new ContainersProbe());
        if (!(observation instanceof ContainersSeen seen)) {
            return Planned.refused(new Refusal(Guardrail.UNKNOWN, observer.shown(observation)));
        }
        Optional<Refusal> noProject = refusal(seen.inventory());
        if (noProject.isPresent()) {
            return Planned.refused(noProject.get());
        }
        return new Planned(
                plan(cure, result, seen.inventory()),
                Optional.empty(),
                seen.inventory().describe());
    }

    private CurePlan plan(Cure cure, CheckResult result, Inventory inventory)
            throws InterruptedException {
        List<Subject> subjects =
                result.subjects().stream().map(subject -> asOfNow(subject, inventory)).toList();
        Scene.BusyGuard guard = busyGuard(cure);
        List<String> toCreate = new ArrayList<>();
        CurePlan plan = cure.plan(new Scene(subjects, inventory, recordingIn(toCreate), guard));
        if (toCreate.isEmpty()) {
            return plan;
        }
        // Asking compose costs a process, so only when a container must be created.
        Observation services = observer.observe(new ServicesProbe());
        return cure.plan(new Scene(subjects, inventory, definedBy(services), guard));
    }

    // What the check saw may have vanished or changed its state since.
    private static Subject asOfNow(Subject subject, Inventory inventory) {
        if (!(subject instanceof Subject.OfContainer then)) {
            return subject;
        }
        Container container = then.container();
        return inventory.containers().stream()
                .filter(now -> now.id().equals(container.id()))
                .findFirst()
                .or(() -> recreated(container, inventory))
                .<Subject>map(Subject.OfContainer::new)
                .orElseGet(() -> new Subject.OfService(container.service()));
    }

    // By its name: another container of the service may be well.
    private static Optional<Container> recreated(Container vanished, Inventory inventory) {
        return inventory.ofService(vanished.service()).stream()
                .filter(now -> now.name().equals(vanished.name()))
                .findFirst();
    }

    private Scene.BusyGuard busyGuard(Cure cure) throws InterruptedException {
        Optional<WorkersProbe> registry = runbook.busyWorkers();
        if (registry.isEmpty() || cure.busyAllowed()) {
            return container -> Optional.empty();
        }
        Observation observation = observer.observe(registry.get());
        return observation instanceof FleetSeen seen
                ? container ->
                        seen.fleet()
                                .busyWorkerIn(container)
                                .map(worker ->
                                        "%s may be busy: %s"
                                                .formatted(container.service(), worker.describe()))
                : container -> unknownRegistry(container, observation);
    }

    private Optional<String> unknownRegistry(Container container, Observation observation) {
        return WorkerServices.isWorker(container.service())
                ? Optional.of(
                        "whether %s is busy could not be established: %s"
                                .formatted(container.service(), observer.shown(observation)))
                : Optional.empty();
    }

    private static Scene.Services recordingIn(List<String> toCreate) {
        return service -> {
            toCreate.add(service);
            return Optional.empty();
        };
    }

    private Scene.Services definedBy(Observation observation) {
        if (!(observation instanceof ServicesSeen seen)) {
            return service ->
                    Optional.of(
                            "service '%s' has no container and cannot be created: %s"
                                    .formatted(service, observer.shown(observation)));
        }
        return service ->
                seen.services().contains(service)
                        ? Optional.empty()
                        : Optional.of(
                                "the project has no service '%s'; it has %s"
                                        .formatted(service, String.join(", ", seen.services())));
    }

    private static Scene withoutContainers() {
        Inventory nothing = new Inventory("", List.of(), List.of(), false, Instant.EPOCH);
        return new Scene(
                List.of(), nothing, service -> Optional.empty(), container -> Optional.empty());
    }
}
