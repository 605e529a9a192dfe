package dev.preflight.adapters.dockerjava;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import dev.preflight.adapters.container.EngineException;
import dev.preflight.adapters.docker.DockerEndpoint;
import dev.preflight.adapters.docker.EngineCall;
import dev.preflight.adapters.docker.Trouble;
import dev.preflight.core.container.Container;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * One deed through docker-java, over a connection of its own: docker-java's time limit belongs to
 * the connection, and closing it is the one way to end a call before its time.
 *
 * @param verb what is done, for the message of a failure
 * @param container that it is done to
 * @param limit for the deed as a whole
 */
record DockerJavaDeed(DockerEndpoint endpoint, String verb, Container container, Duration limit) {
    /** What is done with the connection. */
    interface Work<T> {
        T with(DockerClient client) throws IOException, InterruptedException;
    }

    <T> T run(Work<T> work) throws EngineException, InterruptedException {
        BareConfig config = new BareConfig(endpoint);
        try (ZerodepDockerHttpClient http = connect(config)) {
            DockerClient client = DockerClientImpl.getInstance(config, http);
            return EngineCall.run(() -> attempt(work, client), limit);
        } catch (TimeoutException e) {
            throw trouble().timeout(what(), limit);
        } catch (ExecutionException e) {
            throw trouble().explained(what(), limit, e.getCause());
        } catch (IOException e) {
            throw trouble().unreachable(e);
        }
    }

    private ZerodepDockerHttpClient connect(BareConfig config) {
        return new ZerodepDockerHttpClient.Builder()
                .dockerHost(config.getDockerHost())
                .sslConfig(config.getSSLConfig())
                .connectionTimeout(limit)
                .responseTimeout(limit)
                .build();
    }

    private <T> T attempt(Work<T> work, DockerClient client)
            throws EngineException, IOException, InterruptedException {
        try {
            return work.with(client);
        } catch (DockerException e) {
            throw isGone(e, client)
                    ? trouble().gone(what())
                    : trouble().refused(what(), e.getHttpStatus(), body(e));
        }
    }

    /* Status 404 alone does not say so: the container's network may be what is gone. */
    private boolean isGone(DockerException refusal, DockerClient client) {
        if (refusal.getHttpStatus() != HttpURLConnection.HTTP_NOT_FOUND) {
            return false;
        }
        try {
            client.inspectContainerCmd(container.id()).exec();
            return false;
        } catch (NotFoundException e) {
            return true;
        }
    }

    /* docker-java's message is "Status 409: " and the body of the answer. */
    static String body(DockerException e) {
        String message = String.valueOf(e.getMessage());
        int colon = message.startsWith("Status ") ? message.indexOf(": ") : -1;
        return colon < 0 ? message : message.substring(colon + 2);
    }

    private Trouble trouble() {
        return new Trouble(endpoint);
    }

    private String what() {
        return verb + " of container " + container.name();
    }
}
