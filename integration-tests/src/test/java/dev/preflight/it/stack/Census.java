package dev.preflight.it.stack;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * All containers of some compose projects at one instant, as the engine shows them: what was done
 * to any of them afterwards shows in the next census.
 *
 * @param at when it was begun
 * @param containers by {@code project/service}: identity, state, last start and restarts
 */
public record Census(Instant at, Map<String, String> containers) {
    private static final String LABEL = "com.docker.compose.";
    private static final String TEMPLATE =
            "{{index .Config.Labels \"com.docker.compose.project\"}}/"
                    + "{{index .Config.Labels \"com.docker.compose.service\"}} "
                    + "{{.Id}} {{.State.Status}} {{.State.StartedAt}} {{.RestartCount}}";

    public Census {
        containers = Map.copyOf(containers);
    }

    public static Census of(List<String> projects) {
        Instant at = Instant.now();
        List<String> ids = new ArrayList<>();
        for (String project : projects) {
            String filter = "label=" + LABEL + "project=" + project;
            docker("ps", "-aq", "--no-trunc", "--filter", filter).lines().forEach(ids::add);
        }
        Map<String, String> containers = new HashMap<>();
        if (!ids.isEmpty()) {
            String[] inspect =
                    Stream.concat(Stream.of("container", "inspect", "-f", TEMPLATE), ids.stream())
                            .toArray(String[]::new);
            for (String line : docker(inspect).lines().toList()) {
                int space = line.indexOf(' ');
                containers.put(line.substring(0, space), line.substring(space + 1));
            }
        }
        return new Census(at, containers);
    }

    /** The containers that are not as they were in an earlier census, or not there any more. */
    public Set<String> changedSince(Census earlier) {
        Set<String> changed = new TreeSet<>(containers.keySet());
        changed.addAll(earlier.containers.keySet());
        changed.removeIf(it -> Objects.equals(containers.get(it), earlier.containers.get(it)));
        return changed;
    }

    private static String docker(String... arguments) {
        Stream<String> line = Stream.concat(Stream.of("docker"), Stream.of(arguments));
        return Command.of(line.toArray(String[]::new)).run().orFail();
    }
}
