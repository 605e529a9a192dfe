package dev.preflight.it.docker;

import dev.preflight.adapters.process.ProcessResult;
import dev.preflight.adapters.process.ProcessRunner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The docker command, for what the adapters under test cannot do or must not be trusted with. */
final class DockerCli {
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final Path ANYWHERE = Path.of("").toAbsolutePath();

    void compose(Path directory, String project, List<String> arguments) {
        List<String> line = new ArrayList<>(List.of("docker", "compose", "-p", project));
        line.addAll(arguments);
        run(directory, line);
    }

    String imageOf(String container) {
        return docker("container", "inspect", "-f", "{{.Config.Image}}", container).strip();
    }

    /** Starts a container as compose would label it. */
    void start(String project, String service, String image, List<String> options, String script) {
        List<String> line = new ArrayList<>(List.of("run", "-d", "--network", "none"));
        line.addAll(options);
        line.addAll(
                List.of(
                        "--label=com.docker.compose.project=" + project,
                        "--label=com.docker.compose.service=" + service,
                        "--name=" + project + "-" + service + "-1",
                        image,
                        "sh",
                        "-c",
                        script));
        docker(line.toArray(String[]::new));
    }

    /** Removes every container that has all of the labels. */
    void removeAll(String... labels) {
        List<String> line = new ArrayList<>(List.of("ps", "-aq"));
        for (String label : labels) {
            line.add("--filter");
            line.add("label=" + label);
        }
        List<String> found = docker(line.toArray(String[]::new)).lines().toList();
        if (!found.isEmpty()) {
            List<String> removal = new ArrayList<>(List.of("rm", "-f"));
            removal.addAll(found);
            docker(removal.toArray(String[]::new));
        }
    }

    private static String docker(String... arguments) {
        List<String> line = new ArrayList<>(List.of("docker"));
        line.addAll(List.of(arguments));
        return run(ANYWHERE, line);
    }

    private static String run(Path directory, List<String> line) {
        try {
            ProcessResult result = new ProcessRunner().run(line, directory, System.getenv(), LIMIT);
            if (result.exitStatus() != 0) {
                throw new IllegalStateException(line + ": " + result);
            }
            return result.output();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
