package dev.preflight.adapters.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.preflight.adapters.container.EngineException;
import dev.preflight.adapters.sandbox.BackendClient.Answer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The backend over HTTP, well and badly behaved. */
class SandboxBackendTest {
    private static final String HEALTH = "/api/v1/health";
    private static final String WORKERS = "/api/v1/workers";
    private static final Duration SHORT = Duration.ofMillis(200);

    private final TestTime time = new TestTime();
    private final Sandbox sandbox = Sandbox.start(SandboxSettings.of("backend-test").with(time));
    private final BackendClient client = BackendClient.of(sandbox);

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void isHealthy() throws Exception {
        assertThat(client.get(HEALTH))
                .isEqualTo(new Answer(200, "application/json", "{\"status\":\"healthy\"}"));
    }

    @Test
    void listsWorkersInTheCurrentShape() throws Exception {
        sandbox.busyWith("training-worker-1", "op-7");

        JsonNode workers = json(client.get(WORKERS));

        assertThat(workers).hasSize(4);
        JsonNode backtest = workers.get(0);
        assertThat(backtest.get("worker_id").asText()).isEqualTo("backtest-worker-1");
        assertThat(backtest.get("worker_type").asText()).isEqualTo("backtesting");
        assertThat(backtest.get("endpoint_url").asText())
                .isEqualTo("http://backtest-worker-1:5003");
        assertThat(backtest.get("current_operation_id").isNull()).isTrue();
        assertThat(backtest.get("health_check_failures").asInt()).isZero();
        JsonNode training = workers.get(2);
        assertThat(training.get("worker_type").asText()).isEqualTo("training");
        assertThat(training.get("status").asText()).isEqualTo("busy");
        assertThat(training.get("current_operation_id").asText()).isEqualTo("op-7");
    }

    @Test
    void listsWorkersInTheDocumentedShape() throws Exception {
        // Given
        sandbox.answerShape(AnswerShape.DOCUMENTED);
        sandbox.crash("backtest-worker-1", 1);
        sandbox.busyWith("training-worker-1", "op-7");
        time.advance(SandboxTiming.DEFAULT.offlineAfter());

        // When
        JsonNode workers = json(client.get(WORKERS)).get("workers");

        // Then
        assertThat(workers)
                .extracting(it -> it.get("status").asText())
                .containsExactly("offline", "idle", "busy", "idle");
        assertThat(workers)
                .extracting(it -> it.get("type").asText())
                .containsExactly("backtest", "backtest", "training", "training");
    }

    @Test
    void listsWorkersInAShapeThatIsNeither() throws Exception {
        sandbox.answerShape(AnswerShape.NEITHER);

        assertThat(client.get(WORKERS).body()).isEqualTo("{\"data\":{\"count\":4}}");
    }

    @Test
    void answersWhatItDoesNotKnow() throws Exception {
        assertThat(client.get("/api/v1/healthy").status()).isEqualTo(404);
    }

    @Test
    void fails() throws Exception {
        sandbox.answer(BackendMode.SERVER_ERROR);

        assertThat(client.get(HEALTH).status()).isEqualTo(500);
        assertThat(client.get(WORKERS).status()).isEqualTo(500);
    }

    @Test
    void answersNothing() throws Exception {
        sandbox.answer(BackendMode.EMPTY);

        assertThat(client.get(WORKERS)).isEqualTo(new Answer(200, "application/json", ""));
    }

    @Test
    void answersWhatIsNotJson() throws Exception {
        sandbox.answer(BackendMode.GARBAGE);

        assertThatThrownBy(() -> json(client.get(WORKERS)))
                .isInstanceOf(com.fasterxml.jackson.core.JsonProcessingException.class);
    }

    @Test
    void answersAWebPage() throws Exception {
        sandbox.answer(BackendMode.HTML);

        assertThat(client.get(WORKERS).type()).isEqualTo("text/html");
    }

    @Test
    void redirects() throws Exception {
        sandbox.answer(BackendMode.REDIRECT);

        assertThat(client.get(HEALTH).status()).isEqualTo(302);
    }

    @ParameterizedTest
    @EnumSource(names = {"TRUNCATED", "DROP"})
    void breaksOff(BackendMode mode) {
        sandbox.answer(mode);

        assertThatThrownBy(() -> client.get(WORKERS)).isInstanceOf(IOException.class);
    }

