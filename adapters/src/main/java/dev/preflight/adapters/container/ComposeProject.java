package dev.preflight.adapters.container;

/**
 * A compose project that has containers.
 *
 * @param name of the project
 * @param workingDirectory from which it was started, by its label; empty if it has none
 */
public record ComposeProject(String name, String workingDirectory) {}
