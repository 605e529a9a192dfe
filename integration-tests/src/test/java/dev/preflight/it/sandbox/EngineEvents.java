package dev.preflight.it.sandbox;

import dev.preflight.adapters.container.ContainerEvent;
import dev.preflight.adapters.container.EngineException;
import dev.preflight.adapters.container.EventStream;
import dev.preflight.adapters.sandbox.Sandbox;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;

/** What happened on an engine, of all of its stacks. Safe for threads. */
final class EngineEvents {
    private final List<ContainerEvent> all = new ArrayList<>();

    /** Takes in what happens to a stack, until that is closed. */
    void follow(Sandbox sandbox, Executor threads) {
        try {
            EventStream stream = sandbox.events().open(Instant.now());
            threads.execute(() -> take(stream));
        } catch (EngineException | InterruptedException e) {
            throw new IllegalStateException("a stack that is up tells of nothing", e);
        }
    }

    private void take(EventStream stream) {
        try (stream) {
            while (true) {
                add(stream.next());
            }
        } catch (EngineException | InterruptedException closed) {
            // The stack is gone, and nothing happens to it any more.
            return;
        }
    }

    private synchronized void add(ContainerEvent event) {
        all.add(event);
        notifyAll();
    }

    /** How many happened before that time. */
    synchronized int indexSince(Instant since) {
        int index = 0;
        while (index < all.size() && all.get(index).at().isBefore(since)) {
            index++;
        }
        return index;
    }

    /** Those after the first so many; if there are none, waits for one, but no longer than that. */
    synchronized List<Map<String, Object>> after(int index, Duration patience)
            throws InterruptedException {
        long begin = System.nanoTime();
        long left = patience.toMillis();
        while (all.size() <= index && left > 0) {
            wait(left);
            left = patience.minusNanos(System.nanoTime() - begin).toMillis();
        }
        return all.subList(Math.min(index, all.size()), all.size()).stream()
                .map(EngineJson::event)
                .toList();
    }
}
