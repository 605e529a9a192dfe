package dev.preflight.adapters.environment;

import dev.preflight.core.target.Target;
import dev.preflight.core.target.Variables;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A target, and what compose commands for it need.
 *
 * @param target where to run
 * @param directory in which commands run; absolute
 * @param composeFiles in the order in which compose merges them; absolute. Empty if there are none,
 *     as the containers of a project need no file
 * @param filesForCompose those of them that compose has to be told of, since it would not find them
 * @param variablesForCompose those of the target without what its {@code .env} gives: compose reads
 *     that by itself
 * @param composeProblem why compose commands cannot work here, and what to do; null if they can
 */
public record ResolvedTarget(
        Target target,
        Path directory,
        List<Path> composeFiles,
        List<Path> filesForCompose,
        Variables variablesForCompose,
        @Nullable String composeProblem) {
    public ResolvedTarget {
        composeFiles = List.copyOf(composeFiles);
        filesForCompose = List.copyOf(filesForCompose);
    }
}
