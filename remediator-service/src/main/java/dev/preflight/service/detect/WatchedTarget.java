package dev.preflight.service.detect;

import dev.preflight.adapters.container.ContainerEvents;

/**
 * A target whose containers are listened for.
 *
 * @param name of the target
 * @param engine where its engine is; targets of one engine have it in common
 * @param events of that engine
 * @param project the name of its compose project
 */
public record WatchedTarget(String name, String engine, ContainerEvents events, String project) {}
