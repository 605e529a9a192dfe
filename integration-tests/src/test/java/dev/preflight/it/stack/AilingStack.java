package dev.preflight.it.stack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A compose project of services that ail in one way each. They are started one by one. */
public final class AilingStack implements AutoCloseable {
    /** Becomes unhealthy by {@link #ail}, and well again with a restart; so do most others. */
    public static final String CURABLE = "curable";

    /** Is never healthy, and says why in its log. */
    public static final String INCURABLE = "incurable";

    public static final String OPTED_IN = "opted-in";

    /** Does not stop when it is told to, and is labelled to be given two seconds. */
    public static final String STUBBORN = "stubborn";

    /** Crashes on every start until it is mended. */
    public static final String LOOPING = "looping";

    private static final Set<String> WELL = Set.of("healthy", "none");

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Compose compose;

    private AilingStack(Compose compose) {
        this.compose = compose;
    }

    /**
     * Its files, and no container yet.
     *
     * @param directory made if need be, and deleted with the stack
     */
    public static AilingStack in(Path directory, String project) {
        Busybox busybox = Busybox.find().orElseThrow(() -> new IllegalStateException("no busybox"));
        FileTree.write(directory.resolve("docker-compose.yml"), FileTree.resource("ailing.yml"));
        FileTree.write(
                directory.resolve(".env"),
                "COMPOSE_PROJECT_NAME=%s%nSTACK_IMAGE=%s%n"
                        .formatted(project, new StackImage(busybox).name())
                        .getBytes(UTF_8));
        FileTree.write(directory.resolve("control/crash"), new byte[0]);
        return new AilingStack(new Compose(project, directory));
    }

    public void up(String... services) {
        compose.run(line(Stream.of("up", "-d"), services));
    }

    public void stop(String service) {
        compose.run("stop", service);
    }

    public void pause(String service) {
        compose.run("pause", service);
    }

    /** Takes away what makes it well. */
    public void ail(String... services) {
        for (String service : services) {
            awaitHealth(service, "healthy");
            compose.run("exec", "-T", service, "rm", "/ok");
        }
        for (String service : services) {
            awaitUnhealthy(service);
        }
    }

    public void awaitUnhealthy(String service) {
        awaitHealth(service, "unhealthy");
    }

    public void awaitHealthy(String service) {
        awaitHealth(service, "healthy");
    }

    private void awaitHealth(String service, String health) {
        await(service + " is " + health, () -> compose.health(service).equals(health));
    }

    public void awaitEnd(String service) {
        await(service + " has ended", () -> compose.state(service) == ContainerState.EXITED);
    }

    /** Waits until it has crashed so often that the engine makes a pause, and mends it. */
    public void mendLooping() {
        awaitLoop();
        FileTree.delete(directory().resolve("control/crash"));
    }

    public void awaitLoop() {
        await("it loops", () -> compose.restarts(LOOPING) >= 4);
    }

    private static void await(String claim, Callable<Boolean> holds) {
        Awaitility.await(claim).atMost(PATIENCE).until(holds);
    }

    /** When each container was started last. */
    public Map<String, Instant> starts() {
        return compose.starts();
    }

    /** Whether it runs and is not known to be unhealthy. */
    public boolean runs(String service) {
        return compose.state(service) == ContainerState.RUNNING;
    }

    public Path directory() {
        return compose.directory();
    }

    public String project() {
        return compose.project();
    }

    /** Whether it runs, and its health check, if it has one, says that it is healthy. */
    public boolean isWell(String service) {
        return runs(service) && WELL.contains(compose.health(service));
    }

    /** The containers and their last log lines, for the message of a test that failed. */
    public String describe() {
        return compose.run("ps", "-a") + compose.run("logs", "--no-color", "--tail", "5");
    }

    /** Removes the containers, for the next test. */
    public void clear() {
        FileTree.write(directory().resolve("control/crash"), new byte[0]);
        compose.run("down", "-t", "0");
    }

    @Override
    public void close() {
        clear();
        FileTree.delete(directory());
    }

    private static String[] line(Stream<String> command, String... services) {
        return Stream.concat(command, Stream.of(services)).toArray(String[]::new);
    }
}
