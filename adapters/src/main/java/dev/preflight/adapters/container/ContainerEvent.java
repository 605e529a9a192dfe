package dev.preflight.adapters.container;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a container of a compose project.
 *
 * @param at by the engine's clock
 * @param project that the container belongs to
 * @param service that it belongs to; empty if it has no such label
 * @param container its name
 * @param exitCode of its process if it {@link Kind#DIED}, else null
 */
public record ContainerEvent(
        Instant at,
        String project,
        String service,
        String container,
        Kind kind,
        @Nullable Integer exitCode) {
    /** What happened. */
    public enum Kind {
        STARTED,
        /** It ended, by itself or told to; in a restart loop, once in every round. */
        DIED,
        /** A process in it was killed for want of memory; the container may go on. */
        OOM,
        UNHEALTHY,
        HEALTHY,
        /** It was removed. */
        DESTROYED;

        /** Whether a check that passed before may fail now. */
        public boolean isTrouble() {
            return switch (this) {
                case DIED, OOM, UNHEALTHY, DESTROYED -> true;
                case STARTED, HEALTHY -> false;
            };
        }
    }
}
