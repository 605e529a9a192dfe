package dev.preflight.it.docker;

import static dev.preflight.it.stack.WorkerStack.BACKTEST_WORKER_1;
import static dev.preflight.it.stack.WorkerStack.TRAINING_WORKER_1;

import dev.preflight.adapters.container.ContractStack;
import dev.preflight.adapters.docker.ContainerEngine;
import dev.preflight.adapters.docker.DockerEndpoint;
import dev.preflight.it.stack.WorkerStack;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The real stack of workers, as the contracts want it; one for all tests of a class. */
final class EngineStack implements ContractStack, AutoCloseable {
    private static final String SERVICE = BACKTEST_WORKER_1;

    private final WorkerStack workers;
    private final DockerCli docker = new DockerCli();

    private EngineStack(WorkerStack workers) {
        this.workers = workers;
    }

    static EngineStack start(String project, Path directory) {
        return new EngineStack(WorkerStack.start(project, directory));
    }

    /** The engine that it runs on, found as the docker command finds it. */
    static ContainerEngine engine() throws Exception {
        return ContainerEngine.at(endpoint());
    }

    static DockerEndpoint endpoint() throws Exception {
        return DockerEndpoint.resolve(System.getenv(), Path.of(System.getProperty("user.home")));
    }

    /** Makes it as the contracts want it before each test. */
    void restore() {
        removeExtras();
        workers.restore();
    }

    private void removeExtras() {
        docker.removeAll("com.docker.compose.project=" + neighbour());
        docker.removeAll(
                "com.docker.compose.oneoff=True", "com.docker.compose.project=" + project());
    }

    @Override
    public String project() {
        return workers.project();
    }

    @Override
    public String workingDirectory() {
        return workers.directory().toString();
    }

    @Override
    public String service() {
        return SERVICE;
    }

    @Override
    public String otherService() {
        return TRAINING_WORKER_1;
    }

    @Override
    public String publishedService() {
        return WorkerStack.BACKEND;
    }

    @Override
    public int publishedPort() {
        return workers.port();
    }

    @Override
    public Map<String, String> environment(String service) {
        return Map.of("KTRDR_WORKER_ID", service, "DB_PASSWORD", WorkerStack.SECRET);
    }

    @Override
    public String greeting(String service) {
        return "starting worker " + service;
    }

    @Override
    public void kill(String service) {
        workers.kill(service);
    }

    @Override
    public void remove(String service) {
        workers.remove(service);
    }

    @Override
    public void pause(String service) {
        workers.pause(service);
    }

    @Override
    public void createOnly(String service) {
        workers.remove(service);
        compose("create", service);
    }

    @Override
    public void crashLoop(String service) {
        workers.crashLoop(service);
    }

    @Override
    public void runOneOff(String service) {
        compose("run", "-d", "--no-deps", service);
    }

    private void compose(String... arguments) {
        docker.compose(workers.directory(), project(), List.of(arguments));
    }

    @Override
    public String startNeighbour() {
        startNeighbour(List.of(), "sleep 600");
        return neighbour();
    }

    /** Starts another project with one container that is run in its own way. */
    String startNeighbour(List<String> options, String script) {
        String image = docker.imageOf(workers.containerName(otherService()));
        docker.start(neighbour(), SERVICE, image, options, script);
        return neighbour();
    }

    private String neighbour() {
        return project() + "-neighbour";
    }

    WorkerStack workers() {
        return workers;
    }

    @Override
    public void close() {
        removeExtras();
        workers.close();
    }
}
