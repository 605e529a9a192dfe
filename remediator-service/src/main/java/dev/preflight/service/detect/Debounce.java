package dev.preflight.service.detect;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Runs the first of many calls at once, and of those that follow within a window the first at its
 * end, when another window begins. Never waits. Safe for threads.
 *
 * <pre>
 *  calls   1 2 3 4           5          6
 *  window  |--------|--------|--------|--------|
 *  runs    1        2                 5        6
 * </pre>
 */
final class Debounce {
    private final Duration window;
    private final Later later;

    /** Windows that are open, by key. */
    private final Map<String, Waiting> open = new HashMap<>();

    /** What a window will end with. */
    private static final class Waiting {
        private @Nullable Runnable task;
    }

    Debounce(Duration window, Later later) {
        this.window = window;
        this.later = later;
    }

    /** Runs a task now or at the end of the window, or leaves it out because one waits already. */
    synchronized void call(String key, Runnable task) {
        Waiting waiting = open.get(key);
        if (waiting == null) {
            begin(key, task);
        } else if (waiting.task == null) {
            waiting.task = task;
        }
    }

    private void begin(String key, Runnable task) {
        open.put(key, new Waiting());
        later.after(Duration.ZERO, task);
        later.after(window, () -> end(key));
    }

    private synchronized void end(String key) {
        Waiting waiting = open.remove(key);
        if (waiting != null && waiting.task != null) {
            begin(key, waiting.task);
        }
    }
}
