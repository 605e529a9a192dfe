package dev.preflight.adapters.dockerjava;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.Event;
import com.github.dockerjava.api.model.EventType;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import dev.preflight.adapters.container.ContainerEvent;
import dev.preflight.adapters.container.EngineException;
import dev.preflight.adapters.container.EngineException.Kind;
import dev.preflight.adapters.docker.DockerEndpoint;
import dev.preflight.adapters.docker.Label;
import dev.preflight.adapters.docker.Trouble;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One request for the events of an engine, over a connection of its own. docker-java tells of them
 * from a thread of its own, which ends with the connection.
 */
final class EventConnection implements ResultCallback<Event> {
    private static final String EVENTS = "the stream of its events";
    private static final int MOST_WAITING = 4096;

    private final Trouble trouble;
    private final Duration limit;
    private final BareConfig config;
    private final ZerodepDockerHttpClient http;
    private final CompletableFuture<Closeable> started = new CompletableFuture<>();
    private final AtomicBoolean over = new AtomicBoolean();
    private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>(MOST_WAITING);

    /** An event, or the reason why there will be no other. */
    private interface Arrival {
        ContainerEvent get() throws EngineException;
    }

    /**
     * A connection that is not made yet.
     *
     * @param limit until the engine has agreed to tell
     * @param silence that is to be borne from then on
     */
    EventConnection(DockerEndpoint endpoint, Duration limit, Duration silence) {
        this.trouble = new Trouble(endpoint);
        this.limit = limit;
        this.config = new BareConfig(endpoint);
        this.http =
                new ZerodepDockerHttpClient.Builder()
                        .dockerHost(config.getDockerHost())
                        .sslConfig(config.getSSLConfig())
                        .connectionTimeout(limit)
                        .responseTimeout(silence.plus(limit))
                        .build();
    }

    /** Returns when the engine has agreed to tell of what happens from then on. */
    void open(Instant since) throws EngineException, InterruptedException {
        DockerClientImpl.getInstance(config, http)
                .eventsCmd()
                .withSince("%d.%09d".formatted(since.getEpochSecond(), since.getNano()))
                .withEventTypeFilter(EventType.CONTAINER)
                .withEventFilter(EventReader.ACTIONS)
                .withLabelFilter(Label.PROJECT)
                .exec(this);
        try {
            started.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw trouble.timeout("GET /events", limit);
        } catch (ExecutionException e) {
            throw explained(e.getCause());
        }
    }

    @Override
    public void onStart(Closeable response) {
        started.complete(response);
    }

    @Override
    public void onNext(@Nullable Event told) {
        ContainerEvent event = told == null ? null : EventReader.read(told);
        if (event != null && !arrivals.offer(() -> event)) {
            end(
                    new EngineException(
                            Kind.TIMEOUT,
                            "%d events of the container engine wait to be heard: their listener is stuck"
                                    .formatted(MOST_WAITING)));
        }
    }

    @Override
    public void onError(Throwable failure) {
        // docker-java completes what has failed, and fails what was closed.
        if (!over.getAndSet(true)) {
            started.completeExceptionally(failure);
            end(explained(failure));
        }
    }

    @Override
    public void onComplete() {
        onError(new EOFException("end of stream"));
    }

    /** The next event; null if there is none for that long. */
    @Nullable ContainerEvent poll(Duration patience) throws EngineException, InterruptedException {
        Arrival arrival = arrivals.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        return arrival == null ? null : arrival.get();
    }

    @Override
    public void close() {
        over.set(true);
        EngineException closed =
                new EngineException(Kind.UNREACHABLE, EVENTS + " was closed, as it was told to be");
        started.completeExceptionally(closed);
        arrivals.clear();
        end(closed);
        try {
            http.close();
        } catch (IOException e) {
            throw new IllegalStateException("docker-java cannot be closed", e);
        }
    }

    /* What waits to be heard is kept, unless there is no room. */
    private void end(EngineException reason) {
        while (!arrivals.offer(
                () -> {
                    throw reason;
                })) {
            arrivals.clear();
        }
    }

    private EngineException explained(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof EngineException known) {
                return known;
            }
            if (cause instanceof DockerException refusal) {
                return trouble.refused(
                        "listening to events",
                        refusal.getHttpStatus(),
                        DockerJavaDeed.body(refusal));
            }
            if (cause instanceof IOException broken) {
                return isGarbage(broken)
                        ? trouble.unreadable(EVENTS, broken)
                        : trouble.lost(EVENTS, broken);
            }
        }
        return trouble.unreadable(EVENTS, new IOException(failure));
    }

    private static boolean isGarbage(IOException failure) {
        return failure instanceof JsonProcessingException && !(failure instanceof JsonEOFException);
    }
}
