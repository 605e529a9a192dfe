package dev.preflight.service.schedule;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Does things again and again, each at its interval, by a clock that nobody sets: were the
 * machine's clock set back by an hour, a schedule that goes by it would do nothing for an hour.
 * Safe for threads.
 */
@Singleton
public class Intervals implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Intervals.class);

    // A check is only ordered here. Two jobs take longer on a slow disk: the sweep, and the size.
    private static final int THREADS = 3;

    private final ScheduledThreadPoolExecutor threads =
            new ScheduledThreadPoolExecutor(
                    THREADS, Intervals::thread, new ThreadPoolExecutor.DiscardPolicy());
    private final Map<String, ScheduledFuture<?>> jobs = new ConcurrentHashMap<>();

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "interval");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Does this for the first time after a delay, and then whenever the interval is over.
     *
     * @param job names it; no other has the name
     * @param interval from the end of one time to the next; above zero
     */
    public void every(String job, Duration interval, Duration delay, Runnable task) {
        jobs.put(
                job,
                threads.scheduleWithFixedDelay(
                        () -> take(job, task),
                        delay.toNanos(),
                        interval.toNanos(),
                        TimeUnit.NANOSECONDS));
    }

    private static void take(String job, Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error defect) {
            // It would not be done ever again.
            LOG.errorf(defect, "job=%s failed, and is tried again at its interval", job);
        }
    }

    /** How long until it is done next: zero while it is; empty if it never will be. */
    public Optional<Duration> untilNext(String job) {
        return Optional.ofNullable(jobs.get(job))
                .filter(it -> !it.isDone() && !threads.isShutdown())
                .map(it -> Duration.ofNanos(Math.max(0, it.getDelay(TimeUnit.NANOSECONDS))));
    }

    /** Whether all of it will be done again. */
    public boolean isAlive() {
        return !threads.isShutdown() && jobs.values().stream().noneMatch(ScheduledFuture::isDone);
    }

    /** Begins nothing any more; waits for nothing. */
    @Override
    @PreDestroy
    public void close() {
        threads.shutdownNow();
    }
}
