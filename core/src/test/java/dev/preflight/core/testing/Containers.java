package dev.preflight.core.testing;

import dev.preflight.core.container.Container;
import dev.preflight.core.container.ContainerState;
import dev.preflight.core.container.Inventory;
import dev.preflight.core.worker.Worker;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Containers, inventories and workers with only what a test cares about. */
public final class Containers {
    private Containers() {}

    public static Container container(String service, ContainerState state) {
        return new Container(
                "id-of-" + service,
                "shop-" + service,
                service,
                state,
                "none",
                state == ContainerState.EXITED ? 137 : null,
                0,
                FakeTime.START.minusSeconds(3600),
                List.of(),
                List.of(),
                Map.of());
    }

    public static Container running(String service) {
        return container(service, ContainerState.RUNNING);
    }

    public static Container restarted(String service, int times, @Nullable Instant startedAt) {
        Container it = running(service);
        return new Container(
                it.id(),
                it.name(),
                service,
                it.state(),
                it.health(),
                it.exitCode(),
                times,
                startedAt,
                it.hosts(),
                it.ports(),
                it.environment());
    }

    public static Container reachedAs(String service, List<String> hosts, List<Integer> ports) {
        Container it = running(service);
        return new Container(
                it.id(),
                it.name(),
                service,
                it.state(),
                it.health(),
                it.exitCode(),
                0,
                it.startedAt(),
                hosts,
                ports,
                it.environment());
    }

    public static Container with(String service, Map<String, String> environment) {
        Container it = running(service);
        return new Container(
                it.id(),
                it.name(),
                service,
                it.state(),
                it.health(),
                it.exitCode(),
                0,
                it.startedAt(),
                it.hosts(),
                it.ports(),
                environment);
    }

    public static Container withHealth(Container it, String health) {
        return new Container(
                it.id(),
                it.name(),
                it.service(),
                it.state(),
                health,
                it.exitCode(),
                it.restartCount(),
                it.startedAt(),
                it.hosts(),
                it.ports(),
                it.environment());
    }

    public static Inventory inventory(Container... containers) {
        return new Inventory("shop", List.of(containers), List.of(), true, FakeTime.START);
    }

    /** A registry's entry of the current shape. */
    public static Worker worker(String id, @Nullable String type, @Nullable String status) {
        return Worker.listed(id, type, status, null, null);
    }
}
