package dev.preflight.adapters.docker;

import dev.preflight.adapters.container.ContainerOperator;
import dev.preflight.adapters.container.EngineException;
import dev.preflight.core.container.Container;
import java.time.Duration;

/** Acts through docker-java, which is loaded when there is something to do. */
record LoadedOperator(DockerEndpoint endpoint) implements ContainerOperator {
    @Override
    public boolean start(Container container) throws EngineException, InterruptedException {
        return loaded(operator -> operator.start(container));
    }

    @Override
    public void restart(Container container, Duration grace)
            throws EngineException, InterruptedException {
        loaded(operator -> {
            operator.restart(container, grace);
            return true;
        });
    }

    @Override
    public boolean unpause(Container container) throws EngineException, InterruptedException {
        return loaded(operator -> operator.unpause(container));
    }

    @Override
    public boolean remove(Container dead) throws EngineException, InterruptedException {
        return loaded(operator -> operator.remove(dead));
    }

    @Override
    public String logs(Container container, int lines)
            throws EngineException, InterruptedException {
        return loaded(operator -> operator.logs(container, lines));
    }

    /** Something that an operator is told to do. */
    private interface Deed<T> {
        T by(ContainerOperator operator) throws EngineException, InterruptedException;
    }

    private <T> T loaded(Deed<T> deed) throws EngineException, InterruptedException {
        try {
            return deed.by(DockerJavaLoader.dockerJava().operator(endpoint));
        } catch (LinkageError missing) {
            // Most of its classes are looked for only when they are used.
            throw DockerJavaLoader.unloadable(missing);
        }
    }
}
