package dev.preflight.service.run;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Executor;

/**
 * Executes tasks in order within a lane, and lanes beside each other. A task that waits for its
 * lane holds no thread; a lane with much to do gives way to others after every task.
 */
final class Lanes {
    private final Executor executor;

    /** Of the lanes with a task under way, the tasks behind it. */
    private final Map<String, Queue<Runnable>> busy = new HashMap<>();

    Lanes(Executor executor) {
        this.executor = executor;
    }

    /** Executes a task after all that were given to this lane before; it must not throw. */
    synchronized void execute(String lane, Runnable task) {
        Queue<Runnable> behind = busy.get(lane);
        if (behind != null) {
            behind.add(task);
            return;
        }
        busy.put(lane, new ArrayDeque<>());
        start(lane, task);
    }

    private void start(String lane, Runnable task) {
        executor.execute(() -> {
            try {
                task.run();
            } finally {
                startNext(lane);
            }
        });
    }

    private synchronized void startNext(String lane) {
        Queue<Runnable> behind = busy.getOrDefault(lane, new ArrayDeque<>());
        Runnable next = behind.poll();
        if (next == null) {
            busy.remove(lane);
        } else {
            start(lane, next);
        }
    }
}
