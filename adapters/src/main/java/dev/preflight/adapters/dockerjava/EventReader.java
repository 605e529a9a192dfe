package dev.preflight.adapters.dockerjava;

import com.github.dockerjava.api.model.Event;
import com.github.dockerjava.api.model.EventActor;
import dev.preflight.adapters.container.ContainerEvent;
import dev.preflight.adapters.container.ContainerEvent.Kind;
import dev.preflight.adapters.docker.Label;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Understands what docker-java tells of an event. */
final class EventReader {
    /** The actions to ask for; what comes of them may be more, and has a suffix at times. */
    static final String[] ACTIONS = {"start", "die", "oom", "health_status", "destroy"};

    private static final long NANOS = 1_000_000_000;

    private EventReader() {}

    /** The event; null if it is of no interest, as with those of {@code compose run}. */
    static @Nullable ContainerEvent read(Event told) {
        Kind kind = kind(told.getAction());
        Map<String, String> about = about(told.getActor());
        String project = about.get(Label.PROJECT);
        Long nanos = told.getTimeNano();
        if (kind == null || project == null || nanos == null || isOneOff(about)) {
            return null;
        }
        return new ContainerEvent(
                Instant.ofEpochSecond(nanos / NANOS, nanos % NANOS),
                project,
                about.getOrDefault(Label.SERVICE, ""),
                about.getOrDefault("name", ""),
                kind,
                kind == Kind.DIED ? status(about.get("exitCode")) : null);
    }

    private static @Nullable Kind kind(@Nullable String action) {
        if (action == null) {
            return null;
        }
        return switch (action) {
            case "start" -> Kind.STARTED;
            case "die" -> Kind.DIED;
            case "oom" -> Kind.OOM;
            case "destroy" -> Kind.DESTROYED;
            default -> health(action);
        };
    }

    private static @Nullable Kind health(String action) {
        if (action.startsWith("health_status: unhealthy")) {
            return Kind.UNHEALTHY;
        }
        return action.startsWith("health_status: healthy") ? Kind.HEALTHY : null;
    }

    private static Map<String, String> about(@Nullable EventActor actor) {
        return actor == null || actor.getAttributes() == null ? Map.of() : actor.getAttributes();
    }

    private static boolean isOneOff(Map<String, String> about) {
        return Boolean.parseBoolean(about.get(Label.ONE_OFF));
    }

    private static @Nullable Integer status(@Nullable String exitCode) {
        try {
            return exitCode == null ? null : Integer.valueOf(exitCode);
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
