package dev.preflight.core.remediation;

import dev.preflight.core.target.TargetId;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Port: lets at most one cure at a time act on a target. */
@FunctionalInterface
public interface TargetLock {
    /**
     * Takes the lock, waiting for it if it is held.
     *
     * @param patience how long to wait at most
     * @param onWait told who holds the lock, once, if it has to be waited for
     * @throws InterruptedException if told to stop; the lock is not held then
     */
    Grant acquire(TargetId target, Duration patience, Consumer<String> onWait)
            throws InterruptedException;

    /**
     * Who holds the lock just now, for people. Takes nothing, waits for nobody and leaves no trace;
     * what it says may be outdated at once.
     *
     * @return empty if nobody does
     */
    default Optional<String> holder(TargetId target) {
        return Optional.empty();
    }

    /** A lock for when nobody else can be there. */
    static TargetLock none() {
        return (target, patience, onWait) -> Grant.held(() -> true, () -> {});
    }

    /**
     * What came of asking for the lock.
     *
     * @param lease the lock, to be closed after use; null if it was not to be had
     * @param reason why not: who holds it since when, or why it could not be asked for
     */
    record Grant(@Nullable Lease lease, String reason) {
        public static Grant held(java.util.function.BooleanSupplier isHeld, Runnable release) {
            return new Grant(new Lease(isHeld, release), "");
        }

        public static Grant refused(String reason) {
            return new Grant(null, reason);
        }
    }

    /** The lock while it is held. */
    final class Lease implements AutoCloseable {
        private final java.util.function.BooleanSupplier isHeld;
        private final Runnable release;

        private Lease(java.util.function.BooleanSupplier isHeld, Runnable release) {
            this.isHeld = isHeld;
            this.release = release;
        }

        /** Whether it is still ours; it expires if its owner could not renew it in time. */
        public boolean isHeld() {
            return isHeld.getAsBoolean();
        }

        @Override
        public void close() {
            release.run();
        }
    }
}
