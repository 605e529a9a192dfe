package dev.preflight.it.stack;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * A backend and four workers in real containers, to be broken in every way that a real stack
 * breaks. Every lever returns when the stack is in the state that the lever is named after.
 *
 * <p>A worker's id is the name of its service. It registers about a second after each start, and
 * never otherwise: what has been forgotten comes back with a restart only. A backend that was
 * restarted has forgotten all workers, while the {@link BackendMode modes} set here stay.
 *
 * <p>Several stacks run side by side under different project names. Not thread-safe.
 */
public final class WorkerStack implements AutoCloseable {
    public static final String BACKEND = "backend";
    public static final String TRAINING_WORKER_1 = "training-worker-1";
    public static final String TRAINING_WORKER_2 = "training-worker-2";
    public static final String BACKTEST_WORKER_1 = "backtest-worker-1";
    public static final String BACKTEST_WORKER_2 = "backtest-worker-2";

    /** The workers in the order of their ports, which start at 5003. */
    public static final List<String> WORKERS =
            List.of(BACKTEST_WORKER_1, BACKTEST_WORKER_2, TRAINING_WORKER_1, TRAINING_WORKER_2);

    /** A value in the environment of every worker, and in its log, that must never be reported. */
    public static final String SECRET = "hunter2-secret";

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(100);

    private final StackFiles files;
    private final Compose compose;
    private final BackendClient backend;
    private final Set<String> shellLess = new HashSet<>();

    private WorkerStack(String project, Path directory, int port) {
        files = new StackFiles(directory);
        compose = new Compose(project, directory);
        backend = new BackendClient(port);
    }

    /**
     * Starts a stack and waits until all of its workers are registered.
     *
     * @param project the name of the compose project, also the prefix of its containers' names
     * @param directory made if need be, and deleted with the stack
     */
    public static WorkerStack start(String project, Path directory) {
        WorkerStack stack = new WorkerStack(project, directory, FreePort.find());
        try {
            stack.start();
            return stack;
        } catch (RuntimeException | Error e) {
            stack.close();
            throw e;
        }
    }

    private void start() {
        Busybox busybox = Busybox.find().orElseThrow(() -> new IllegalStateException("no busybox"));
        files.write(project(), port(), new StackImage(busybox).name());
        compose.run("up", "-d");
        WORKERS.forEach(this::awaitRegistered);
    }

    /** Stops the container in good order; it stays, exited. */
    public void stop(String service) {
        compose.run("stop", service);
    }

    /** Kills the container; it stays, exited, for the engine does not restart what was killed. */
    public void kill(String service) {
        compose.run("kill", service);
        awaitState(service, ContainerState.EXITED);
    }

    /** Removes the container: only compose can bring it back. */
    public void remove(String service) {
        compose.run("rm", "--stop", "--force", service);
    }

    /** Removes the container half-way, which leaves it dead. */
    public void die(String service) {
        FailedRemoval.of(compose.container(service));
        awaitState(service, ContainerState.DEAD);
    }

    /** Replaces the container by one that was never started. */
    public void recreateUnstarted(String service) {
        remove(service);
        compose.run("create", service);
    }

    /** Freezes the processes of the container: it counts as neither running nor ended. */
    public void pause(String service) {
        compose.run("pause", service);
    }

    /** Undoes {@link #pause}. */
    public void unpause(String service) {
        compose.run("unpause", service);
    }

    /** What {@code docker compose up -d} does: brings the container into being and starts it. */
    public void up(String service) {
        compose.run("up", "-d", service);
    }

    /** Restarts a worker and waits until it is registered anew, for which the backend must run. */
    public void restartWorker(String service) {
        forget(service);
        compose.run("restart", service);
        awaitRegistered(service);
    }

    /** Restarts the backend, which then knows no workers, and waits until it answers. */
    public void restartBackend() {
        compose.run("restart", BACKEND);
        awaitBackend();
    }

    /**
     * From now on the worker exits as soon as it is started, and the engine starts it again.
     * Returns when it has done so twice, before which it might be an honest recovery.
     */
    public void crashLoop(String service) {
        crash(service, WorkerFlaw.CRASH, ContainerState.RESTARTING);
    }

    /**
     * From now on the worker runs for three seconds, crashes, and is started again by the engine:
     * most of the time its state is running. Returns when it runs for the third time.
     */
    public void crashLater(String service) {
        crash(service, WorkerFlaw.CRASH_LATER, ContainerState.RUNNING);
    }

    private void crash(String service, WorkerFlaw flaw, ContainerState state) {
        files.flaw(service, flaw);
        compose.run("restart", service);
        await(
                service + " is in a restart loop, " + state,
                () -> containerState(service) == state && compose.restarts(service) >= 2);
    }

