package dev.preflight.core.testing;

import dev.preflight.core.run.Waiter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A clock that moves only when somebody waits, or when it is set. */
public final class FakeTime implements InstantSource, Waiter {
    public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private Instant now = START;
    private final List<Duration> waits = new ArrayList<>();
    private @Nullable Runnable duringNextWait;
    private boolean stopsAtNextWait;

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public void await(Duration duration) throws InterruptedException {
        if (stopsAtNextWait) {
            stopsAtNextWait = false;
            throw new InterruptedException("told to stop while waiting");
        }
        waits.add(duration);
        pass(duration);
        if (duringNextWait != null) {
            Runnable happening = duringNextWait;
            duringNextWait = null;
            happening.run();
        }
    }

    /** Time passes, and nobody waits for it. */
    public void pass(Duration duration) {
        now = now.plus(duration);
    }

    /** Something happens at the end of the next wait. */
    public void duringNextWait(Runnable happening) {
        duringNextWait = happening;
    }

    public void stopAtNextWait() {
        stopsAtNextWait = true;
    }

    public List<Duration> waits() {
        return waits;
    }
}
