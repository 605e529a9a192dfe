package dev.preflight.it.stack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A compose project of services that ail in one way each. They are started one by one. */
public final class AilingStack implements AutoCloseable {
    /** Becomes unhealthy by {@link #ail}, and well again with a restart; so do most others. */
    public static final String CURABLE = "curable";

    public static final String STOPPED = "stopped";
    public static final String WORKER = WorkerStack.TRAINING_WORKER_1;

    /** Is never healthy, and says why in its log. */
    public static final String INCURABLE = "incurable";

    /** Is never healthy, and labelled to be left alone. */
    public static final String OPTED_OUT = "opted-out";

    public static final String OPTED_IN = "opted-in";

    /** Does not stop when it is told to, and is labelled to be given two seconds. */
    public static final String STUBBORN = "stubborn";

    public static final String LOOPING = "looping";
    public static final String ONE_SHOT = "one-shot";

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

    private void awaitHealth(String service, String health) {
        await(
                service + " is " + health,
                () -> compose.inspect(service, "{{.State.Health.Status}}").equals(health));
    }

    public void awaitEnd(String service) {
        await(service + " has ended", () -> compose.state(service) == ContainerState.EXITED);
    }

    /** Waits until it has crashed so often that the engine makes a pause, and mends it. */
    public void mendLooping() {
        await("it loops", () -> compose.restarts(LOOPING) >= 4);
        FileTree.delete(directory().resolve("control/crash"));
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