    /** From now on the worker does not stop when it is told to: a restart takes its whole grace. */
    public void ignoreStop(String service) {
        files.flaw(service, WorkerFlaw.IGNORE_STOP);
        restartWorker(service);
    }

    /**
     * The worker's container is unhealthy, and well again with a restart. It is a new container,
     * which the engine asks for its health.
     */
    public void makeUnhealthy(String service) {
        files.probeHealth(service);
        forget(service);
        up(service);
        awaitRegistered(service);
        awaitHealth(service, "healthy");
        compose.run("exec", "-T", service, "rm", "/ok");
        awaitHealth(service, "unhealthy");
    }

    private void awaitHealth(String service, String health) {
        await(service + " is " + health, () -> compose.health(service).equals(health));
    }

    /** The container goes on, but has lost the program that it starts with: it never will again. */
    public void loseShell(String service) {
        compose.run("exec", "-T", service, "rm", "/bin/sh");
        shellLess.add(service);
    }

    /** The worker is unregistered and no restart will ever register it: there is no cure. */
    public void neverRegisterAgain(String service) {
        files.flaw(service, WorkerFlaw.NEVER_REGISTER);
        forget(service);
    }

    /** The worker logs bytes that are not UTF-8 and terminal escapes, now and on each start. */
    public void logGarbage(String service) {
        files.flaw(service, WorkerFlaw.LOG_GARBAGE);
        restartWorker(service);
    }

    /** Takes away all that makes the worker misbehave, which shows at its next start. */
    public void mend(String service) {
        files.mend(service);
    }

    /** The backend loses all registrations. */
    public void forgetAllWorkers() {
        backend.get("/control/forget");
    }

    /** The backend loses the registration of one worker. */
    public void forget(String workerId) {
        backend.get("/control/forget?worker_id=" + workerId);
    }

    /** The backend registers another worker, of any type, that runs in the service's container. */
    public void register(String workerId, String type, String service) {
        backend.get(
                "/register?worker_id=%s&type=%s&host=%s&port=%d"
                        .formatted(workerId, type, service, StackFiles.portOf(service)));
    }

    /** What the backend says of a registered worker, until that worker registers anew. */
    public void reportStatus(String workerId, WorkerStatus status) {
        backend.get("/control/status?worker_id=" + workerId + "&status=" + status.word());
    }

    /** How the backend answers when asked for the workers. */
    public void answer(BackendMode mode) {
        files.setting("workers", mode.word());
    }

    /** The backend answers with this when asked for the workers, whatever it knows. */
    public void answerText(String text) {
        files.setting("text", text);
        answer(BackendMode.TEXT);
    }

    /** How the backend answers when asked whether it is healthy. */
    public void answerHealth(BackendMode mode) {
        files.setting("health", mode.word());
    }

    /** The shape of the list of workers; a new stack answers in the documented one. */
    public void answerShape(AnswerShape shape) {
        files.setting("shape", shape.word());
    }

    /** Sets a variable of the worker's environment and recreates its container with it. */
    public void configure(String service, String variable, String value) {
        files.setVariable(service, variable, value);
        up(service);
    }

    /** Removes a variable of the worker's environment and recreates its container without it. */
    public void unconfigure(String service, String variable) {
        files.removeVariable(service, variable);
        up(service);
    }

    /** Makes the directory one of a sandbox: {@code .env.sandbox} and the compose file for it. */
    public void becomeSandbox() {
        becomeSandbox(port());
    }

    /** The same with another port, on which its backend is not. */
    public void becomeSandbox(int port) {
        Map<String, String> environment = new TreeMap<>(environment());
        environment.put("KTRDR_API_PORT", String.valueOf(port));
        files.writeSandbox(environment);
    }

    /**
     * Makes the stack as it was after its start, whatever was done to it: quicker than a new one.
     * Only what has been logged stays.
     */
    public void restore() {
        Instant begin = Instant.now();
        files.reset();
        in(ContainerState.PAUSED).forEach(this::unpause);
        in(ContainerState.DEAD).forEach(this::remove);
        shellLess.forEach(this::remove);
        shellLess.clear();
        compose.run("up", "-d");
        awaitBackend();
        restoreRegistrations(begin);
    }

    private List<String> in(ContainerState state) {
        return Stream.concat(Stream.of(BACKEND), WORKERS.stream())
                .filter(service -> containerState(service) == state)
                .toList();
    }

