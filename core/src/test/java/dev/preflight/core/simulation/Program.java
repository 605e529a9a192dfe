package dev.preflight.core.simulation;

import dev.preflight.core.probe.ProbeRunner;
import dev.preflight.core.run.Ports;
import dev.preflight.core.run.Preflight;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A process that runs the engine on one target: a command, or a part of a service. All that it
 * knows is its own; what it leaves behind when it dies is in the ledger, the lock and the world.
 */
final class Program {
    final History history;
    final World world;
    final String name;
    private final Preflight preflight;
    private boolean isSureOfItsLease;
    private @Nullable Duration diedAt;

    Program(History history, World world, String name) {
        this.history = history;
        this.world = world;
        this.name = name;
        Means means = new Means(this);
        this.preflight =
                new Preflight(
                        new Ports(
                                means.omittingSome(ProbeRunner.oneByOne(means)),
                                means,
                                new WatchedLedger(this),
                                new ModelLock(this),
                                history.clock,
                                this::await,
                                new Told(this)),
                        history.policy);
    }

    Preflight preflight() {
        return preflight;
    }

    /** When it died; null while it lives. */
    @Nullable Duration diedAt() {
        return diedAt;
    }

    /**
     * Every call of the engine to the outside goes through here: others may get their turn first,
     * and the process may end here.
     *
     * @param crash what it is if it ends here
     */
    void step(Happening crash) {
        requireAlive();
        history.count();
        // A lease has a margin: what directly follows the question whether it is held, is within.
        if (!isSureOfItsLease && history.chance.oneIn(history.weather().switching())) {
            history.strands.giveWay();
            requireAlive();
        }
        isSureOfItsLease = false;
        if (history.isCrashDue()) {
            die(crash);
        }
    }

    void isSureOfItsLease() {
        isSureOfItsLease = true;
    }

    void sleep(Duration time) {
        Duration half = time.dividedBy(2);
        history.strands.sleep(half);
        requireAlive();
        // Whoever stalls cannot renew a lease.
        history.loseLease(world);
        history.strands.sleep(time.minus(half));
        requireAlive();
    }

    private void await(Duration time) throws InterruptedException {
        step(Happening.CRASH_IN_WAIT);
        if (history.isStopDue()) {
            // Somewhere in the wait.
            sleep(history.chance.between(Duration.ZERO, time));
            throw history.stopped(this, Happening.STOPPED_IN_WAIT);
        }
        if (history.isCrashDue()) {
            sleep(history.chance.between(Duration.ZERO, time));
            die(Happening.CRASH_IN_WAIT);
        }
        history.trace.add(name, () -> "waits " + time);
        sleep(time);
    }

    private void die(Happening where) {
        history.saw(where);
        history.trace.add(name, () -> "CRASHES: " + where);
        diedAt = history.clock.passed();
        history.invariants.died(this);
        throw new Gone();
    }

    private void requireAlive() {
        if (diedAt != null || history.isOver()) {
            throw new Gone();
        }
    }

    /** The process is gone. Of a kind that the engine lets through, since it is past reporting. */
    static final class Gone extends VirtualMachineError {
        private static final long serialVersionUID = 1L;

        @Override
        public synchronized Throwable fillInStackTrace() {
            return this;
        }
    }
}
