package dev.preflight.adapters.docker;

import dev.preflight.adapters.container.ContainerOperator;
import dev.preflight.adapters.container.EngineException;
import dev.preflight.core.container.Container;
import java.time.Duration;

/** Acts through docker-java, which is loaded when there is something to do. */
record LoadedOperator(DockerEndpoint endpoint) implements ContainerOperator {
    @Override
    public boolean start(Container container) throws EngineException, InterruptedException {
        return DockerJavaLoader.dockerJava().operator(endpoint).start(container);
    }

    @Override
    public void restart(Container container, Duration grace)
            throws EngineException, InterruptedException {
        DockerJavaLoader.dockerJava().operator(endpoint).restart(container, grace);
    }

    @Override
    public boolean unpause(Container container) throws EngineException, InterruptedException {
        return DockerJavaLoader.dockerJava().operator(endpoint).unpause(container);
    }

    @Override
    public String logs(Container container, int lines)
            throws EngineException, InterruptedException {
        return DockerJavaLoader.dockerJava().operator(endpoint).logs(container, lines);
    }
}
