package dev.preflight.core.check;

import dev.preflight.core.container.Container;
import dev.preflight.core.worker.Fleet;
import dev.preflight.core.worker.Worker;
import dev.preflight.core.worker.WorkerType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which entries of a registry stand for workers that run. A backend keeps the entry of a worker
 * that was stopped for a while; such an entry is stale. One that matches no container of the
 * project may run elsewhere, and is believed.
 */
final class RollCall {
    private final Fleet fleet;
    private final Instant now;
    private final List<Worker> present = new ArrayList<>();
    private final List<Worker> uncertain = new ArrayList<>();
    private final List<Worker> stale = new ArrayList<>();

    RollCall(Fleet fleet) {
        this.fleet = fleet;
        this.now = fleet.inventory().observedAt();
        for (Worker worker : fleet.workers()) {
            listFor(fleet.containerOf(worker)).add(worker);
        }
    }

    private List<Worker> listFor(Optional<Container> container) {
        if (container.isEmpty() || container.get().isUp(now)) {
            return present;
        }
        return container.get().isUncertain(now) ? uncertain : stale;
    }

    /** Those that run, for all that is known. */
    List<Worker> present() {
        return present;
    }

    List<Worker> present(WorkerType type) {
        return present.stream().filter(worker -> worker.type() == type).toList();
    }

    /** Whether there is an entry of which it cannot be told whether it is stale. */
    boolean isAnyUncertain() {
        return !uncertain.isEmpty();
    }

    boolean isAnyUncertain(WorkerType type) {
        return uncertain.stream().anyMatch(worker -> worker.type() == type);
    }

    /** What does not count, or may not, to be added to what was seen; often empty. */
    String asides() {
        return aside("uncertain", uncertain) + aside("stale", stale);
    }

    private String aside(String label, List<Worker> workers) {
        return workers.isEmpty()
                ? ""
                : workers.stream()
                        .map(this::describe)
                        .collect(Collectors.joining(", ", "; " + label + ": ", ""));
    }

    private String describe(Worker worker) {
        return fleet.containerOf(worker)
                .map(it -> "%s (container %s)".formatted(worker.id(), it.describe(now)))
                .orElse(worker.id());
    }
}
