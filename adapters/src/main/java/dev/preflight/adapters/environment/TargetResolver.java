package dev.preflight.adapters.environment;

import dev.preflight.core.target.Variables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds out where to run from what a person says and what the process was started with. */
public final class TargetResolver {
    private final Map<String, String> environment;

    /**
     * A resolver for a process.
     *
     * @param environment that it was started with
     */
    public TargetResolver(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /**
     * Finds the project, its files and its variables: {@code .env} of the directory, over it the
     * environment, over it {@code .env.sandbox} of the directory, over it the env files in order,
     * over it the single variables. A missing compose file is no error, since a project's
     * containers may run without it.
     *
     * @throws TargetOptionException if an option is not what it must be, or names such a file
     * @throws TargetException if a file of the project is not what it must be
     */
    public ResolvedTarget resolve(TargetOptions options) throws TargetException {
        Path directory = directory(options.directory());
        Map<String, String> variables = variables(options, directory);
        // As compose does it: what is beside the command first, then what is beside the files.
        Map<String, String> all = ComposeEnvFile.under(variables, directory);
        ComposeFiles files = ComposeFiles.locate(directory, all);
        boolean isChosen = all.containsKey(ComposeFiles.VARIABLE);
        all = ComposeEnvFile.under(all, files.projectDirectory());
        if (!isChosen && all.containsKey(ComposeFiles.VARIABLE)) {
            files = ComposeFiles.locate(directory, all);
            all = ComposeEnvFile.under(all, files.projectDirectory());
        }
        String project = ComposeProjectName.find(options.project(), files, all);
        return new ResolvedTarget(
                project,
                directory,
                new Variables(CommandVariables.of(all, variables, project, files)),
                files.paths(),
                files.isFound() ? List.of() : files.paths(),
                new Variables(variables),
                files.problem());
    }

    private Path directory(Path given) throws TargetOptionException {
        Path directory = workingDirectory().resolve(given).normalize();
        if (!Files.isDirectory(directory)) {
            throw new TargetOptionException(
                    "the directory "
                            + directory
                            + (Files.exists(directory) ? " is not a directory" : " does not exist")
                            + ": name the project's directory with --directory");
        }
        return directory;
    }

    // As the shell shows it: a project in a directory that is a link has the link's name.
    private Path workingDirectory() {
        Path actual = Path.of("").toAbsolutePath();
        Path shown = Path.of(environment.getOrDefault("PWD", ""));
        try {
            return shown.isAbsolute() && Files.isSameFile(shown, actual) ? shown : actual;
        } catch (IOException e) {
            // PWD was inherited from elsewhere, and is gone or not ours to see.
            return actual;
        }
    }

    private Map<String, String> variables(TargetOptions options, Path directory)
            throws TargetException {
        Map<String, String> variables = new HashMap<>(environment);
        readSandbox(directory.resolve(ComposeFiles.SANDBOX_ENV), variables);
        for (Path file : options.envFiles()) {
            readGiven(workingDirectory().resolve(file), variables);
        }
        for (String variable : options.variables()) {
            set(variable, variables);
        }
        return variables;
    }

    private static void readSandbox(Path file, Map<String, String> variables)
            throws TargetException {
        if (!Files.exists(file)) {
            return;
        }
        try {
            variables.putAll(EnvFile.read(file, variables).values());
        } catch (EnvFileException e) {
            throw new TargetException(String.valueOf(e.getMessage()), e);
        }
    }

    private static void readGiven(Path file, Map<String, String> variables)
            throws TargetOptionException {
        try {
            variables.putAll(EnvFile.read(file, variables).values());
        } catch (EnvFileException e) {
            throw new TargetOptionException("--env-file: " + e.getMessage(), e);
        }
    }

    private static void set(String variable, Map<String, String> variables)
            throws TargetOptionException {
        int equals = variable.indexOf('=');
        String name = equals < 0 ? variable : variable.substring(0, equals);
        if (equals < 0 || !isName(name)) {
            throw new TargetOptionException(
                    "--var " + name + " sets nothing: write --var NAME=value");
        }
        variables.put(name, variable.substring(equals + 1));
    }

    private static boolean isName(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (!ShellSource.isNamePart(name.charAt(i), i > 0)) {
                return false;
            }
        }
        return !name.isEmpty();
    }
}
