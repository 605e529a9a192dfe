package dev.preflight.adapters.target;

import dev.preflight.adapters.container.ComposeProject;
import dev.preflight.adapters.container.ContainerOperator;
import dev.preflight.adapters.container.ContainerReader;
import dev.preflight.adapters.container.EngineException;
import dev.preflight.core.container.Container;
import dev.preflight.core.container.ContainerState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An engine with containers of one project, and other projects; it can be made to fail. */
final class EngineFake implements ContainerReader, ContainerOperator {
    private final List<Container> containers = new ArrayList<>();
    private final List<ComposeProject> projects = new ArrayList<>();
    private @Nullable EngineException failure;
    private String log = "";
    private int timesProjectsWereAskedFor;
    private int timesContainersWereAskedFor;

    static Container container(String service, ContainerState state) {
        return container(service, state, List.of());
    }

    static Container container(String service, ContainerState state, List<Integer> published) {
        return new Container(
                "0123456789abcdef",
                "shop-" + service + "-1",
                service,
                state,
                "none",
                null,
                0,
                null,
                List.of(service),
                published,
                published,
                Map.of(),
                Map.of());
    }

    EngineFake with(Container container) {
        containers.add(container);
        return this;
    }

    EngineFake withProject(String name, String directory) {
        projects.add(new ComposeProject(name, directory));
        return this;
    }

    EngineFake withLog(String text) {
        log = text;
        return this;
    }

    EngineFake failing(EngineException.Kind kind, String message) {
        failure = new EngineException(kind, message);
        return this;
    }

    int timesProjectsWereAskedFor() {
        return timesProjectsWereAskedFor;
    }

    synchronized int timesContainersWereAskedFor() {
        return timesContainersWereAskedFor;
    }

    @Override
    public synchronized List<Container> containers(String project) throws EngineException {
        timesContainersWereAskedFor++;
        failIfTold();
        return List.copyOf(containers);
    }

    @Override
    public List<ComposeProject> projects() throws EngineException {
        failIfTold();
        timesProjectsWereAskedFor++;
        return List.copyOf(projects);
    }

    @Override
    public boolean start(Container container) throws EngineException {
        failIfTold();
        return container.state() != ContainerState.RUNNING;
    }

    @Override
    public void restart(Container container, Duration grace) throws EngineException {
        failIfTold();
    }

    @Override
    public boolean unpause(Container container) throws EngineException {
        failIfTold();
        return container.state() == ContainerState.PAUSED;
    }

    @Override
    public boolean remove(Container dead) throws EngineException {
        failIfTold();
        return containers.remove(dead);
    }

    @Override
    public String logs(Container container, int lines) throws EngineException {
        failIfTold();
        return log;
    }

    private void failIfTold() throws EngineException {
        if (failure != null) {
            throw failure;
        }
    }
}
