package dev.preflight.adapters.compose;

import dev.preflight.adapters.process.ProcessResult;
import dev.preflight.adapters.process.ProcessRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The compose command in the directory of one project. Safe for threads. */
public final class ComposeCommand implements ComposeProjectFile {
    private static final Duration TIME_TO_READ = Duration.ofSeconds(15);
    private static final List<List<String>> PROGRAMS =
            List.of(List.of("docker", "compose"), List.of("docker-compose"));

    private final ProcessRunner processes = new ProcessRunner();
    private final String project;
    private final Path directory;
    private final List<Path> files;
    private final Map<String, String> environment;

    /**
     * A command that is looked for when it is needed.
     *
     * @param project its name, whatever the files or the environment say
     * @param directory in which it is run, absolute
     * @param files in the order of compose's {@code -f}, relative to the directory, which is then
     *     the project's; empty to leave it to compose to find them, and their {@code .env}
     * @param environment of this process, which says where the command and the engine are
     * @param variables of the target, over those; without what its {@code .env} gives, which
     *     compose reads by itself
     */
    public ComposeCommand(
            String project,
            Path directory,
            List<Path> files,
            Map<String, String> environment,
            Map<String, String> variables) {
        this.project = project;
        this.directory = directory;
        this.files = List.copyOf(files);
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(variables);
        this.environment = Map.copyOf(all);
    }

    /**
     * The services that the project's files define, without those of profiles that are not active.
     *
     * @throws ComposeException if there is no compose or it cannot read the files
     * @throws InterruptedException if told to stop
     */
    @Override
    public List<String> services() throws ComposeException, InterruptedException {
        List<String> services = new ArrayList<>();
        for (String line : run(List.of("config", "--services"), TIME_TO_READ).split("\n", -1)) {
            if (!line.isBlank()) {
                services.add(line.strip());
            }
        }
        return List.copyOf(services);
    }

    /**
     * Makes sure that a service has its container and that it is started, and what it depends on
     * likewise: without them it would not come up. Containers that are there are never recreated,
     * so that a dependency which runs stays untouched even if the compose file has changed.
     *
     * @param timeout after which compose is ended; what it has done by then stays done
     * @throws ComposeException if there is no compose or it fails
     * @throws InterruptedException if told to stop; it may or may not have acted
     */
    @Override
    public void up(String service, Duration timeout) throws ComposeException, InterruptedException {
        if (service.startsWith("-")) {
            throw new ComposeException("not the name of a service: " + service);
        }
        run(List.of("up", "--detach", "--no-recreate", service), timeout);
    }

    private String run(List<String> arguments, Duration timeout)
            throws ComposeException, InterruptedException {
        if (!Files.isDirectory(directory)) {
            throw new ComposeException(
                    "the directory " + directory + " of project '" + project + "' does not exist");
        }
        List<String> line = new ArrayList<>(program());
        line.addAll(List.of("-p", project));
        line.addAll(fileOptions());
        line.addAll(arguments);
        return success(line, arguments, execute(line, timeout), timeout).output();
    }

    // Told of files, compose no longer reads the .env beside which it is started.
    private List<String> fileOptions() {
        List<String> options = new ArrayList<>();
        if (!files.isEmpty()) {
            options.addAll(List.of("--project-directory", directory.toString()));
        }
        for (Path file : files) {
            options.addAll(List.of("-f", directory.resolve(file).toString()));
        }
        return options;
    }

    private ProcessResult success(
            List<String> line, List<String> arguments, ProcessResult result, Duration timeout)
            throws ComposeException {
        if (result.timedOut()) {
            throw new ComposeException(
                    what(line, arguments)
                            + " took longer than "
                            + timeout.toMillis()
                            + " ms and was ended"
                            + LastLines.of(result.errors()));
        }
        if (result.exitStatus() != 0) {
            throw new ComposeException(
                    what(line, arguments)
                            + " failed with exit status "
                            + result.exitStatus()
                            + LastLines.of(result.errors()));
        }
        return result;
    }

    private String what(List<String> line, List<String> arguments) {
        String program = line.get(0).equals("docker") ? "docker compose" : line.get(0);
        return "`"
                + program
                + " "
                + String.join(" ", arguments)
                + "` for project '"
                + project
                + "' in "
                + directory;
    }

    private List<String> program() throws ComposeException, InterruptedException {
        for (List<String> program : PROGRAMS) {
            if (isThere(program)) {
                return program;
            }
        }
        throw new ComposeException(
                "neither `docker compose` nor `docker-compose` can be run: install Docker's compose"
                        + " plugin (https://docs.docker.com/compose/install/)");
    }

    private boolean isThere(List<String> program) throws InterruptedException {
        List<String> line = new ArrayList<>(program);
        line.add("version");
        try {
            ProcessResult result = processes.run(line, directory, environment, TIME_TO_READ);
            return result.exitStatus() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private ProcessResult execute(List<String> line, Duration timeout)
            throws ComposeException, InterruptedException {
        try {
            return processes.run(line, directory, environment, timeout);
        } catch (IOException e) {
            throw new ComposeException("cannot run " + line.get(0), e);
        }
    }
}
