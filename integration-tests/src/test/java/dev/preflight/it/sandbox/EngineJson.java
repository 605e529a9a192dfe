package dev.preflight.it.sandbox;

import dev.preflight.adapters.container.ContainerEvent;
import dev.preflight.core.container.Container;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the engine's API says, as far as Preflight reads it.
 *
 * @see <a href="https://docs.docker.com/reference/api/engine/">Engine API</a>
 */
final class EngineJson {
    private static final String PROJECT = "com.docker.compose.project";
    private static final String NEVER = "0001-01-01T00:00:00Z";
    private static final Pattern SINCE = Pattern.compile("since=([0-9.]+)");
    private static final long NANOS = 1_000_000_000;

    private EngineJson() {}

    /** One entry of the list. */
    static Map<String, Object> listed(Container container, SandboxStack stack) {
        Map<String, String> labels = new TreeMap<>(container.labels());
        labels.put(PROJECT + ".working_dir", stack.directory().toString());
        return Map.of("Id", container.id(), "Labels", labels);
    }

    /** A container when it is looked at. */
    static Map<String, Object> inspected(Container container) {
        return Map.of(
                "Id", container.id(),
                "Name", "/" + container.name(),
                "RestartCount", container.restartCount(),
                "State", state(container),
                "Config", config(container),
                "NetworkSettings", network(container));
    }

    private static Map<String, Object> state(Container container) {
        Map<String, Object> state = new LinkedHashMap<>();
        Instant startedAt = container.startedAt();
        Integer exitCode = container.exitCode();
        state.put("Status", container.state().word());
        state.put("ExitCode", exitCode == null ? 0 : exitCode);
        state.put("StartedAt", startedAt == null ? NEVER : startedAt.toString());
        if (!container.health().equals("none")) {
            state.put("Health", Map.of("Status", container.health()));
        }
        return state;
    }

    private static Map<String, Object> config(Container container) {
        return Map.of(
                "Hostname", container.id().substring(0, 12),
                "Env",
                        container.environment().entrySet().stream()
                                .map(it -> it.getKey() + "=" + it.getValue())
                                .toList(),
                "Labels", container.labels(),
                "ExposedPorts", ports(container.ports(), List.of()));
    }

    private static Map<String, Object> network(Container container) {
        return Map.of(
                "Ports", ports(container.published(), container.published()),
                "Networks", Map.of("default", Map.of("Aliases", container.hosts())));
    }

    private static Map<String, Object> ports(List<Integer> ports, List<Integer> published) {
        Map<String, Object> all = new TreeMap<>();
        for (int port : ports) {
            List<Map<String, String>> bindings =
                    published.contains(port)
                            ? List.of(
                                    Map.of("HostIp", "127.0.0.1", "HostPort", String.valueOf(port)))
                            : List.of();
            all.put(port + "/tcp", bindings);
        }
        return all;
    }

    static Map<String, Object> event(ContainerEvent event) {
        Map<String, String> about = new TreeMap<>();
        about.put(PROJECT, event.project());
        about.put(PROJECT.replace("project", "service"), event.service());
        about.put("name", event.container());
        if (event.exitCode() != null) {
            about.put("exitCode", String.valueOf(event.exitCode()));
        }
        Instant at = event.at();
        return Map.of(
                "Type", "container",
                "Action", action(event.kind()),
                "Actor", Map.of("ID", event.container(), "Attributes", about),
                "time", at.getEpochSecond(),
                "timeNano", at.getEpochSecond() * NANOS + at.getNano());
    }

    private static String action(ContainerEvent.Kind kind) {
        return switch (kind) {
            case STARTED -> "start";
            case DIED -> "die";
            case OOM -> "oom";
            case UNHEALTHY -> "health_status: unhealthy";
            case HEALTHY -> "health_status: healthy";
            case DESTROYED -> "destroy";
        };
    }

    /** From when on events are asked for. */
    static Instant since(String query) {
        Matcher since = SINCE.matcher(query);
        if (!since.find()) {
            return Instant.now();
        }
        BigDecimal seconds = new BigDecimal(since.group(1));
        long whole = seconds.longValue();
        long nanos = seconds.subtract(BigDecimal.valueOf(whole)).movePointRight(9).longValue();
        return Instant.ofEpochSecond(whole, nanos);
    }
}
