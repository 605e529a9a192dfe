package dev.preflight.core.target;

import java.util.Map;

/**
 * Where a runbook runs: a compose project on a container engine, its directory and environment.
 *
 * @param project the compose project's name; nothing outside it is ever touched
 * @param directory the project's directory, for people to read
 * @param runtime the container engine's endpoint, or what stands in for one
 * @param variables what {@code ${NAME}} in a probe or action stands for
 */
public record Target(String project, String directory, String runtime, Variables variables) {
    public Target {
        if (project.isBlank()) {
            throw new IllegalArgumentException("a target's project must not be blank");
        }
    }

    /** A target without containers, for runbooks whose probes and actions are Java code. */
    public static Target local(String name) {
        return new Target(name, ".", "local", new Variables(Map.of()));
    }

    public TargetId id() {
        return new TargetId(runtime + "#" + project);
    }
}
