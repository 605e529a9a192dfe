package dev.preflight.it.detect;

import static dev.preflight.it.stack.WorkerStack.BACKTEST_WORKER_1;
import static dev.preflight.it.stack.WorkerStack.TRAINING_WORKER_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.preflight.adapters.container.ContainerEvent;
import dev.preflight.adapters.docker.ContainerEngine;
import dev.preflight.adapters.docker.DockerEndpoint;
import dev.preflight.it.stack.RequiresEngine;
import dev.preflight.it.stack.WorkerStack;
import dev.preflight.service.detect.CheckTrigger;
import dev.preflight.service.detect.EngineStatus;
import dev.preflight.service.detect.EngineWatches;
import dev.preflight.service.detect.WatchedTarget;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On the engine of this machine, through a socket that can be cut. */
@RequiresEngine
class EngineWatchesIT {
    private static final Duration WINDOW = Duration.ofMillis(250);

    // A stream is opened anew after ten seconds of silence; the rest is the machine's.
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir private static Path directory;
    private static WorkerStack stack;

    @TempDir private Path temporary;

    private final Triggered triggered = new Triggered();
    private CutRelay relay;
    private EngineWatches watches;

    @BeforeAll
    static void startStack() {
        stack = WorkerStack.start("preflight-it-detect", directory.resolve("stack"));
    }

    @AfterAll
    static void closeStack() {
        stack.close();
    }

    @BeforeEach
    void start() throws Exception {
        stack.restore();
        Path home = Path.of(System.getProperty("user.home"));
        Path engine = DockerEndpoint.resolve(System.getenv(), home).socket();
        Path socket = temporary.resolve("relay.sock");
        relay = CutRelay.start(socket, engine);
        DockerEndpoint endpoint =
                DockerEndpoint.resolve(Map.of("DOCKER_HOST", "unix://" + socket), home);
        WatchedTarget target =
                new WatchedTarget(
                        "lab",
                        endpoint.toString(),
                        ContainerEngine.eventsAt(endpoint),
                        stack.project());
        watches = new EngineWatches(List.of(target), triggered, WINDOW, InstantSource.system());
        watches.start();
        await().until(() -> status().connectedSince() != null);
    }

    @AfterEach
    void close() {
        watches.close();
        relay.close();
    }

    @Test
    void triggersWhenAContainerDies() {
        stack.kill(TRAINING_WORKER_1);

        await().untilAsserted(
                        () -> assertThat(triggered.all).containsOnly("lab training-worker-1 DIED"));
    }

    @Test
    void findsWhatDiedMeanwhileWhenTheEngineReturns() {
        // Given
        stack.kill(TRAINING_WORKER_1);
        await().until(() -> !triggered.all.isEmpty());
        relay.cut();
        await().until(() -> status().lastProblem() != null);
        stack.kill(BACKTEST_WORKER_1);

        // When
        relay.mend();

        // Then
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(triggered.all)
                                .containsOnly(
                                        "lab training-worker-1 DIED",
                                        "lab backtest-worker-1 DIED",
                                        "lab reconcile"));
        assertThat(status().reconnects()).isEqualTo(1);
    }

    @Test
    void missesNothingOverAConnectionThatHasBeenForgotten() {
        relay.forgetConnections();

        stack.kill(TRAINING_WORKER_1);

        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(triggered.all).containsOnly("lab training-worker-1 DIED"));
        assertThat(status().lastProblem()).isNull();
    }

    private EngineStatus status() {
        return watches.statuses().get(0);
    }

    /** What was triggered; each event does it twice. */
    private static final class Triggered implements CheckTrigger {
        private final List<String> all = new CopyOnWriteArrayList<>();

        @Override
        public void trigger(String target, ContainerEvent cause) {
            all.add(target + " " + cause.service() + " " + cause.kind());
        }

        @Override
        public void reconcile(String target) {
            all.add(target + " reconcile");
        }
    }
}
