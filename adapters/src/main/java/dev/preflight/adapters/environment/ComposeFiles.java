package dev.preflight.adapters.environment;

import static java.util.stream.Collectors.joining;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The compose files of a project.
 *
 * @param paths in the order in which compose merges them; empty if there are none
 * @param projectDirectory which compose takes for the project's: where the first file is
 * @param isFound whether compose finds them by itself; else it has to be told of them
 * @param problem why compose commands cannot work; null if they can
 */
record ComposeFiles(
        List<Path> paths, Path projectDirectory, boolean isFound, @Nullable String problem) {
    static final String VARIABLE = "COMPOSE_FILE";
    static final String SANDBOX_ENV = ".env.sandbox";
    private static final String SANDBOX_FILE = "docker-compose.sandbox.yml";

    // In compose's order of preference.
    private static final List<String> NAMES =
            List.of("compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml");
    private static final List<String> OVERRIDES =
            List.of(
                    "compose.override.yml",
                    "compose.override.yaml",
                    "docker-compose.override.yml",
                    "docker-compose.override.yaml");

    ComposeFiles {
        paths = List.copyOf(paths);
    }

    /** The files that compose would use if it were started in this directory. */
    static ComposeFiles locate(Path directory, Map<String, String> environment) {
        if (Files.exists(directory.resolve(SANDBOX_ENV))) {
            return sandbox(directory);
        }
        String chosen = environment.getOrDefault(VARIABLE, "");
        return chosen.isEmpty() ? search(directory) : chosen(directory, chosen, environment);
    }

    /** The files as {@value #VARIABLE} names them. */
    String joined(Map<String, String> environment) {
        return paths.stream().map(Path::toString).collect(joining(separator(environment)));
    }

    private static ComposeFiles sandbox(Path directory) {
        Path file = directory.resolve(SANDBOX_FILE);
        String problem =
                Files.isRegularFile(file)
                        ? null
                        : file
                                + " is missing, which compose commands use where there is a "
                                + SANDBOX_ENV
                                + ": add it, or remove "
                                + SANDBOX_ENV;
        return new ComposeFiles(List.of(file), directory, false, problem);
    }

    private static ComposeFiles chosen(
            Path directory, String chosen, Map<String, String> environment) {
        String separator = separator(environment);
        List<Path> paths = new ArrayList<>();
        String problem = null;
        for (String name : chosen.split(Pattern.quote(separator), -1)) {
            Path path = directory.resolve(name).normalize();
            paths.add(path);
            if (!Files.isRegularFile(path)) {
                problem = "COMPOSE_FILE names " + path + ", which is not a file: mend COMPOSE_FILE";
            }
        }
        return new ComposeFiles(paths, parentOf(paths.get(0), directory), true, problem);
    }

    private static String separator(Map<String, String> environment) {
        String separator = environment.getOrDefault("COMPOSE_PATH_SEPARATOR", "");
        return separator.isEmpty() ? File.pathSeparator : separator;
    }

    private static Path parentOf(Path file, Path otherwise) {
        Path parent = file.getParent();
        return parent == null ? otherwise : parent;
    }

    private static ComposeFiles search(Path directory) {
        for (Path at = directory; at != null; at = at.getParent()) {
            Path file = firstOf(NAMES, at);
            if (file != null) {
                Path override = firstOf(OVERRIDES, at);
                return new ComposeFiles(
                        override == null ? List.of(file) : List.of(file, override), at, true, null);
            }
        }
        return new ComposeFiles(
                List.of(),
                directory,
                true,
                "there is no compose file ("
                        + String.join(", ", NAMES)
                        + ") in "
                        + directory
                        + " or above it: name the project's directory with --directory");
    }

    private static @Nullable Path firstOf(List<String> names, Path directory) {
        for (String name : names) {
            Path file = directory.resolve(name);
            if (Files.isRegularFile(file)) {
                return file;
            }
        }
        return null;
    }
}
