package dev.preflight.core.worker;

import dev.preflight.core.container.Container;
import dev.preflight.core.container.Inventory;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The registered workers beside the containers of the project.
 *
 * @param workers as the backend lists them
 * @param inventory the project's containers at about the same instant
 */
public record Fleet(List<Worker> workers, Inventory inventory) {
    public Fleet {
        workers = List.copyOf(workers);
    }

    /** The container that a worker runs in; empty if none matches, or more than one. */
    public Optional<Container> containerOf(Worker worker) {
        return new WorkerMatcher(inventory.containers()).containerOf(worker);
    }

    /** The registry's entries for a container; several when it registered anew. */
    public List<Worker> workersOf(Container container) {
        return workers.stream()
                .filter(worker ->
                        containerOf(worker).filter(it -> isSame(it, container)).isPresent())
                .toList();
    }

    /**
     * The worker on account of which a container must not be restarted. Fails closed: a container
     * without an entry of its own may be that of any busy worker of its kind that matches no
     * container.
     */
    public Optional<Worker> busyWorkerIn(Container container) {
        List<Worker> own = workersOf(container);
        List<Worker> suspects = own.isEmpty() ? strangersLike(container) : own;
        return suspects.stream().filter(Worker::mayBeBusy).findFirst();
    }

    // Not by all that was seen of it: its health or state may have changed in between.
    private static boolean isSame(Container one, Container other) {
        return one.id().equals(other.id());
    }

    private List<Worker> strangersLike(Container container) {
        if (!WorkerServices.isWorker(container.service())) {
            return List.of();
        }
        WorkerType kind = WorkerServices.typeOf(container.service());
        return workers.stream()
                .filter(worker -> mayBeOf(kind, worker.type()))
                .filter(worker -> containerOf(worker).isEmpty())
                .toList();
    }

    // A service whose name tells no type may hold a worker of any.
    private static boolean mayBeOf(WorkerType kind, WorkerType type) {
        return kind == WorkerType.OTHER || type == kind || type == WorkerType.UNKNOWN;
    }

    /** All workers in one line. */
    public String describe() {
        return workers.isEmpty()
                ? "no workers"
                : workers.stream().map(Worker::describe).collect(Collectors.joining(", "));
    }
}
