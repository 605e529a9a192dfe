package dev.preflight.adapters.docker;

import dev.preflight.adapters.container.ContainerOperator;
import dev.preflight.adapters.container.EngineException;
import dev.preflight.core.container.Container;
import java.time.Duration;

/**
 * Keeps docker-java from being loaded before there is something to do. The class that uses it could
 * be made at once but for the verifier of the JVM, which loads what it catches and extends.
 */
record LazyOperator(DockerEndpoint endpoint) implements ContainerOperator {
    @Override
    public boolean start(Container container) throws EngineException, InterruptedException {
        return new DockerJavaOperator(endpoint).start(container);
    }

    @Override
    public void restart(Container container, Duration grace)
            throws EngineException, InterruptedException {
        new DockerJavaOperator(endpoint).restart(container, grace);
    }

    @Override
    public boolean unpause(Container container) throws EngineException, InterruptedException {
        return new DockerJavaOperator(endpoint).unpause(container);
    }

    @Override
    public String logs(Container container, int lines)
            throws EngineException, InterruptedException {
        return new DockerJavaOperator(endpoint).logs(container, lines);
    }
}
