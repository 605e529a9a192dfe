package dev.preflight.adapters.sandbox;

import dev.preflight.adapters.container.ContainerEvent;
import dev.preflight.adapters.container.ContainerEvents;
import dev.preflight.adapters.container.EngineException;
import dev.preflight.adapters.container.EngineException.Kind;
import dev.preflight.adapters.container.EventStream;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;

/** The events of a sandbox's engine. Remembers as many as a real one does. Safe for threads. */
final class EventBook implements ContainerEvents {
    private static final int REMEMBERED = 256;
    private static final int MOST_AHEAD = 4096;

    private final Queue<ContainerEvent> past = new ArrayDeque<>();
    private final Set<Reading> readings = new HashSet<>();
    private boolean unreachable;

    synchronized void add(ContainerEvent event) {
        if (past.size() == REMEMBERED) {
            past.remove();
        }
        past.add(event);
        readings.removeIf(reading -> !reading.ahead.offer(event));
        notifyAll();
    }

    /** Whether the engine tells of anything; when it does not, all streams end. */
    synchronized void unreachable(boolean unreachable) {
        this.unreachable = unreachable;
        if (unreachable) {
            readings.clear();
            notifyAll();
        }
    }

    @Override
    public synchronized EventStream open(Instant since) throws EngineException {
        if (unreachable) {
            throw over();
        }
        Reading reading = new Reading();
        past.stream().filter(it -> !it.at().isBefore(since)).forEach(reading.ahead::add);
        readings.add(reading);
        return reading;
    }

    private synchronized ContainerEvent next(Reading reading)
            throws EngineException, InterruptedException {
        while (readings.contains(reading) && reading.ahead.isEmpty()) {
            wait();
        }
        if (!readings.contains(reading)) {
            throw over();
        }
        return reading.ahead.remove();
    }

    private synchronized void close(Reading reading) {
        readings.remove(reading);
        notifyAll();
    }

    private static EngineException over() {
        return new EngineException(
                Kind.UNREACHABLE, "the sandbox's engine tells of no events: it is not listened to");
    }

    private final class Reading implements EventStream {
        private final Queue<ContainerEvent> ahead = new LinkedBlockingQueue<>(MOST_AHEAD);

        @Override
        public ContainerEvent next() throws EngineException, InterruptedException {
            return EventBook.this.next(this);
        }

        @Override
        public void close() {
            EventBook.this.close(this);
        }
    }
}
