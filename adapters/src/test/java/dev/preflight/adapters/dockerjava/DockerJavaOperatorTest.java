package dev.preflight.adapters.dockerjava;

import static dev.preflight.adapters.docker.FakeEngine.answer;
import static dev.preflight.adapters.docker.FakeEngine.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.preflight.adapters.container.EngineException;
import dev.preflight.adapters.container.EngineException.Kind;
import dev.preflight.adapters.docker.DockerEndpoint;
import dev.preflight.adapters.docker.FakeEngine;
import dev.preflight.core.container.Container;
import dev.preflight.core.container.ContainerState;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Against engines that misbehave; how it acts on a real one is in the contract. */
@Timeout(60)
class DockerJavaOperatorTest {
    private static final Duration SHORT = Duration.ofMillis(700);
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Container WORKER =
            new Container(
                    "abcdef0123456789",
                    "shop-training-worker-1",
                    "training-worker",
                    ContainerState.EXITED,
                    "none",
                    1,
                    0,
                    null,
                    List.of(),
                    List.of(),
                    Map.of());

    @TempDir private Path temporary;
    private FakeEngine engine;

    @BeforeEach
    void start() throws IOException {
        engine = FakeEngine.start(temporary.resolve("engine.sock"));
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void namesNoVersionOfTheApi() throws Exception {
        engine.answerLike((request, connection) -> answer(connection, 204, ""));

        operator(LONG).start(WORKER);

        assertThat(engine.requests())
                .containsExactly("POST /containers/abcdef0123456789/start HTTP/1.1");
    }

    @Test
    void roundsTheGraceUp() throws Exception {
        engine.answerLike((request, connection) -> answer(connection, 204, ""));

        operator(LONG).restart(WORKER, Duration.ofMillis(1_001));

        assertThat(engine.requests().get(0)).contains("/restart?t=2 ");
    }

    @Test
    void waitsLongerThanTheGraceForARestart() throws Exception {
        engine.answerLike((request, connection) -> {
            assertThat(new CountDownLatch(1).await(900, TimeUnit.MILLISECONDS)).isFalse();
            answer(connection, 204, "");
        });

        operator(SHORT).restart(WORKER, Duration.ofSeconds(1));

        assertThat(engine.wasLeft()).isFalse();
    }

    @Test
    void doesNotTakeAMissingNetworkForAMissingContainer() throws Exception {
        engine.answerLike((request, connection) -> {
            if (request.startsWith("GET")) {
                answer(connection, 200, "{\"Id\":\"abcdef0123456789\"}");
            } else {
                answer(connection, 404, "{\"message\":\"network 12 not found\"}");
            }
        });

        assertThatThrownBy(() -> operator(LONG).start(WORKER))
                .satisfies(it -> assertThat(kindOf(it)).isEqualTo(Kind.REFUSED))
                .hasMessageContaining("start of container shop-training-worker-1")
                .hasMessageEndingWith("answered 404: network 12 not found");
    }

    @Test
    void doesNotWaitForAnEngineThatHangs() throws Exception {
        engine.answerLike((request, connection) -> new CountDownLatch(1).await());

        assertThatThrownBy(() -> operator(SHORT).start(WORKER))
                .satisfies(it -> assertThat(kindOf(it)).isEqualTo(Kind.TIMEOUT))
                .hasMessageContaining("start of container shop-training-worker-1");
        assertLeavesNoThread();
    }

    @Test
    void doesNotWaitForALogThatDrips() throws Exception {
        engine.answerLike((request, connection) -> {
            send(connection, "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n");
            while (!new CountDownLatch(1).await(50, TimeUnit.MILLISECONDS)) {
                send(connection, "\1\0\0\0\0\0\0\2x\n");
            }
        });

        assertThatThrownBy(() -> operator(SHORT).logs(WORKER, 10))
                .satisfies(it -> assertThat(kindOf(it)).isEqualTo(Kind.TIMEOUT));
        await().until(engine::wasLeft);
        assertLeavesNoThread();
    }

    @Test
    void stopsWhenInterrupted() throws Exception {
        Thread caller = Thread.currentThread();
        engine.answerLike((request, connection) -> {
            caller.interrupt();
            new CountDownLatch(1).await();
        });

        assertThatThrownBy(() -> operator(LONG).restart(WORKER, Duration.ZERO))
                .isInstanceOf(InterruptedException.class);
        assertLeavesNoThread();
    }

    @Test
    void saysThatNobodyKnowsWhatCameOfADeedWhenTheEngineHungUp() {
        assertThatThrownBy(() -> operator(LONG).start(WORKER))
                .satisfies(it -> assertThat(kindOf(it)).isEqualTo(Kind.UNREACHABLE))
                .hasMessageStartingWith("start of container shop-training-worker-1 may or may not")
                .hasMessageContaining("engine at " + engine.endpoint());
    }

    @Test
    void saysThatAnEngineHasEnded() {
        engine.close();

        assertThatThrownBy(() -> operator(LONG).start(WORKER))
                .satisfies(it -> assertThat(kindOf(it)).isEqualTo(Kind.UNREACHABLE))
                .hasMessageContaining("though the socket is there");
    }

    @Test
    void saysHowToStartAnEngineThatIsNotThere() {
        URI nowhere = URI.create("unix://" + temporary.resolve("docker.sock"));
        DockerEndpoint endpoint = new DockerEndpoint(nowhere, "default", null);

        assertThatThrownBy(() -> new DockerJavaOperator(endpoint).start(WORKER))
                .satisfies(it -> assertThat(kindOf(it)).isEqualTo(Kind.UNREACHABLE))
                .hasMessageContaining("systemctl start docker");
    }

    private DockerJavaOperator operator(Duration limit) {
        return new DockerJavaOperator(engine.endpoint(), limit);
    }

    private static void assertLeavesNoThread() {
        await().untilAsserted(() ->
                assertThat(Thread.getAllStackTraces().keySet())
                        .extracting(Thread::getName)
                        .noneMatch(it -> it.startsWith("container-engine"))
                        .noneMatch(it -> it.startsWith("docker-java")));
    }

    private static Kind kindOf(Throwable thrown) {
        return ((EngineException) thrown).kind();
    }
}
