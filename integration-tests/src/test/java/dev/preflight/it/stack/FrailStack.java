package dev.preflight.it.stack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A compose project whose containers only start when somebody starts them, and which count that.
 * Small, and started in no time.
 */
public final class FrailStack implements AutoCloseable {
    /** Runs until it is killed, and runs again once it is started. */
    public static final String VICTIM = "victim";

    /** Nobody has any business with it. */
    public static final String BYSTANDER = "bystander";

    /** Ends as soon as it is started, until it is mended. */
    public static final String HOPELESS = "hopeless";

    private final Compose compose;

    private FrailStack(Compose compose) {
        this.compose = compose;
    }

    /**
     * Starts one, but for what is hopeless.
     *
     * @param directory made if need be, and deleted with the stack
     */
    public static FrailStack start(String project, Path directory) {
        Busybox busybox = Busybox.find().orElseThrow(() -> new IllegalStateException("no busybox"));
        FileTree.write(directory.resolve("docker-compose.yml"), FileTree.resource("frail.yml"));
        FileTree.write(
                directory.resolve(".env"),
                "COMPOSE_PROJECT_NAME=%s%nSTACK_IMAGE=%s%n"
                        .formatted(project, new StackImage(busybox).name())
                        .getBytes(UTF_8));
        FrailStack stack = new FrailStack(new Compose(project, directory));
        stack.mendHopeless();
        stack.compose.run("up", "-d");
        return stack;
    }

    /**
     * Kills the container. By the return it has ended, and whoever watches may have started it
     * again; one that does not run is let be.
     */
    public void kill(String service) {
        // Not by compose, which takes ten times as long.
        Command.of("docker", "kill", compose.container(service)).run();
    }

    /** Kills the hopeless one, and whoever starts it will see it end at once. */
    public void loseHope() {
        FileTree.delete(directory().resolve("control/mended"));
        kill(HOPELESS);
    }

    /** From its next start on the hopeless one lasts. */
    public void mendHopeless() {
        FileTree.write(directory().resolve("control/mended"), new byte[0]);
    }

    public boolean runs(String service) {
        return compose.state(service) == ContainerState.RUNNING;
    }

    /** When each container was started last, by service. */
    public Map<String, Instant> starts() {
        return compose.starts();
    }

    /** When the container ended last, by the engine; it must have done so. */
    public Instant endOf(String service) {
        return Instant.parse(compose.inspect(service, "{{.State.FinishedAt}}"));
    }

    /**
     * When the container was started, every time, by its own log; the first time was the test's.
     */
    public List<Instant> startsOf(String service) {
        return compose.logsWithTimes(service)
                .lines()
                .filter(line -> line.endsWith(" started"))
                .map(line -> Instant.parse(line.substring(0, line.indexOf(' '))))
                .sorted()
                .toList();
    }

    public String project() {
        return compose.project();
    }

    public Path directory() {
        return compose.directory();
    }

    /** The containers and their last log lines, for the message of a test that failed. */
    public String describe() {
        return compose.run("ps", "-a") + compose.run("logs", "--no-color", "--tail", "5");
    }

    @Override
    public void close() {
        compose.run("down", "-v", "-t", "0");
        FileTree.delete(directory());
    }
}
