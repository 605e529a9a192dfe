package dev.preflight.service.detect;

import dev.preflight.adapters.container.ContainerEvent;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/**
 * How far an engine's events have been heard. An engine that is asked for events since an instant
 * tells those of that instant again; it never repeats what is older, which therefore is new, though
 * told late.
 */
final class EventCursor {
    private Instant since;
    private final Set<ContainerEvent> heardThen = new HashSet<>();

    EventCursor(Instant since) {
        this.since = since;
    }

    /** From when on to ask. */
    Instant since() {
        return since;
    }

    /** Whether an event has not been heard before; it has been from now on. */
    boolean advance(ContainerEvent event) {
        if (event.at().isBefore(since)) {
            return true;
        }
        if (event.at().isAfter(since)) {
            since = event.at();
            heardThen.clear();
        }
        return heardThen.add(event);
    }
}
