package dev.preflight.service.detect;

import dev.preflight.adapters.container.ContainerEvent;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what was triggered, as in {@code "shop DIED"} and {@code "shop reconcile"}. */
final class RecordedTriggers implements CheckTrigger {
    private final List<String> all = new CopyOnWriteArrayList<>();

    @Override
    public void trigger(String target, ContainerEvent cause) {
        all.add(target + " " + cause.kind());
    }

    @Override
    public void reconcile(String target) {
        all.add(target + " reconcile");
    }

    List<String> all() {
        return List.copyOf(all);
    }
}
