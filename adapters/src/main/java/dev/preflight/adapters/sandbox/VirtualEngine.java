package dev.preflight.adapters.sandbox;

import dev.preflight.adapters.container.ComposeProject;
import dev.preflight.adapters.container.ContainerOperator;
import dev.preflight.adapters.container.ContainerReader;
import dev.preflight.adapters.container.EngineException;
import dev.preflight.core.container.Container;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The engine of a sandbox: its monitor guards everything in it. Before anybody looks or acts, its
 * programs catch up with the time.
 */
final class VirtualEngine implements ContainerReader, ContainerOperator {
    private static final int LONGEST_LOG = 64 * 1024;

    private final InstantSource time;
    private final Map<String, VirtualProject> projects = new TreeMap<>();
    private final EventBook events = new EventBook();
    private boolean unreachable;

    VirtualEngine(InstantSource time) {
        this.time = time;
    }

    synchronized void add(String name, VirtualProject project) {
        if (projects.putIfAbsent(name, project) != null) {
            throw new IllegalStateException("project '" + name + "' is there already");
        }
    }

    /** Whether it can be asked; levers work either way. */
    synchronized void unreachable(boolean unreachable) {
        this.unreachable = unreachable;
        events.unreachable(unreachable);
    }

    /** What happens to its containers; safe to listen to without its monitor. */
    EventBook events() {
        return events;
    }

    /** Looks, while nobody changes anything. */
    synchronized <T> T at(Function<Instant, T> look) {
        return look.apply(now());
    }

    /** Changes something, while nobody else looks or does. */
    synchronized void change(Consumer<Instant> change) {
        change.accept(now());
    }

    /** Brings a service of a project up, as compose does. */
    synchronized void up(VirtualProject project, String service) throws EngineException {
        requireReachable();
        project.up(service, now());
    }

    /** Brings all of a project up at an instant of the past. */
    synchronized void upSince(VirtualProject project, Instant start) throws EngineException {
        for (String service : project.services()) {
            project.up(service, start);
        }
    }

    @Override
    public synchronized List<Container> containers(String project) throws EngineException {
        requireReachable();
        VirtualProject found = projects.get(project);
        Instant now = now();
        return found == null ? List.of() : found.show(now);
    }

    @Override
    public synchronized List<ComposeProject> projects() throws EngineException {
        requireReachable();
        List<ComposeProject> found = new ArrayList<>();
        projects.forEach((name, project) -> {
            if (!project.isEmpty()) {
                found.add(new ComposeProject(name, project.workingDirectory()));
            }
        });
        return found;
    }

    @Override
    public synchronized boolean start(Container container) throws EngineException {
        return find("start", container).start(now());
    }

    @Override
    public synchronized void restart(Container container, Duration grace) throws EngineException {
        find("restart", container).restart(now());
    }

    @Override
    public synchronized boolean unpause(Container container) throws EngineException {
        return find("unpause", container).unpause(now());
    }

    @Override
    public synchronized boolean remove(Container dead) throws EngineException {
        find("removal", dead);
        throw new EngineException(
                EngineException.Kind.REFUSED,
                "removal of %s failed: no container of a sandbox is ever dead"
                        .formatted(dead.name()));
    }

    @Override
    public synchronized String logs(Container container, int lines) throws EngineException {
        VirtualContainer found = find("logs", container);
        now();
        String text = found.log().last(lines);
        return text.substring(Math.max(0, text.length() - LONGEST_LOG));
    }

    private Instant now() {
        Instant now = time.instant();
        projects.values().forEach(project -> project.catchUp(now));
        return now;
    }

    private VirtualContainer find(String deed, Container container) throws EngineException {
        requireReachable();
        for (VirtualProject project : projects.values()) {
            VirtualContainer found = project.byId(container.id());
            if (found != null) {
                return found;
            }
        }
        throw new EngineException(
                EngineException.Kind.GONE,
                "%s of %s failed: no such container".formatted(deed, container.name()));
    }

    private void requireReachable() throws EngineException {
        if (unreachable) {
            throw new EngineException(
                    EngineException.Kind.UNREACHABLE,
                    "the sandbox's engine does not answer: it was made unreachable or closed");
        }
    }
}
