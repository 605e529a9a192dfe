package dev.preflight.service.detect;

import dev.preflight.adapters.container.ContainerEvent;
import dev.preflight.adapters.container.ContainerEvents;
import dev.preflight.adapters.container.EngineException;
import dev.preflight.adapters.container.EventStream;
import dev.preflight.core.ForeignCode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Listens to one engine for all targets on it, in a thread of its own. When the engine is lost it
 * tries again until it is heard, goes on from the last event, and has every target looked at: an
 * engine that was restarted has forgotten what happened before.
 */
final class EngineWatch {
    private static final Logger LOG = Logger.getLogger(EngineWatch.class);

    // What happens while the engine is away is to be known two seconds after its return.
    private static final Duration FIRST_WAIT = Duration.ofMillis(250);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    private final ContainerEvents events;
    private final Map<String, List<String>> targetsByProject;
    private final Triggers triggers;
    private final InstantSource time;
    private final EventCursor cursor;
    private final Backoff backoff = new Backoff(FIRST_WAIT, LONGEST_WAIT);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread = new Thread(this::watch, "engine-watch");
    private volatile EngineStatus status;

    /**
     * A watch that has not begun.
     *
     * @param targets all on the same engine; at least one
     * @param time by which the engine's clock goes, more or less
     */
    EngineWatch(List<WatchedTarget> targets, Triggers triggers, InstantSource time) {
        this.events = targets.get(0).events();
        this.targetsByProject = byProject(targets);
        this.triggers = triggers;
        this.time = time;
        cursor = new EventCursor(time.instant());
        status = EngineStatus.initial(targets.get(0).engine());
        thread.setDaemon(true);
    }

    private static Map<String, List<String>> byProject(List<WatchedTarget> targets) {
        return targets.stream()
                .collect(
                        Collectors.groupingBy(
                                WatchedTarget::project,
                                TreeMap::new,
                                Collectors.mapping(WatchedTarget::name, Collectors.toList())));
    }

    void start() {
        thread.start();
    }

    EngineStatus status() {
        return status;
    }

    private void watch() {
        try {
            boolean again = stopped.getCount() > 0;
            while (again) {
                listen();
                again = !stopped.await(backoff.next().toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            LOG.debugf("engine=%s is not listened to any more", status.engine());
        }
    }

    private void listen() throws InterruptedException {
        try (EventStream stream = events.open(cursor.since())) {
            connected();
            while (true) {
                heard(stream.next());
            }
        } catch (EngineException | RuntimeException problem) {
            lost(problem);
        }
    }

    private void connected() {
        boolean again = status.lastProblem() != null;
        status = status.connected(time.instant());
        LOG.infof("engine=%s events=heard reconnects=%d", status.engine(), status.reconnects());
        if (again) {
            targetsByProject.values().forEach(names -> names.forEach(triggers::reconcile));
        }
    }

    private void heard(ContainerEvent event) {
        if (!cursor.advance(event)) {
            return;
        }
        status = status.heard();
        // What went well is left to the schedule: a worker that has just started is not ready yet.
        if (event.kind().isTrouble()) {
            targetsByProject
                    .getOrDefault(event.project(), List.of())
                    .forEach(target -> triggers.happened(target, event));
        }
    }

    private void lost(Exception problem) {
        if (stopped.getCount() == 0) {
            return;
        }
        Instant now = time.instant();
        boolean known = problem instanceof EngineException;
        String message = known ? String.valueOf(problem.getMessage()) : ForeignCode.fault(problem);
        if (!status.hasProblem(message)) {
            LOG.warnf(
                    known ? null : problem,
                    "engine=%s events=lost reason=%s",
                    status.engine(),
                    message);
        }
        if (wasSteady(now)) {
            backoff.reset();
        }
        status = status.lost(now, message);
    }

    /* An engine that hangs up at once is not to be tried four times a second. */
    private boolean wasSteady(Instant now) {
        Instant since = status.connectedSince();
        return since != null && Duration.between(since, now).compareTo(LONGEST_WAIT) > 0;
    }

    /** Has it end, and does not wait for it. */
    void stop() {
        stopped.countDown();
        thread.interrupt();
    }

    /** Waits until it has ended, but no longer than that. */
    void join(Duration patience) throws InterruptedException {
        thread.join(Math.max(1, patience.toMillis()));
    }
}
