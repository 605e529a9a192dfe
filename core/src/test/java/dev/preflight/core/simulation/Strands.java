package dev.preflight.core.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Lets several pieces of ordinary code take turns, one at a time, as chance decides: whoever goes
 * on hands a baton to the next, and time passes only when all of them sleep. The threads beneath
 * never run at once, so a seed replays exactly.
 */
final class Strands {
    private static final ExecutorService THREADS =
            Executors.newCachedThreadPool(body -> {
                Thread thread = new Thread(body, "strand");
                thread.setDaemon(true);
                return thread;
            });
    // Real time, for a history that takes milliseconds: longer means that a strand is stuck.
    private static final long MOST_SECONDS = 60;

    private final VirtualClock clock;
    private final Chance chance;
    private final List<Strand> all = new ArrayList<>();
    private final Semaphore end = new Semaphore(0);
    private @Nullable Strand current;

    Strands(VirtualClock clock, Chance chance) {
        this.clock = clock;
        this.chance = chance;
    }

    private final class Strand implements Runnable {
        private final Runnable body;
        private final Semaphore turn = new Semaphore(0);
        private Duration wakesAt = Duration.ZERO;
        private boolean isOver;

        Strand(Runnable body) {
            this.body = body;
        }

        @Override
        public void run() {
            turn.acquireUninterruptibly();
            try {
                body.run();
            } finally {
                isOver = true;
                handOn(this);
            }
        }

        boolean isAwake() {
            return !isOver && wakesAt.compareTo(clock.passed()) <= 0;
        }
    }

    /** Adds a piece of code, before it all starts. */
    void add(Runnable body) {
        all.add(new Strand(body));
    }

    /** Lets them all run to their ends. */
    void run() throws InterruptedException {
        all.forEach(THREADS::execute);
        handOn(null);
        if (!end.tryAcquire(MOST_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("a strand is stuck");
        }
    }

    /** Whoever calls this gives way, perhaps. */
    void giveWay() {
        handOn(current);
    }

    /** Whoever calls this goes on when so much time has passed. */
    void sleep(Duration time) {
        Objects.requireNonNull(current).wakesAt = clock.passed().plus(time);
        handOn(current);
    }

    /** Whoever has the baton hands it on; null is the thread that has them all run. */
    private void handOn(@Nullable Strand from) {
        Strand next = next();
        if (next == null) {
            end.release();
        } else if (next != from) {
            current = next;
            next.turn.release();
            if (from != null && !from.isOver) {
                from.turn.acquireUninterruptibly();
            }
        }
    }

    /** Anyone who is awake; if nobody is, whoever wakes first; null if all are over. */
    private @Nullable Strand next() {
        int awake = 0;
        Strand first = null;
        for (Strand strand : all) {
            if (strand.isAwake()) {
                awake++;
            } else if (!strand.isOver
                    && (first == null || strand.wakesAt.compareTo(first.wakesAt) < 0)) {
                first = strand;
            }
        }
        if (awake > 0) {
            return awake(chance.below(awake));
        }
        if (first != null) {
            clock.pass(first.wakesAt.minus(clock.passed()));
        }
        return first;
    }

    private Strand awake(int which) {
        int left = which;
        for (Strand strand : all) {
            if (strand.isAwake() && left-- == 0) {
                return strand;
            }
        }
        throw new IllegalStateException("nobody is awake");
    }
}
