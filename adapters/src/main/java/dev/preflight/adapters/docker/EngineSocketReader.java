package dev.preflight.adapters.docker;

import dev.preflight.adapters.container.ComposeProject;
import dev.preflight.adapters.container.ContainerReader;
import dev.preflight.adapters.container.EngineException;
import dev.preflight.core.container.Container;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * Reads from an engine on this machine, with nothing but the JDK and a JSON parser: docker-java
 * takes longer to load than all the answers together take to come.
 */
public final class EngineSocketReader implements ContainerReader {
    private final DockerEndpoint endpoint;
    private final Trouble trouble;
    private final Duration timeout;

    /**
     * A reader that connects when it is asked.
     *
     * @param endpoint a socket
     * @param timeout for a call as a whole, however many answers it needs
     */
    public EngineSocketReader(DockerEndpoint endpoint, Duration timeout) {
        this.endpoint = endpoint;
        this.timeout = timeout;
        trouble = new Trouble(endpoint);
    }

    @Override
    public List<Container> containers(String project) throws EngineException, InterruptedException {
        try (SocketApi api = new SocketApi(endpoint, trouble, timeout)) {
            return new EngineQueries(api, trouble).containers(project);
        } catch (IOException e) {
            throw trouble.unreachable(e);
        }
    }

    @Override
    public List<ComposeProject> projects() throws EngineException, InterruptedException {
        try (SocketApi api = new SocketApi(endpoint, trouble, timeout)) {
            return new EngineQueries(api, trouble).projects();
        } catch (IOException e) {
            throw trouble.unreachable(e);
        }
    }
}
