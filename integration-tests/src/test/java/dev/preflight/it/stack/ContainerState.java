package dev.preflight.it.stack;

import java.util.Locale;

/** The state of a container in the engine's words, or that there is no such container. */
public enum ContainerState {
    CREATED,
    RUNNING,
    PAUSED,
    RESTARTING,
    REMOVING,
    EXITED,
    DEAD,
    ABSENT;

    static ContainerState of(String engineWord) {
        return valueOf(engineWord.toUpperCase(Locale.ROOT));
    }
}
