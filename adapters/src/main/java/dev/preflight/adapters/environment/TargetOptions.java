package dev.preflight.adapters.environment;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person says about where to run.
 *
 * @param project name of the compose project; null to find it as compose does
 * @param directory of the project
 * @param envFiles read in this order over the environment
 * @param variables set over all else, as in {@code NAME=value}
 */
public record TargetOptions(
        @Nullable String project, Path directory, List<Path> envFiles, List<String> variables) {
    public TargetOptions {
        envFiles = List.copyOf(envFiles);
        variables = List.copyOf(variables);
    }

    /** Without the variables, which hold secrets. */
    @Override
    public String toString() {
        return "TargetOptions[project=" + project + ", directory=" + directory + "]";
    }

    /** Nothing but a directory. */
    public static TargetOptions in(Path directory) {
        return new TargetOptions(null, directory, List.of(), List.of());
    }
}
