package dev.preflight.it.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.preflight.adapters.container.ContainerEvent;
import dev.preflight.adapters.docker.ContainerEngine;
import dev.preflight.adapters.docker.DockerEndpoint;
import dev.preflight.it.stack.OwnEngine;
import dev.preflight.it.stack.RequiresEngine;
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

/**
 * On a real engine, through a socket that can be cut. The engine is this test's own: it remembers
 * its last 256 events, whoever they are of, and other tests are soon done with as many.
 */
@RequiresEngine
class EngineWatchesIT {
    private static final String PROJECT = "preflight-it-detect";
    private static final Duration WINDOW = Duration.ofMillis(250);

    private static OwnEngine engine;

    @TempDir private Path temporary;

    private final Triggered triggered = new Triggered();
    private CutRelay relay;
    private EngineWatches watches;

    @BeforeAll
    static void startEngine() throws Exception {
        engine = OwnEngine.start();
    }

    @AfterAll
    static void closeEngine() {
        engine.close();
    }

    @BeforeEach
    void start() throws Exception {
        engine.run(PROJECT, "training");
        engine.run(PROJECT, "backtest");
        Path socket = temporary.resolve("relay.sock");
        relay = CutRelay.start(socket, engine.socket());
        DockerEndpoint endpoint =
                DockerEndpoint.resolve(Map.of("DOCKER_HOST", "unix://" + socket), temporary);
        WatchedTarget target =
                new WatchedTarget(
                        "lab", endpoint.toString(), ContainerEngine.eventsAt(endpoint), PROJECT);
        watches = new EngineWatches(List.of(target), triggered, WINDOW, InstantSource.system());
        watches.start();
        await().until(() -> status().connectedSince() != null);
    }

    @AfterEach
    void close() {
        watches.close();
        relay.close();
        engine.clear();
    }

    @Test
    void triggersWhenAContainerDies() {
        engine.kill(PROJECT, "training");

        await().untilAsserted(() -> assertThat(triggered.all).containsOnly("lab training DIED"));
    }

    @Test
    void findsWhatDiedMeanwhileWhenTheEngineReturns() {
        // Given
        engine.kill(PROJECT, "training");
        await().until(() -> !triggered.all.isEmpty());
        relay.cut();
        await().until(() -> status().lastProblem() != null);
        engine.kill(PROJECT, "backtest");

        // When
        relay.mend();

        // Then
        await().untilAsserted(() ->
                assertThat(triggered.all)
                        .containsOnly("lab training DIED", "lab backtest DIED", "lab reconcile"));
        assertThat(status().reconnects()).isEqualTo(1);
    }

    @Test
    void missesNothingOverAConnectionThatHasBeenForgotten() {
        relay.forgetConnections();

        engine.kill(PROJECT, "training");

        await().untilAsserted(() -> assertThat(triggered.all).containsOnly("lab training DIED"));
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
