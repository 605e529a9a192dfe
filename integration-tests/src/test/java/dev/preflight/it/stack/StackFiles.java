package dev.preflight.it.stack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The files of a stack: the compose file with its variables, the environments of the workers, and
 * the directory {@code control} in which the containers look up how to behave. Containers only read
 * them, so that whoever runs the test may delete them.
 *
 * @param directory of the compose project
 */
record StackFiles(Path directory) {
    private static final String SANDBOX_COMPOSE = "docker-compose.sandbox.yml";
    private static final String OVERRIDE = "docker-compose.override.yml";
    private static final String SANDBOX_ENVIRONMENT = ".env.sandbox";
    private static final int FIRST_WORKER_PORT = 5003;

    void write(String project, int port, String image) {
        write("docker-compose.yml", FileTree.resource("docker-compose.yml"));
        writeLines(
                ".env",
                List.of(
                        "COMPOSE_PROJECT_NAME=" + project,
                        "KTRDR_API_PORT=" + port,
                        "STACK_IMAGE=" + image));
        reset();
    }

    /** Undoes every setting and flaw, every change of an environment, and the sandbox. */
    void reset() {
        WorkerStack.WORKERS.forEach(it -> writeLines(environmentOf(it), initialEnvironment(it)));
        WorkerStack.WORKERS.forEach(this::mend);
        // Not all of control: that very directory is mounted in the containers.
        FileTree.delete(directory.resolve("control/backend"));
        FileTree.delete(directory.resolve(SANDBOX_COMPOSE));
        FileTree.delete(directory.resolve(SANDBOX_ENVIRONMENT));
        FileTree.delete(directory.resolve(OVERRIDE));
        setting("shape", AnswerShape.DOCUMENTED.word());
    }

    void writeSandbox(Map<String, String> environment) {
        write(SANDBOX_COMPOSE, FileTree.resource("docker-compose.yml"));
        writeLines(
                SANDBOX_ENVIRONMENT,
                environment.entrySet().stream()
                        .map(it -> it.getKey() + "=" + it.getValue())
                        .sorted()
                        .toList());
    }

    /**
     * Has the service's next container be asked for its health, which is good while /ok is there.
     */
    void probeHealth(String service) {
        writeLines(
                OVERRIDE,
                List.of(
                        "services:",
                        "  " + service + ":",
                        "    healthcheck:",
                        "      test: [\"CMD\", \"cat\", \"/ok\"]",
                        "      interval: 500ms",
                        "      timeout: 2s",
                        "      retries: 1"));
    }

    boolean areThere() {
        return Files.exists(directory.resolve("docker-compose.yml"));
    }

    void setting(String name, String value) {
        writeLines("control/backend/" + name, List.of(value));
    }

    void flaw(String service, WorkerFlaw flaw) {
        writeLines("control/" + service + "/" + flaw.word(), List.of());
    }

    boolean has(String service, WorkerFlaw flaw) {
        return Files.exists(directory.resolve("control/" + service + "/" + flaw.word()));
    }

    void mend(String service) {
        FileTree.delete(directory.resolve("control").resolve(service));
    }

    void setVariable(String service, String variable, String value) {
        writeLines(
                environmentOf(service),
                Stream.concat(without(service, variable), Stream.of(variable + "=" + value))
                        .toList());
    }

    void removeVariable(String service, String variable) {
        writeLines(environmentOf(service), without(service, variable).toList());
    }

    static int portOf(String worker) {
        return FIRST_WORKER_PORT + WorkerStack.WORKERS.indexOf(worker);
    }

    void delete() {
        FileTree.delete(directory);
    }

    private static List<String> initialEnvironment(String worker) {
        return List.of(
                "KTRDR_WORKER_ID=" + worker,
                "KTRDR_WORKER_PORT=" + portOf(worker),
                "KTRDR_API_URL=http://backend:8000",
                "DB_PASSWORD=" + WorkerStack.SECRET);
    }

    private Stream<String> without(String service, String variable) {
        byte[] content = FileTree.read(directory.resolve(environmentOf(service)));
        return new String(content, UTF_8).lines().filter(line -> !line.startsWith(variable + "="));
    }

    private static String environmentOf(String service) {
        return "environment/" + service + ".env";
    }

    private void writeLines(String file, List<String> lines) {
        String content = lines.stream().map(line -> line + "\n").collect(Collectors.joining());
        write(file, content.getBytes(UTF_8));
    }

    private void write(String file, byte[] content) {
        FileTree.write(directory.resolve(file), content);
    }
}
