package dev.preflight.core.container;

import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The containers of one compose project at one instant.
 *
 * @param project whose containers these are
 * @param containers all of them in any state, without one-off containers
 * @param otherProjects the names of the engine's other projects; asked for only when this one has
 *     no containers
 * @param definedHere whether the target's directory defines the project: it has a compose file, and
 *     no other project was started from there. Then missing containers are missing for certain;
 *     else the project's name may simply be wrong
 * @param observedAt by the clock of this machine
 * @param label that all of them carry, since only these were asked for; empty if all were
 */
public record Inventory(
        String project,
        List<Container> containers,
        List<String> otherProjects,
        boolean definedHere,
        Instant observedAt,
        String label) {

    public Inventory {
        containers = List.copyOf(containers);
        otherProjects = List.copyOf(otherProjects);
    }

    /** All containers of the project. */
    public Inventory(
            String project,
            List<Container> containers,
            List<String> otherProjects,
            boolean definedHere,
            Instant observedAt) {
        this(project, containers, otherProjects, definedHere, observedAt, "");
    }

    /** Those of the containers that satisfy a condition, which is named for people. */
    public Inventory only(Predicate<Container> condition, String name) {
        if (containers.isEmpty()) {
            return this;
        }
        List<Container> some = containers.stream().filter(condition).toList();
        // It has containers, so it is the one meant, even if none of these is left.
        return new Inventory(project, some, otherProjects, true, observedAt, name);
    }

    /** Whether it is certain that the project is the one meant. */
    public boolean isProjectKnown() {
        return !containers.isEmpty() || definedHere;
    }

    /** What to say when the project has no containers. */
    public String noContainers() {
        if (!label.isEmpty()) {
            return "project '%s' has no containers with the label %s".formatted(project, label);
        }
        String others =
                otherProjects.isEmpty()
                        ? "the engine has no other projects"
                        : "the engine's projects: " + String.join(", ", otherProjects);
        return "project '%s' has no containers; %s".formatted(project, others);
    }

    /** The containers of a service; several when it is scaled, none when they were removed. */
    public List<Container> ofService(String service) {
        return containers.stream().filter(it -> it.service().equals(service)).toList();
    }

    /** All containers and their states in one line. */
    public String describe() {
        return containers.stream()
                .map(container -> container.describe(observedAt))
                .collect(Collectors.joining(", "));
    }
}
