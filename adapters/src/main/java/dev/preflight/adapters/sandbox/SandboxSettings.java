package dev.preflight.adapters.sandbox;

import java.time.InstantSource;

/**
 * What a sandbox is made from.
 *
 * @param project the name of its compose project; not blank
 * @param workingDirectory that the project claims to have been started from; need not exist
 * @param timing how long things take
 * @param time the clock that all of it goes by; must not go backwards
 */
public record SandboxSettings(
        String project, String workingDirectory, SandboxTiming timing, InstantSource time) {
    public SandboxSettings {
        if (project.isBlank()) {
            throw new IllegalArgumentException("a sandbox's project must not be blank");
        }
    }

    /** In real time, with the default timing, started from a directory of the project's name. */
    public static SandboxSettings of(String project) {
        return new SandboxSettings(
                project, "/sandbox/" + project, SandboxTiming.DEFAULT, InstantSource.system());
    }

    /** The same, started from this directory. */
    public SandboxSettings in(String directory) {
        return new SandboxSettings(project, directory, timing, time);
    }

    /** The same, with this timing. */
    public SandboxSettings with(SandboxTiming timing) {
        return new SandboxSettings(project, workingDirectory, timing, time);
    }

    /** The same, by this clock. */
    public SandboxSettings with(InstantSource time) {
        return new SandboxSettings(project, workingDirectory, timing, time);
    }
}
