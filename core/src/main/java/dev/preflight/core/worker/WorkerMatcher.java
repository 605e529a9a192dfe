package dev.preflight.core.worker;

import dev.preflight.core.container.Container;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Finds the container that a registered worker runs in: by the host of its endpoint, else by its
 * id, else by its port. Two candidates are no match: a cure must not hit the wrong one.
 */
final class WorkerMatcher {
    private static final Set<String> NOBODYS_HOSTS =
            Set.of("localhost", "127.0.0.1", "0.0.0.0", "::1", "host.docker.internal");
    private static final List<String> ID_VARIABLES = List.of("KTRDR_WORKER_ID", "WORKER_ID");

    private final List<Container> containers;

    WorkerMatcher(List<Container> containers) {
        this.containers = containers;
    }

    Optional<Container> containerOf(Worker worker) {
        Endpoint endpoint = Endpoint.parse(worker.endpoint());
        String host = endpoint == null ? null : endpoint.host();
        if (host != null && !NOBODYS_HOSTS.contains(host)) {
            Optional<Container> byHost = only(container -> isReachedAs(container, host));
            if (byHost.isPresent()) {
                return byHost;
            }
        }
        Optional<Container> byId = only(container -> carriesId(container, worker.id()));
        if (byId.isPresent()) {
            return byId;
        }
        // A port says something only of this machine: elsewhere, another stack may use it too.
        boolean here = host == null || NOBODYS_HOSTS.contains(host);
        return here && endpoint != null && endpoint.port() > 0
                ? only(container -> container.ports().contains(endpoint.port()))
                : Optional.empty();
    }

    private static boolean isReachedAs(Container container, String host) {
        return container.hosts().stream().anyMatch(host::equalsIgnoreCase)
                || container.service().equalsIgnoreCase(host)
                || container.name().equalsIgnoreCase(host)
                || (host.length() >= 12 && container.id().startsWith(host));
    }

    private static boolean carriesId(Container container, String id) {
        return ID_VARIABLES.stream().anyMatch(it -> id.equals(container.environment().get(it)))
                || isReachedAs(container, id);
    }

    private Optional<Container> only(Predicate<Container> criterion) {
        List<Container> candidates = containers.stream().filter(criterion).limit(2).toList();
        return candidates.size() == 1 ? Optional.of(candidates.get(0)) : Optional.empty();
    }
}
