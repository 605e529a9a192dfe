package dev.preflight.service.detect;

import dev.preflight.adapters.container.ContainerEvent;
import java.time.Duration;

/** Hands triggers over, debounced for each target, without waiting for who takes them. */
final class Triggers {
    private final CheckTrigger trigger;
    private final Debounce events;
    private final Debounce reconciliations;

    Triggers(CheckTrigger trigger, Duration window, Later later) {
        this.trigger = trigger;
        events = new Debounce(window, later);
        reconciliations = new Debounce(window, later);
    }

    void happened(String target, ContainerEvent event) {
        Runnable task = () -> trigger.trigger(target, event);
        events.call(target, task);
        // And once more: an engine tells of a death before its own lists show it.
        events.call(target, task);
    }

    void reconcile(String target) {
        reconciliations.call(target, () -> trigger.reconcile(target));
    }
}
