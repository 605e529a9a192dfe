package dev.preflight.adapters.sandbox;

import dev.preflight.adapters.compose.ComposeProjectFile;
import dev.preflight.adapters.container.ContainerEvents;
import dev.preflight.adapters.container.ContainerOperator;
import dev.preflight.adapters.container.ContainerReader;
import dev.preflight.adapters.container.EngineException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * A whole stack inside the JVM: a compose project with a backend and four workers in virtual
 * containers, the engine that they run on, and the backend's HTTP API on a port of 127.0.0.1. It is
 * made in a few milliseconds, all of it up and registered, and has a lever for everything that can
 * go wrong.
 *
 * <p>Everything that happens by itself is a function of what was done and of the time of its clock;
 * only the HTTP server has threads, and they are daemons. Safe for threads.
 *
 * <p>Levers throw {@link IllegalArgumentException} for a service that does not exist, and {@link
 * IllegalStateException} for one that is not in a state for it.
 */
public final class Sandbox implements AutoCloseable {
    // Longer than the engine takes a container for one that may be in a restart loop.
    private static final Duration UP_FOR = Duration.ofMinutes(1);

    private final SandboxSettings settings;
    private final VirtualEngine engine;
    private final BackendServer server;
    private final BackendProgram backend;
    private final Map<String, WorkerProgram> workers = new TreeMap<>();
    private final VirtualProject project;

    private Sandbox(SandboxSettings settings) throws IOException {
        this.settings = settings;
        engine = new VirtualEngine(settings.time());
        server = new BackendServer(settings.project(), this::reply);
        backend = new BackendProgram(server, settings.timing());
        project =
                new VirtualProject(
                        settings.project(),
                        settings.workingDirectory(),
                        programs(),
                        server.port(),
                        engine.events());
        engine.add(settings.project(), project);
    }

    /** A sandbox whose containers have all been up for a minute. */
    public static Sandbox start(SandboxSettings settings) {
        Sandbox sandbox = create(settings);
        try {
            sandbox.engine.upSince(sandbox.project, sandbox.aMinuteAgo());
            return sandbox;
        } catch (EngineException failure) {
            sandbox.close();
            throw new IllegalStateException("the sandbox did not start", failure);
        }
    }

    private static Sandbox create(SandboxSettings settings) {
        try {
            return new Sandbox(settings);
        } catch (IOException failure) {
            throw new UncheckedIOException("no port on 127.0.0.1 for the sandbox", failure);
        }
    }

    /** The name of its compose project. */
    public String project() {
        return settings.project();
    }

    /** The directory that the project claims to have been started from. */
    public String workingDirectory() {
        return settings.workingDirectory();
    }

    /** Where the backend is published: {@code http://127.0.0.1:PORT}, the same all its life. */
    public URI backendUrl() {
        return URI.create("http://127.0.0.1:" + backendPort());
    }

    /** The port of {@link #backendUrl}. */
    public int backendPort() {
        return server.port();
    }

    /** Looks at the containers of the sandbox's engine. */
    public ContainerReader reader() {
        return engine;
    }

    /** Acts on the containers of the sandbox's engine. */
    public ContainerOperator operator() {
        return engine;
    }

    /**
     * What happens to the containers of the sandbox's engine. Of a restart loop only the first
     * death is told of.
     */
    public ContainerEvents events() {
        return engine.events();
    }

    /** The project as its compose file would define it. */
    public ComposeProjectFile compose() {
        return new SandboxCompose(engine, project);
    }

    /**
     * The text of a compose file with its services. Written to its working directory, it makes that
     * the project's home, so that containers which are not there are known to be missing.
     */
    public String composeFile() {
        return SandboxService.composeFile();
    }

    /** The services that its compose file defines, by name. */
    public List<String> services() {
        return project.services();
    }

    /**
     * Brings a service up as {@code compose up} does: creates its container if it has none, and
     * starts it if it does not run.
     *
     * @throws EngineException if its container is paused, or the engine does not answer
     */
    public void up(String service) throws EngineException {
        engine.up(project, service);
    }

    /** Stops the service's container; it has ended with status 0 then. */
    public void stop(String service) {
        engine.change(now -> project.of(service).end(now, 0));
    }

    /** The service's container ends by itself, with this status. */
    public void crash(String service, int exitCode) {
        engine.change(now -> project.of(service).crash(now, exitCode));
    }

    /** The service's container crashes, and again after every restart by the engine's policy. */
    public void crashLoop(String service) {
        engine.change(now -> project.of(service).crashAgainAndAgain(now, 1));
    }

    /** Freezes the service's container. */
    public void pause(String service) {
        engine.change(now -> project.of(service).pause(now));
    }

