package dev.preflight.service.detect;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Listens to the engines of all targets, to each once, and has a target looked at as soon as
 * something happens to one of its containers.
 */
public final class EngineWatches implements AutoCloseable {
    // Of all together; what does not end by then is left behind, as a daemon.
    private static final Duration STOPPING = Duration.ofMillis(900);

    private final TriggerThread thread = new TriggerThread();
    private final List<EngineWatch> watches;

    /**
     * Watches that have not begun.
     *
     * @param window how long further events of a target wait after one, to trigger together
     */
    public EngineWatches(
            Collection<WatchedTarget> targets,
            CheckTrigger trigger,
            Duration window,
            InstantSource time) {
        Triggers triggers = new Triggers(trigger, window, thread);
        watches =
                targets.stream()
                        .collect(
                                Collectors.groupingBy(
                                        WatchedTarget::engine, TreeMap::new, Collectors.toList()))
                        .values()
                        .stream()
                        .map(onOneEngine -> new EngineWatch(onOneEngine, triggers, time))
                        .toList();
    }

    /** Begins to listen; waits for no engine. */
    public void start() {
        watches.forEach(EngineWatch::start);
    }

    /** How it stands with each engine, in their order. */
    public List<EngineStatus> statuses() {
        return watches.stream().map(EngineWatch::status).toList();
    }

    /** Ends within a second. Nothing is triggered any more. */
    @Override
    public void close() {
        thread.close();
        watches.forEach(EngineWatch::stop);
        long deadline = System.nanoTime() + STOPPING.toNanos();
        try {
            for (EngineWatch watch : watches) {
                watch.join(Duration.ofNanos(deadline - System.nanoTime()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
