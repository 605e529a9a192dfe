package dev.preflight.adapters.docker;

import dev.preflight.adapters.container.ComposeProject;
import dev.preflight.adapters.container.ContainerReader;
import dev.preflight.adapters.container.EngineException;
import dev.preflight.core.container.Container;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** Reads from an engine over TCP, asking and understanding as {@link EngineSocketReader} does. */
public final class EngineNetworkReader implements ContainerReader {
    private static final String DEED = "reading the containers";

    private final DockerEndpoint endpoint;
    private final Trouble trouble;
    private final Duration timeout;

    /**
     * A reader that connects when it is asked.
     *
     * @param endpoint of the scheme {@code tcp}
     * @param timeout for a call as a whole, however many answers it needs
     */
    public EngineNetworkReader(DockerEndpoint endpoint, Duration timeout) {
        this.endpoint = endpoint;
        this.timeout = timeout;
        trouble = new Trouble(endpoint);
    }

    @Override
    public List<Container> containers(String project) throws EngineException, InterruptedException {
        return ask(queries -> queries.containers(project));
    }

    @Override
    public List<ComposeProject> projects() throws EngineException, InterruptedException {
        return ask(EngineQueries::projects);
    }

    /** A question. */
    private interface Question<T> {
        T to(EngineQueries queries) throws EngineException, InterruptedException;
    }

    private <T> T ask(Question<T> question) throws EngineException, InterruptedException {
        try (NetworkApi api = new NetworkApi(endpoint, trouble, timeout)) {
            return EngineCall.run(() -> question.to(new EngineQueries(api, trouble)), timeout);
        } catch (TimeoutException e) {
            throw trouble.timeout(DEED, timeout);
        } catch (ExecutionException e) {
            throw trouble.explained(DEED, timeout, e.getCause());
        } catch (IOException e) {
            throw trouble.unreachable(e);
        }
    }
}
