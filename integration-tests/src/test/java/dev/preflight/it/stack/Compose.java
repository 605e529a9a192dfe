package dev.preflight.it.stack;

import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The compose project, and its containers by the names that compose gives them.
 *
 * @param project its name
 * @param directory where its file is
 */
record Compose(String project, Path directory) {
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

    /** All that the container has written, to either of its outputs. */
    String logs(String service) {
        Command.Result result = docker("logs", container(service));
        return result.orFail() + result.stderr();
    }

    /* Not in the directory: these must also work when the stack and its directory are gone. */
    private static Command.Result docker(String... arguments) {
        Stream<String> line = Stream.concat(Stream.of("docker"), Stream.of(arguments));
        return Command.of(line.toArray(String[]::new)).run();
    }
}
