package dev.preflight.core.simulation;

import dev.preflight.core.remediation.TargetLock;
import dev.preflight.core.target.TargetId;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A program's way to the locks: each with an owner, and a lease that outlives a dead one. */
final class ModelLock implements TargetLock {
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Duration ASKED_AGAIN = Duration.ofSeconds(1);

    private final Program program;

    ModelLock(Program program) {
        this.program = program;
    }

    /** Who holds a lock. */
    static final class Holding {
        final Program owner;

        Holding(Program owner) {
            this.owner = owner;
        }
    }

    /** The locks of all targets, as they are in truth. */
    static final class Locks {
        private final Map<TargetId, Holding> held = new HashMap<>();

        @Nullable Holding of(TargetId target) {
            return held.get(target);
        }

        boolean isHeldBy(Program program) {
            Holding holding = held.get(program.world.target.id());
            return holding != null && holding.owner == program;
        }

        /** Its owner could not renew it in time. */
        void lose(TargetId target) {
            held.remove(target);
        }
    }

    @Override
    public Grant acquire(TargetId target, Duration patience, Consumer<String> onWait)
            throws InterruptedException {
        History history = program.history;
        program.step(Happening.CRASH_BEFORE_LOCK);
        Duration deadline = history.clock.passed().plus(patience);
        boolean isTold = false;
        while (!isFree(target)) {
            if (history.clock.passed().compareTo(deadline) >= 0) {
                return Grant.refused("somebody else holds it");
            }
            if (!isTold) {
                onWait.accept("somebody else");
                history.saw(Happening.LOCK_AWAITED);
                isTold = true;
            }
            program.sleep(ASKED_AGAIN);
        }
        Holding mine = new Holding(program);
        history.locks.held.put(target, mine);
        history.trace.add(program.name, () -> "takes the lock");
        program.step(Happening.CRASH_AFTER_LOCK);
        return Grant.held(() -> isHeld(target, mine), () -> release(target, mine));
    }

    private boolean isFree(TargetId target) {
        Holding holding = program.history.locks.held.get(target);
        if (holding == null) {
            return true;
        }
        Duration diedAt = holding.owner.diedAt();
        if (diedAt == null) {
            return false;
        }
        // On the same machine it can be seen at once that the owner is gone.
        boolean isAbandoned =
                program.history.chance.oneIn(2)
                        || program.history.clock.passed().compareTo(diedAt.plus(LEASE)) >= 0;
        if (isAbandoned) {
            program.history.saw(Happening.LOCK_TAKEN_FROM_THE_DEAD);
        }
        return isAbandoned;
    }

    private boolean isHeld(TargetId target, Holding mine) {
        program.step(Happening.CRASH_WHEN_ASKING_FOR_LEASE);
        program.isSureOfItsLease();
        return program.history.locks.held.get(target) == mine;
    }

    private void release(TargetId target, Holding mine) {
        if (program.diedAt() != null || program.history.isOver()) {
            return;
        }
        program.step(Happening.CRASH_BEFORE_RELEASE);
        if (program.history.locks.held.get(target) == mine) {
            program.history.locks.held.remove(target);
            program.history.trace.add(program.name, () -> "releases the lock");
        }
        program.step(Happening.CRASH_AFTER_RELEASE);
    }

    @Override
    public Optional<String> holder(TargetId target) {
        program.step(Happening.CRASH_BEFORE_LOCK);
        return isFree(target) ? Optional.empty() : Optional.of("somebody else");
    }
}
