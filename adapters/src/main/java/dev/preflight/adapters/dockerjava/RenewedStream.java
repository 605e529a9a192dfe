package dev.preflight.adapters.dockerjava;

import dev.preflight.adapters.container.ContainerEvent;
import dev.preflight.adapters.container.EngineException;
import dev.preflight.adapters.container.EventStream;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * A stream that after some silence is replaced by a new one, from the last event on: nothing else
 * tells an engine where nothing happens from one that hangs, and a quiet connection from one that a
 * firewall has forgotten.
 */
final class RenewedStream implements EventStream {
    private final Supplier<EventConnection> connections;
    private final Duration silence;
    private Instant since;
    private volatile EventConnection current;
    private volatile boolean closed;

    /**
     * A stream that is not open yet.
     *
     * @param connections makes new ones
     */
    RenewedStream(Supplier<EventConnection> connections, Instant since, Duration silence) {
        this.connections = connections;
        this.since = since;
        this.silence = silence;
        current = connections.get();
    }

    void open() throws EngineException, InterruptedException {
        try {
            current.open(since);
        } catch (EngineException | InterruptedException | RuntimeException | Error e) {
            current.close();
            throw e;
        }
    }

    @Override
    public ContainerEvent next() throws EngineException, InterruptedException {
        ContainerEvent event = current.poll(silence);
        while (event == null) {
            renew();
            event = current.poll(silence);
        }
        since = event.at();
        return event;
    }

    private void renew() throws EngineException, InterruptedException {
        current.close();
        current = connections.get();
        // Looked at after the new one can be seen: whoever closes meanwhile closes that.
        if (closed) {
            current.close();
        }
        open();
    }

    @Override
    public void close() {
        closed = true;
        current.close();
    }
}