    private void restoreRegistrations(Instant begin) {
        backend.listedWorkers().stream().filter(it -> !WORKERS.contains(it)).forEach(this::forget);
        List<String> whole = WORKERS.stream().filter(it -> isWholeSince(it, begin)).toList();
        whole.forEach(it -> reportStatus(it, WorkerStatus.AVAILABLE));
        List<String> others = WORKERS.stream().filter(it -> !whole.contains(it)).toList();
        if (!others.isEmpty()) {
            // One that has just started may register once more as long as it runs.
            compose.run(line(Stream.of("stop", "-t", "0"), others));
            others.forEach(this::forget);
            compose.run(line(Stream.of("start"), others));
            others.forEach(this::awaitRegistered);
        }
    }

    private static String[] line(Stream<String> command, List<String> services) {
        return Stream.concat(command, services.stream()).toArray(String[]::new);
    }

    /* A worker started since then will register once more, perhaps in the middle of the next test. */
    private boolean isWholeSince(String worker, Instant time) {
        return isRegistered(worker)
                && containerState(worker) == ContainerState.RUNNING
                && !restartedSince(worker, time);
    }

    /** Waits until the backend lists the worker, which it must do in half a minute. */
    public void awaitRegistered(String workerId) {
        await(workerId + " is registered", () -> backend.listedWorkers().contains(workerId));
    }

    private void awaitBackend() {
        await("the backend answers", backend::answers);
    }

    private void awaitState(String service, ContainerState state) {
        await(service + " is " + state, () -> containerState(service) == state);
    }

    private void await(String claim, Callable<Boolean> holds) {
        try {
            Awaitility.await().atMost(PATIENCE).pollInterval(POLL).until(holds);
        } catch (ConditionTimeoutException e) {
            throw new IllegalStateException("waited in vain: " + claim + "\n" + describe(), e);
        }
    }

    /** What the backend answers when asked for the workers; it must answer with status 200. */
    public String workersJson() {
        return backend.get("/api/v1/workers");
    }

    /** Whether the backend knows the worker, as far as its answer can be read. */
    public boolean isRegistered(String workerId) {
        return backend.listedWorkers().contains(workerId);
    }

    /** The state of the service's container as the engine sees it. */
    public ContainerState containerState(String service) {
        return compose.state(service);
    }

    /** When the container was started last. */
    public Instant startedAt(String service) {
        return Instant.parse(compose.inspect(service, "{{.State.StartedAt}}"));
    }

    /** When each container was started last, by service; also of those that do not run. */
    public Map<String, Instant> starts() {
        return compose.starts();
    }

    /** Whether the worker was made to crash again and again. */
    public boolean isCrashing(String service) {
        return files.has(service, WorkerFlaw.CRASH) || files.has(service, WorkerFlaw.CRASH_LATER);
    }

    /** Whether the container was told to stop after the given time, whatever it made of it. */
    public boolean wasToldToStop(String service, Instant since) {
        return compose.wasSignalled(service, since);
    }

    /** Whether the container was started after the given time; also true of a new container. */
    public boolean restartedSince(String service, Instant time) {
        return startedAt(service).isAfter(time);
    }

    /** Whether it runs, and its health check, if it has one, does not say that it is unhealthy. */
    public boolean isWell(String service) {
        return containerState(service) == ContainerState.RUNNING
                && !compose.health(service).equals("unhealthy");
    }

    /** The identity of the container, which a restart keeps and a recreation changes. */
    public String containerId(String service) {
        return compose.inspect(service, "{{.Id}}");
    }

    /** The variables of the container's process, as in {@code [NAME=value NAME=value]}. */
    public String environmentOf(String service) {
        return compose.inspect(service, "{{.Config.Env}}");
    }

    /** The name of the service's container. */
    public String containerName(String service) {
        return compose.container(service);
    }

    /** All that the container has logged. */
    public String logs(String service) {
        return compose.logs(service);
    }

    /** The containers and their last log lines, for the message of a test that failed. */
    public String describe() {
        return compose.run("ps", "-a") + compose.run("logs", "--no-color", "--tail", "10");
    }

    /** What a program must have in its environment to find this stack. */
    public Map<String, String> environment() {
        return Map.of("KTRDR_API_PORT", String.valueOf(port()), "COMPOSE_PROJECT_NAME", project());
    }

    /** The port on this machine that the backend is published on. */
    public int port() {
        return backend.port();
    }

    /** The directory of the compose file. */
    public Path directory() {
        return compose.directory();
    }

    /** The name of the compose project. */
    public String project() {
        return compose.project();
    }

    /** Removes the containers, the network and the directory; does nothing the second time. */
    @Override
    public void close() {
        if (files.areThere()) {
            compose.run("down", "-v", "-t", "0", "--remove-orphans");
        }
        files.delete();
    }
}
