package dev.preflight.it.detect;

import static dev.preflight.it.stack.WorkerStack.TRAINING_WORKER_1;

import dev.preflight.adapters.container.ContainerEvent;
import dev.preflight.adapters.docker.ContainerEngine;
import dev.preflight.adapters.docker.DockerEndpoint;
import dev.preflight.it.stack.Command;
import dev.preflight.it.stack.WorkerStack;
import dev.preflight.service.detect.CheckTrigger;
import dev.preflight.service.detect.EngineWatches;
import dev.preflight.service.detect.WatchedTarget;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** Kills a container again and again, and measures how long it takes until a check is triggered. */
final class TimeToDetect {
    private static final Duration WINDOW = Duration.ofMillis(250);
    private static final String PROJECT = "preflight-time-to-detect";

    private final WorkerStack stack;
    private final BlockingQueue<Detected> detected = new LinkedBlockingQueue<>();
    private final List<Duration> sinceDeath = new ArrayList<>();
    private final List<Duration> sinceCommand = new ArrayList<>();

    /** A trigger, and when it came. */
    private record Detected(ContainerEvent cause, Instant at) {}

    private TimeToDetect(WorkerStack stack) {
        this.stack = stack;
    }

    /** Takes the number of kills and a directory for the stack, which is deleted with it. */
    public static void main(String[] args) throws Exception {
        try (WorkerStack stack = WorkerStack.start(PROJECT, Path.of(args[1]))) {
            new TimeToDetect(stack).measure(Integer.parseInt(args[0]));
        }
    }

    private void measure(int rounds) throws Exception {
        try (EngineWatches watches = watches()) {
            watches.start();
            Awaitility.await().until(() -> watches.statuses().get(0).connectedSince() != null);
            // The first ones load classes, of docker-java and of the engine's client.
            for (int round = -3; round < rounds; round++) {
                Instant command = kill();
                Detected one = detected.poll(10, TimeUnit.SECONDS);
                if (one == null) {
                    throw new IllegalStateException("kill " + round + " was not detected in 10 s");
                }
                if (round >= 0) {
                    sinceDeath.add(Duration.between(one.cause().at(), one.at()));
                    sinceCommand.add(Duration.between(command, one.at()));
                }
                startAgain();
            }
        }
        Percentiles.printHeader();
        Percentiles.print("death (engine) to trigger", sinceDeath);
        Percentiles.print("docker kill (start) to trigger", sinceCommand);
    }

    private EngineWatches watches() throws Exception {
        DockerEndpoint endpoint =
                DockerEndpoint.resolve(System.getenv(), Path.of(System.getProperty("user.home")));
        WatchedTarget target =
                new WatchedTarget(
                        "lab", endpoint.toString(), ContainerEngine.eventsAt(endpoint), PROJECT);
        CheckTrigger trigger =
                new CheckTrigger() {
                    @Override
                    public void trigger(String target, ContainerEvent cause) {
                        detected.add(new Detected(cause, Instant.now()));
                    }

                    @Override
                    public void reconcile(String target) {
                        throw new IllegalStateException("the engine was lost");
                    }
                };
        return new EngineWatches(List.of(target), trigger, WINDOW, InstantSource.system());
    }

    private Instant kill() {
        Instant begin = Instant.now();
        docker("kill");
        return begin;
    }

    /*
     * Later than the window ends, so that the next death is the first of one again. By then a
     * death may have led to a second trigger.
     */
    private void startAgain() {
        docker("start");
        Awaitility.await().pollDelay(WINDOW.plusMillis(50)).until(() -> true);
        detected.clear();
    }

    private void docker(String verb) {
        Command.of("docker", verb, stack.containerName(TRAINING_WORKER_1)).run().orFail();
    }
}
