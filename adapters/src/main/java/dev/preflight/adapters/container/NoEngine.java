package dev.preflight.adapters.container;

import dev.preflight.core.container.Container;
import java.time.Duration;
import java.util.List;

/**
 * Stands for an engine that cannot even be addressed, as with a docker context that does not exist.
 * What does not need it can still be checked.
 *
 * @param reason what every question and every deed is answered with
 */
public record NoEngine(EngineException reason) implements ContainerReader, ContainerOperator {
    @Override
    public List<Container> containers(String project) throws EngineException {
        throw again();
    }

    @Override
    public List<ComposeProject> projects() throws EngineException {
        throw again();
    }

    @Override
    public boolean start(Container container) throws EngineException {
        throw again();
    }

    @Override
    public void restart(Container container, Duration grace) throws EngineException {
        throw again();
    }

    @Override
    public boolean unpause(Container container) throws EngineException {
        throw again();
    }

    @Override
    public boolean remove(Container dead) throws EngineException {
        throw again();
    }

    @Override
    public String logs(Container container, int lines) throws EngineException {
        throw again();
    }

    private EngineException again() {
        return new EngineException(reason.kind(), String.valueOf(reason.getMessage()), reason);
    }
}
