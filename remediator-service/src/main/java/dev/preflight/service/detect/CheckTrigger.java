package dev.preflight.service.detect;

import dev.preflight.adapters.container.ContainerEvent;

/**
 * Port: is told which targets to look at now, always from the same thread. Must not wait for the
 * checks: triggers of other targets wait behind it. What it throws is logged.
 */
public interface CheckTrigger {
    /**
     * Something happened to a container of a target.
     *
     * @param cause of several since the last call, the first
     */
    void trigger(String target, ContainerEvent cause);

    /** A target's engine was out of hearing, so that anything may have happened to it. */
    void reconcile(String target);
}
