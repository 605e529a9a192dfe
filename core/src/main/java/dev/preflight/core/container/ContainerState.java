package dev.preflight.core.container;

import java.util.Locale;

/**
 * The state of a container in the engine's words.
 *
 * @see <a href="https://docs.docker.com/reference/api/engine/">Engine API, State.Status</a>
 */
public enum ContainerState {
    CREATED,
    RUNNING,
    PAUSED,
    RESTARTING,
    REMOVING,
    EXITED,
    DEAD,
    /** A word this version does not know; never taken for a good or a bad state. */
    UNKNOWN;

    public static ContainerState of(String word) {
        for (ContainerState state : values()) {
            if (state.word().equals(word.toLowerCase(Locale.ROOT))) {
                return state;
            }
        }
        return UNKNOWN;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
