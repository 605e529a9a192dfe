package dev.preflight.service.event;

/** Port: is told when a person has begun or ended a pause, once it is durable. */
@FunctionalInterface
public interface PauseListener {
    void changed();
}
