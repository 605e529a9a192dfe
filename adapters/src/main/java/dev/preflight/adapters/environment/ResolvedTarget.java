package dev.preflight.adapters.environment;

import dev.preflight.core.target.Target;
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
 * @param composeProblem why compose commands cannot work here, and what to do; null if they can
 */
public record ResolvedTarget(
        Target target, Path directory, List<Path> composeFiles, @Nullable String composeProblem) {
    public ResolvedTarget {
        composeFiles = List.copyOf(composeFiles);
    }

    /**
     * Where compose starts relative paths from and looks for {@code .env}: where the first file is,
     * which may be above the directory.
     */
    public Path projectDirectory() {
        Path home = composeFiles.isEmpty() ? null : composeFiles.get(0).getParent();
        return home == null ? directory : home;
    }
}
