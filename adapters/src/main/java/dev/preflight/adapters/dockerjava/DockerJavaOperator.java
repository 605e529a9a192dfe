package dev.preflight.adapters.dockerjava;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.exception.NotModifiedException;
import dev.preflight.adapters.container.ContainerOperator;
import dev.preflight.adapters.container.EngineException;
import dev.preflight.adapters.docker.DockerEndpoint;
import dev.preflight.core.container.Container;
import java.time.Duration;

/**
 * Acts on the containers of an engine through docker-java, over a socket or a network. Safe for
 * threads. Holds no connection between two calls, so that there is nothing to close.
 */
public final class DockerJavaOperator implements ContainerOperator {
    // To start a container may take long on a busy machine; far longer than to look at one.
    private static final Duration TIME_TO_ACT = Duration.ofSeconds(30);

    private final DockerEndpoint endpoint;
    private final Duration limit;

    /** An operator that connects when it is told to act. */
    public DockerJavaOperator(DockerEndpoint endpoint) {
        this(endpoint, TIME_TO_ACT);
    }

    /**
     * An operator with little patience.
     *
     * @param limit for each deed, to which a restart adds its grace
     */
    DockerJavaOperator(DockerEndpoint endpoint, Duration limit) {
        this.endpoint = endpoint;
        this.limit = limit;
    }

    @Override
    public boolean start(Container container) throws EngineException, InterruptedException {
        return deed("start", container, limit)
                .run(client -> {
                    try {
                        client.startContainerCmd(container.id()).exec();
                        return true;
                    } catch (NotModifiedException e) {
                        return false;
                    }
                });
    }

    @Override
    public void restart(Container container, Duration grace)
            throws EngineException, InterruptedException {
        int seconds = Math.toIntExact(grace.plusNanos(999_999_999).toSeconds());
        // The engine may use up the grace, kill, and then still has to start it.
        deed("restart", container, grace.plus(limit))
                .run(client -> {
                    client.restartContainerCmd(container.id()).withTimeout(seconds).exec();
                    return true;
                });
    }

    @Override
    public boolean unpause(Container container) throws EngineException, InterruptedException {
        return deed("unpause", container, limit)
                .run(client -> {
                    // Asked first: engines differ in how they refuse what is not paused.
                    boolean paused = isPaused(client, container);
                    if (paused) {
                        client.unpauseContainerCmd(container.id()).exec();
                    }
                    return paused;
                });
    }

    private static boolean isPaused(DockerClient client, Container container) {
        Boolean paused = client.inspectContainerCmd(container.id()).exec().getState().getPaused();
        return Boolean.TRUE.equals(paused);
    }

    /* Without force: a container that turns out to run again is not killed. */
    @Override
    public boolean remove(Container dead) throws EngineException, InterruptedException {
        return deed("removal", dead, limit)
                .run(client -> {
                    try {
                        client.removeContainerCmd(dead.id()).exec();
                        return true;
                    } catch (NotFoundException e) {
                        return false;
                    }
                });
    }

    @Override
    public String logs(Container container, int lines)
            throws EngineException, InterruptedException {
        return deed("log", container, limit)
                .run(client -> {
                    try (LogTail tail = new LogTail()) {
                        client.logContainerCmd(container.id())
                                .withStdOut(true)
                                .withStdErr(true)
                                .withTail(lines)
                                .exec(tail)
                                .awaitCompletion();
                        return tail.text();
                    }
                });
    }

    private DockerJavaDeed deed(String verb, Container container, Duration limit) {
        return new DockerJavaDeed(endpoint, verb, container, limit);
    }
}