    /** Removes the service's container, running or not. */
    public void remove(String service) {
        engine.change(now -> project.remove(service, now));
    }

    /** Replaces the service's container by one that was created and never started. */
    public void createOnly(String service) {
        engine.change(now -> {
            project.remove(service, now);
            project.create(service);
        });
    }

    /**
     * The service's container has a health check, which fails until it is started again; its health
     * is known 5 seconds after that.
     */
    public void becomeUnhealthy(String service) {
        engine.change(now -> project.of(service).becomeUnhealthy(now));
    }

    /** Changes a variable of the service's container, until that is created anew. */
    public void setEnvironment(String service, String variable, String value) {
        engine.change(now -> project.of(service).setEnvironment(variable, value));
    }

    /** From now on the service's worker fails to register; what is registered stays so. */
    public void neverRegisterAgain(String service) {
        engine.change(now -> worker(service).unableToRegister(true));
    }

    /** The service's worker can register again, and does on its next start. */
    public void registerAgain(String service) {
        engine.change(now -> worker(service).unableToRegister(false));
    }

    /** The backend forgets a worker, which does not notice until its next start. */
    public void forget(String service) {
        engine.change(now -> {
            worker(service);
            backend.registry().forget(service);
        });
    }

    /** The backend forgets all workers, which do not notice until their next start. */
    public void forgetAllWorkers() {
        engine.change(now -> backend.registry().forgetAll());
    }

    /** The backend lists a registered worker with this status word until it registers anew. */
    public void reportStatus(String service, String status) {
        changeEntry(service, entry -> entry.reporting(status));
    }

    /** A registered worker works on an operation until it registers anew. */
    public void busyWith(String service, String operation) {
        changeEntry(service, entry -> entry.busyWith(operation));
    }

    /** A registered worker is done, and no status is reported for it any more. */
    public void idle(String service) {
        changeEntry(service, RegistryEntry::idle);
    }

    /** How the backend answers everything that it can be asked. */
    public void answer(BackendMode mode) {
        for (BackendPath path : BackendPath.values()) {
            answer(path, mode);
        }
    }

    /** How the backend answers one kind of request. */
    public void answer(BackendPath path, BackendMode mode) {
        engine.change(now -> backend.answer(path, mode));
    }

    /** In which shape the backend lists its workers; {@code CURRENT} at first. */
    public void answerShape(AnswerShape shape) {
        engine.change(now -> backend.answerShape(shape));
    }

    /** Whether the engine does not answer, as when its socket is gone; levers still work. */
    public void engineUnreachable(boolean unreachable) {
        engine.unreachable(unreachable);
    }

    /**
     * Starts another project on the same engine, with the same services, that do nothing.
     *
     * @throws IllegalStateException if there is a project of that name
     */
    public void startNeighbour(String name) {
        Map<String, Program> programs = new TreeMap<>();
        for (String service : services()) {
            programs.put(service, new IdleProgram(service));
        }
        VirtualProject neighbour =
                new VirtualProject(
                        name,
                        "/sandbox/" + name,
                        programs,
                        SandboxService.BACKEND.port(),
                        engine.events());
        engine.add(name, neighbour);
        try {
            engine.upSince(neighbour, aMinuteAgo());
        } catch (EngineException failure) {
            throw new IllegalStateException("project '" + name + "' did not start", failure);
        }
    }

    /** Gives the port up; from now on the engine does not answer. Repeating it does nothing. */
    @Override
    public void close() {
        engine.unreachable(true);
        engine.change(now -> server.close());
    }

    private Map<String, Program> programs() {
        Map<String, Program> programs = new TreeMap<>();
        for (SandboxService service : SandboxService.ALL) {
            if (service.isWorker()) {
                workers.put(
                        service.name(),
                        new WorkerProgram(service, settings.timing().startUp(), backend));
            }
        }
        programs.put(SandboxService.BACKEND.name(), backend);
        programs.putAll(workers);
        return programs;
    }

    private BackendProgram.Reply reply(BackendPath path) {
        return engine.at(now -> backend.reply(path, now));
    }

    private Instant aMinuteAgo() {
        return settings.time().instant().minus(settings.timing().startUp()).minus(UP_FOR);
    }

    private WorkerProgram worker(String service) {
        WorkerProgram worker = workers.get(service);
        if (worker == null) {
            throw new IllegalArgumentException(
                    "no worker '%s' in the sandbox; workers: %s"
                            .formatted(service, String.join(", ", workers.keySet())));
        }
        return worker;
    }

    private void changeEntry(String service, UnaryOperator<RegistryEntry> change) {
        engine.change(now -> {
            worker(service);
            backend.registry().change(service, change);
        });
    }
}
