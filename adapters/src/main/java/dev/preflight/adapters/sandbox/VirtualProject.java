package dev.preflight.adapters.sandbox;

import dev.preflight.adapters.container.EngineException;
import dev.preflight.core.container.Container;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A compose project with at most one container for each service. Guarded by its engine. */
final class VirtualProject {
    private static final int EXIT_KILLED = 137;

    private final String name;
    private final String workingDirectory;
    private final Map<String, Program> programs;
    private final int backendPort;
    private final EventBook events;
    private final Map<String, VirtualContainer> containers = new TreeMap<>();
    private int generation;

    /**
     * A project without containers.
     *
     * @param programs what its services run, by their names
     * @param backendPort that its backend is published on
     * @param events of its engine
     */
    VirtualProject(
            String name,
            String workingDirectory,
            Map<String, Program> programs,
            int backendPort,
            EventBook events) {
        this.name = name;
        this.workingDirectory = workingDirectory;
        this.programs = new TreeMap<>(programs);
        this.backendPort = backendPort;
        this.events = events;
    }

    String workingDirectory() {
        return workingDirectory;
    }

    /** The names of its services, with or without containers, in order. */
    List<String> services() {
        return List.copyOf(programs.keySet());
    }

    void catchUp(Instant now) {
        programs.values().forEach(program -> program.catchUp(now));
    }

    /** Its containers by service. */
    List<Container> show(Instant now) {
        List<Container> shown = new ArrayList<>();
        containers.values().forEach(container -> shown.add(container.show(now)));
        return shown;
    }

    boolean isEmpty() {
        return containers.isEmpty();
    }

    /** The container with this id; null if it has none. */
    @Nullable VirtualContainer byId(String id) {
        for (VirtualContainer container : containers.values()) {
            if (container.identity().id().equals(id)) {
                return container;
            }
        }
        return null;
    }

    /**
     * The container of a service.
     *
     * @throws IllegalArgumentException if there is no such service
     * @throws IllegalStateException if the service has no container
     */
    VirtualContainer of(String service) {
        programOf(service);
        VirtualContainer container = containers.get(service);
        if (container == null) {
            throw new IllegalStateException("service '%s' has no container".formatted(service));
        }
        return container;
    }

    /**
     * Creates the service's container if it has none, and starts it if it does not run.
     *
     * @throws IllegalArgumentException if there is no such service
     */
    void up(String service, Instant now) throws EngineException {
        if (!containers.containsKey(service)) {
            create(service);
        }
        of(service).start(now);
    }

    /** Creates a service's container; there must be none. */
    void create(String service) {
        Program program = programOf(service);
        SandboxService definition = SandboxService.named(service);
        ContainerIdentity identity =
                ContainerIdentity.of(
                        name,
                        service,
                        ++generation,
                        definition.portsPublishing(backendPort),
                        definition.isWorker() ? List.of() : List.of(backendPort));
        containers.put(
                service, new VirtualContainer(identity, program, definition.environment(), events));
    }

    /** Removes a service's container, running or not; nothing happens if it has none. */
    void remove(String service, Instant now) {
        programOf(service);
        VirtualContainer container = containers.remove(service);
        if (container != null) {
            container.end(now, EXIT_KILLED);
            container.destroyed(now);
        }
    }

    private Program programOf(String service) {
        Program program = programs.get(service);
        if (program == null) {
            throw new IllegalArgumentException(
                    "no service '%s' in project '%s'; services: %s"
                            .formatted(service, name, String.join(", ", services())));
        }
        return program;
    }
}
