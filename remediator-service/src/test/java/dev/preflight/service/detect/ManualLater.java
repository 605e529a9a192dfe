package dev.preflight.service.detect;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;

/** Runs tasks when a test lets the time pass, in the order in which they are due. */
final class ManualLater implements Later {
    private record Due(Duration at, long order, Runnable task) {}

    private final Queue<Due> waiting =
            new PriorityQueue<>(Comparator.comparing(Due::at).thenComparingLong(Due::order));
    private Duration now = Duration.ZERO;
    private long count;

    @Override
    public void after(Duration delay, Runnable task) {
        waiting.add(new Due(now.plus(delay), count++, task));
    }

    Duration now() {
        return now;
    }

    /** Lets the time pass. */
    void advance(Duration by) {
        Duration until = now.plus(by);
        while (!waiting.isEmpty() && waiting.peek().at().compareTo(until) <= 0) {
            Due due = waiting.remove();
            now = due.at();
            due.task().run();
        }
        now = until;
    }

    int waiting() {
        return waiting.size();
    }
}