    @Test
    void hangsUntilItIsTold() throws Exception {
        sandbox.answer(BackendMode.HANG);
        assertThatThrownBy(() -> client.get(HEALTH, SHORT))
                .isInstanceOf(SocketTimeoutException.class);

        sandbox.answer(BackendMode.NORMAL);

        assertThat(client.get(HEALTH).status()).isEqualTo(200);
    }

    @Test
    void misbehavesOnOnePathOnly() throws Exception {
        sandbox.answer(BackendPath.WORKERS, BackendMode.SERVER_ERROR);

        assertThat(client.get(WORKERS).status()).isEqualTo(500);
        assertThat(client.get(HEALTH).status()).isEqualTo(200);
    }

    @Test
    void hangsWhilePaused() throws Exception {
        sandbox.pause("backend");
        assertThatThrownBy(() -> client.get(HEALTH, SHORT))
                .isInstanceOf(SocketTimeoutException.class);

        sandbox.operator().unpause(sandbox.reader().containers("backend-test").get(0));

        assertThat(client.get(HEALTH).status()).isEqualTo(200);
        assertThat(client.listed()).hasSize(4);
    }

    @Test
    void refusesWhileItIsDownAndComesBackOnItsPort() throws Exception {
        for (int i = 0; i < 20; i++) {
            sandbox.crash("backend", 137);
            assertThatThrownBy(() -> client.get(HEALTH)).isInstanceOf(ConnectException.class);

            sandbox.up("backend");
            assertThatThrownBy(() -> client.get(HEALTH))
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(ConnectException.class);
            time.advance(SandboxTiming.DEFAULT.startUp());
            assertThat(client.get(HEALTH).status()).isEqualTo(200);
        }
    }

    @Test
    void refusesInACrashLoopUntilItIsRestarted() throws Exception {
        sandbox.crashLoop("backend");
        assertThatThrownBy(() -> client.get(HEALTH)).isInstanceOf(ConnectException.class);

        sandbox.operator()
                .restart(sandbox.reader().containers("backend-test").get(0), Duration.ZERO);
        time.advance(SandboxTiming.DEFAULT.startUp());

        assertThat(client.get(HEALTH).status()).isEqualTo(200);
    }

    @Test
    void refusesWhenClosed() {
        sandbox.close();
        sandbox.close();

        assertThatThrownBy(() -> client.get(HEALTH)).isInstanceOf(ConnectException.class);
    }

    @Test
    void leavesNoThreadBehind() {
        // Given
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        Sandbox another = Sandbox.start(SandboxSettings.of("threads"));
        Set<Thread> own = new HashSet<>(Thread.getAllStackTraces().keySet());
        own.removeAll(before);
        assertThat(own).isNotEmpty().allMatch(Thread::isDaemon);

        // When
        another.close();

        // Then
        await().untilAsserted(() -> assertThat(own).noneMatch(Thread::isAlive));
    }

    @Test
    void doesNotComeBackOnceClosed() {
        sandbox.stop("backend");
        sandbox.close();
        sandbox.engineUnreachable(false);

        assertThatThrownBy(() -> sandbox.up("backend")).isInstanceOf(EngineException.class);
    }

    @Test
    void standsBesideOthers() throws Exception {
        try (Sandbox other = Sandbox.start(SandboxSettings.of("backend-test").with(time))) {
            other.stop("backend");

            assertThat(other.backendPort()).isNotEqualTo(sandbox.backendPort());
            assertThat(client.get(HEALTH).status()).isEqualTo(200);
        }
    }

    @Test
    void isAskedWhileItsLeversArePulled() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<Integer>> asked = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                asked.add(threads.submit(askRepeatedly()));
            }
            for (int i = 0; i < 200; i++) {
                sandbox.operator()
                        .restart(sandbox.reader().containers("backend-test").get(1), Duration.ZERO);
                time.advance(SandboxTiming.DEFAULT.startUp());
            }
            for (Future<Integer> answers : asked) {
                assertThat(answers.get(30, TimeUnit.SECONDS)).isEqualTo(50);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(client.listed()).hasSize(4);
    }

    private Callable<Integer> askRepeatedly() {
        return () -> {
            int complete = 0;
            for (int i = 0; i < 50; i++) {
                complete += client.listed().size() == 4 ? 1 : 0;
            }
            return complete;
        };
    }

    private static JsonNode json(Answer answer) throws IOException {
        return new ObjectMapper().readTree(answer.body());
    }
}
