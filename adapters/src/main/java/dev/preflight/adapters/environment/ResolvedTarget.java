package dev.preflight.adapters.environment;

import dev.preflight.core.target.Target;
import dev.preflight.core.target.Variables;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A target whose engine is still to be named, and what compose commands for it need.
 *
 * @param project its name
 * @param directory in which commands run; absolute
 * @param variables of the target. As the environment of a script they direct the docker and compose
 *     commands in it to the target's engine, project and files
 * @param composeFiles in the order in which compose merges them; absolute. Empty if there are none,
 *     as the containers of a project need no file
 * @param filesForCompose those of them that compose has to be told of, since it would not find them
 * @param variablesForCompose those of the target without what its {@code .env} gives: compose reads
 *     that by itself
 * @param composeProblem why compose commands cannot work here, and what to do; null if they can
 */
public record ResolvedTarget(
        String project,
        Path directory,
        Variables variables,
        List<Path> composeFiles,
        List<Path> filesForCompose,
        Variables variablesForCompose,
        @Nullable String composeProblem) {
    public ResolvedTarget {
        composeFiles = List.copyOf(composeFiles);
        filesForCompose = List.copyOf(filesForCompose);
    }

    /**
     * The target on an engine.
     *
     * @param runtime the engine's endpoint, or what stands in for one
     */
    public Target on(String runtime) {
        return new Target(project, directory.toString(), runtime, variables);
    }
}
