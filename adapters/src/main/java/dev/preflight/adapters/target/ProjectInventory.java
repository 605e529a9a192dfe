package dev.preflight.adapters.target;

import dev.preflight.adapters.container.ComposeProject;
import dev.preflight.adapters.container.ContainerReader;
import dev.preflight.adapters.container.EngineException;
import dev.preflight.core.container.Container;
import dev.preflight.core.container.Inventory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes the inventory of a project. Whether the directory defines the project is asked only when
 * there are no containers, which settle it.
 */
final class ProjectInventory {
    private static final List<Path> DEFAULT_FILES =
            List.of(
                    Path.of("compose.yaml"),
                    Path.of("compose.yml"),
                    Path.of("docker-compose.yaml"),
                    Path.of("docker-compose.yml"));

    private final String project;
    private final Path directory;
    private final List<Path> composeFiles;
    private final ContainerReader reader;
    private final InstantSource clock;

    /**
     * Makes one.
     *
     * @param composeFiles all of which define the project; when empty, one of the default files
     */
    ProjectInventory(
            String project,
            Path directory,
            List<Path> composeFiles,
            ContainerReader reader,
            InstantSource clock) {
        this.project = project;
        this.directory = directory;
        this.composeFiles = List.copyOf(composeFiles);
        this.reader = reader;
        this.clock = clock;
    }

    Inventory take() throws EngineException, InterruptedException {
        List<Container> containers = reader.containers(project);
        if (!containers.isEmpty()) {
            return new Inventory(project, containers, List.of(), true, clock.instant());
        }
        List<ComposeProject> others = others();
        List<String> names = new ArrayList<>();
        for (ComposeProject other : others) {
            names.add(other.name());
        }
        boolean definedHere = hasComposeFile() && !isHomeOfAny(others);
        return new Inventory(project, containers, names, definedHere, clock.instant());
    }

    private List<ComposeProject> others() throws EngineException, InterruptedException {
        List<ComposeProject> others = new ArrayList<>(reader.projects());
        others.removeIf(other -> other.name().equals(project));
        return others;
    }

    private boolean hasComposeFile() {
        if (composeFiles.isEmpty()) {
            for (Path file : DEFAULT_FILES) {
                if (Files.isRegularFile(directory.resolve(file))) {
                    return true;
                }
            }
            return false;
        }
        for (Path file : composeFiles) {
            if (!Files.isRegularFile(directory.resolve(file))) {
                return false;
            }
        }
        return true;
    }

    private boolean isHomeOfAny(List<ComposeProject> others) {
        List<Path> homes = homes();
        for (ComposeProject other : others) {
            String home = other.workingDirectory();
            if (!home.isEmpty() && homes.contains(real(Path.of(home)))) {
                return true;
            }
        }
        return false;
    }

    // Compose takes the files from above the directory, too, and then calls that the home.
    private List<Path> homes() {
        List<Path> homes = new ArrayList<>();
        homes.add(real(directory));
        for (Path file : composeFiles) {
            Path home = directory.resolve(file).getParent();
            if (home != null) {
                homes.add(real(home));
            }
        }
        return homes;
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException absent) {
            // It was on another machine, or is gone; its name is all that there is to compare.
            return path.toAbsolutePath().normalize();
        }
    }
}
