package dev.preflight.service.detect;

import dev.preflight.adapters.container.ContainerEvent;
import dev.preflight.adapters.container.ContainerEvent.Kind;
import java.time.Instant;

/** Events as engines tell them. */
final class Events {
    private Events() {}

    static ContainerEvent death(String project, Instant at) {
        return of(project, Kind.DIED, at);
    }

    static ContainerEvent of(String project, Kind kind, Instant at) {
        return new ContainerEvent(
                at, project, "web", project + "-web-1", kind, kind == Kind.DIED ? 137 : null);
    }
}
