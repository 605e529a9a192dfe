package dev.preflight.service.detect;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** The thread that all triggers come from; outlives what they throw. */
final class TriggerThread implements Later, AutoCloseable {
    private static final Logger LOG = Logger.getLogger(TriggerThread.class);

    private final ScheduledThreadPoolExecutor executor =
            new ScheduledThreadPoolExecutor(
                    1, TriggerThread::thread, new ThreadPoolExecutor.DiscardPolicy());

    TriggerThread() {
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "check-trigger");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void after(Duration delay, Runnable task) {
        // The task reports its own failure, so there is nothing to look for in the future.
        Future<?> unused =
                executor.schedule(() -> run(task), delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error broken) {
            LOG.error("a trigger failed; the next scheduled check sees what it would have", broken);
        }
    }

    /** Drops what has not been begun yet, and all that comes after. */
    @Override
    public void close() {
        executor.shutdown();
    }
}
