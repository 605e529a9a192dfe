package dev.preflight.it.stack;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The compose project, and its containers by the names that compose gives them.
 *
 * @param project its name
 * @param directory where its file is
 */
record Compose(String project, Path directory) {
    private static final String STARTED =
            "{{index .Config.Labels \"com.docker.compose.service\"}} {{.State.StartedAt}}";

    /** Runs {@code docker compose} in the project's directory and fails when it fails. */
    String run(String... arguments) {
        Stream<String> line =
                Stream.concat(Stream.of("docker", "compose", "-p", project), Stream.of(arguments));
        return new Command(directory, line.toList()).run().orFail();
    }

    String container(String service) {
        return project + "-" + service + "-1";
    }

    /** One value of {@code docker inspect}; the container must exist. */
    String inspect(String service, String template) {
        return docker("container", "inspect", "-f", template, container(service)).orFail().strip();
    }

    ContainerState state(String service) {
        Command.Result result =
                docker("container", "inspect", "-f", "{{.State.Status}}", container(service));
        if (!result.ok() && result.stderr().contains("No such container")) {
            return ContainerState.ABSENT;
        }
        return ContainerState.of(result.orFail().strip());
    }

    /** How often the engine has started the container again by itself. */
    int restarts(String service) {
        return Integer.parseInt(inspect(service, "{{.RestartCount}}"));
    }

    String health(String service) {
        return inspect(service, "{{if .State.Health}}{{.State.Health.Status}}{{else}}none{{end}}");
    }

    /** When each of the project's containers was started last, by service; running or not. */
    Map<String, Instant> starts() {
        String label = "label=com.docker.compose.project=" + project;
        List<String> ids = docker("ps", "-aq", "--filter", label).orFail().lines().toList();
        Map<String, Instant> starts = new TreeMap<>();
        for (String id : ids) {
            String line = docker("container", "inspect", "-f", STARTED, id).orFail().strip();
            int space = line.indexOf(' ');
            starts.put(line.substring(0, space), Instant.parse(line.substring(space + 1)));
        }
        return starts;
    }

    /** Whether the engine has sent the container a signal since. */
    boolean wasSignalled(String service, Instant since) {
        return !docker(
                        "events",
                        "--since=" + since,
                        "--until=" + Instant.now(),
                        "--filter=container=" + container(service),
                        "--filter=event=kill")
                .orFail()
                .isEmpty();
    }

    /** All that the container has written, to either of its outputs. */
    String logs(String service) {
        Command.Result result = docker("logs", container(service));
        return result.orFail() + result.stderr();
    }

    /** The same, each line behind the engine's time of it. */
    String logsWithTimes(String service) {
        Command.Result result = docker("logs", "--timestamps", container(service));
        return result.orFail() + result.stderr();
    }

    /* Not in the directory: these must also work when the stack and its directory are gone. */
    private static Command.Result docker(String... arguments) {
        Stream<String> line = Stream.concat(Stream.of("docker"), Stream.of(arguments));
        return Command.of(line.toArray(String[]::new)).run();
    }
}
