package dev.preflight.adapters.sandbox;

import dev.preflight.core.container.ContainerState;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a virtual container is at, as a function of the time at which somebody looks.
 *
 * <pre>
 *  Created --start--> Running --pause--> Paused --unpause--> Running
 *                      |   ^
 *            stop,crash|   |start, restart
 *                      v   |
 *                     Ended          Looping: crashes and is restarted until told otherwise
 * </pre>
 */
sealed interface Life {
    ContainerState state(Instant now);

    /** When its last run started; null if it never ran. */
    @Nullable Instant startedAt(Instant now);

    /** Of its last run; null while it runs, or if it never ran. */
    default @Nullable Integer exitCode(Instant now) {
        return null;
    }

    /** Restarts by the engine's restart policy since it was last started by hand. */
    default int restarts(Instant now) {
        return 0;
    }

    record Created() implements Life {
        @Override
        public ContainerState state(Instant now) {
            return ContainerState.CREATED;
        }

        @Override
        public @Nullable Instant startedAt(Instant now) {
            return null;
        }
    }

    record Running(Instant started) implements Life {
        @Override
        public ContainerState state(Instant now) {
            return ContainerState.RUNNING;
        }

        @Override
        public Instant startedAt(Instant now) {
            return started;
        }

        Paused paused() {
            return new Paused(this);
        }

        Ended ended(int status) {
            return new Ended(started, status);
        }
    }

    record Paused(Running run) implements Life {
        @Override
        public ContainerState state(Instant now) {
            return ContainerState.PAUSED;
        }

        @Override
        public Instant startedAt(Instant now) {
            return run.started();
        }
    }

    record Ended(Instant started, int status) implements Life {
        @Override
        public ContainerState state(Instant now) {
            return ContainerState.EXITED;
        }

        @Override
        public Instant startedAt(Instant now) {
            return started;
        }

        @Override
        public Integer exitCode(Instant now) {
            return status;
        }
    }

    /**
     * Crashed at {@code since}, for the second time already, and crashes on: down for a second, up
     * for a second.
     */
    record Looping(Instant since, int status) implements Life {
        private static final Duration DOWN = Duration.ofSeconds(1);
        private static final Duration UP = Duration.ofSeconds(1);
        private static final int RESTARTS_BEFORE = 2;

        @Override
        public ContainerState state(Instant now) {
            return isDown(now) ? ContainerState.RESTARTING : ContainerState.RUNNING;
        }

        @Override
        public Instant startedAt(Instant now) {
            Instant down = since.plus(DOWN.plus(UP).multipliedBy(rounds(now)));
            return isDown(now) ? down.minus(UP) : down.plus(DOWN);
        }

        @Override
        public @Nullable Integer exitCode(Instant now) {
            return isDown(now) ? status : null;
        }

        @Override
        public int restarts(Instant now) {
            return RESTARTS_BEFORE + (int) rounds(now);
        }

        private boolean isDown(Instant now) {
            Duration round = DOWN.plus(UP);
            long intoRound = Duration.between(since, now).toMillis() % round.toMillis();
            return intoRound < DOWN.toMillis();
        }

        private long rounds(Instant now) {
            return Duration.between(since, now).toMillis() / DOWN.plus(UP).toMillis();
        }
    }
}
