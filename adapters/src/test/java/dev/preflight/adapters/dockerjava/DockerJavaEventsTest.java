package dev.preflight.adapters.dockerjava;

import static dev.preflight.adapters.docker.FakeEngine.answer;
import static dev.preflight.adapters.docker.FakeEngine.send;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.preflight.adapters.container.ContainerEvent;
import dev.preflight.adapters.container.ContainerEvents;
import dev.preflight.adapters.container.EngineException;
import dev.preflight.adapters.container.EngineException.Kind;
import dev.preflight.adapters.container.EventStream;
import dev.preflight.adapters.docker.FakeEngine;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Against engines that misbehave or tell of rare things; what a real one tells is in the contract.
 */
@Timeout(60)
class DockerJavaEventsTest {
    private static final Duration SHORT = Duration.ofMillis(700);
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Instant SINCE = Instant.parse("2026-01-01T00:00:00.000000042Z");
    private static final Instant AT = Instant.parse("2026-01-01T00:00:01.000000007Z");

    @TempDir private Path temporary;
    private FakeEngine engine;

    @BeforeEach
    void start() throws IOException {
        engine = FakeEngine.start(temporary.resolve("engine.sock"));
    }

    @AfterEach
    void close() {
        engine.close();
        await().untilAsserted(() ->
                assertThat(Thread.getAllStackTraces().keySet())
                        .extracting(Thread::getName)
                        .noneMatch(it -> it.startsWith("docker-java")));
    }

    @Test
    void asksForComposeProjectsOnlyAndToTheNanosecond() throws Exception {
        tells();

        try (EventStream stream = events(LONG, LONG).open(SINCE)) {
            assertThat(stream).isNotNull();
        }

        String request = URLDecoder.decode(engine.requests().get(0), UTF_8);
        assertThat(request)
                .startsWith("GET /events?since=1767225600.000000042&filters=")
                .contains("\"type\":[\"container\"]")
                .contains("\"label\":[\"com.docker.compose.project\"]")
                .contains("\"event\":[\"start\",\"die\",\"oom\",\"health_status\",\"destroy\"]");
    }

    @ParameterizedTest
    @CsvSource({
        "start, STARTED,",
        "die, DIED, 3",
        "oom, OOM,",
        "health_status: unhealthy, UNHEALTHY,",
        "health_status: healthy, HEALTHY,",
        "destroy, DESTROYED,"
    })
    void understandsWhatHappened(String action, ContainerEvent.Kind kind, Integer exitCode)
            throws Exception {
        tells(event(action, AT));

        try (EventStream stream = events(LONG, LONG).open(SINCE)) {
            assertThat(stream.next())
                    .isEqualTo(new ContainerEvent(AT, "shop", "web", "shop-web-1", kind, exitCode));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Type\":\"container\",\"Action\":\"die\"}",
                "{\"Type\":\"container\",\"Action\":\"die\",\"timeNano\":1,\"Actor\":{}}",
                "{\"Type\":\"container\",\"timeNano\":1}",
                "{\"status\":\"die\",\"id\":\"4f0c\"}",
                "{}",
                "null"
            })
    void passesOverWhatItDoesNotUnderstand(String event) throws Exception {
        tells(event, event("health_status: starting", AT), event("die", AT));

        try (EventStream stream = events(LONG, LONG).open(SINCE)) {
            assertThat(stream.next().kind()).isEqualTo(ContainerEvent.Kind.DIED);
        }
    }

    @Test
    void passesOverContainersOfComposeRun() throws Exception {
        String oneOff =
                event("die", AT)
                        .replace("\"name\"", "\"com.docker.compose.oneoff\":\"True\",\"n\"");
        tells(oneOff, event("destroy", AT));

        try (EventStream stream = events(LONG, LONG).open(SINCE)) {
            assertThat(stream.next().kind()).isEqualTo(ContainerEvent.Kind.DESTROYED);
        }
    }

    @Test
    void opensASilentStreamAnewFromTheLastEventOn() throws Exception {
        Instant later = AT.plusNanos(1);
        engine.answerLike((request, connection) -> {
            boolean first = engine.requests().size() == 1;
            begin(connection);
            send(connection, first ? event("die", AT) : event("destroy", later));
            untilLeft(connection);
        });

        try (EventStream stream = events(LONG, SHORT).open(SINCE)) {
            assertThat(stream.next().at()).isEqualTo(AT);
            assertThat(stream.next().at()).isEqualTo(later);
        }

        assertThat(engine.requests()).hasSize(2);
        assertThat(engine.requests().get(1)).contains("since=1767225601.000000007&");
    }

    @Test
    void endsWhenNobodyHearsWhatItTells() throws Exception {
        CountDownLatch told = new CountDownLatch(1);
        engine.answerLike((request, connection) -> {
            begin(connection);
            send(connection, event("die", AT).repeat(20_000));
            told.countDown();
            untilLeft(connection);
        });

        try (EventStream stream = events(LONG, LONG).open(SINCE)) {
            assertThat(told.await(30, TimeUnit.SECONDS)).isTrue();
            assertThatThrownBy(stream::next).hasMessageContaining("their listener is stuck");
        }
    }

    @Test
    void noticesThatASilentEngineHangs() throws Exception {
        engine.answerLike((request, connection) -> {
            if (engine.requests().size() == 1) {
                begin(connection);
            }
            untilLeft(connection);
        });

        try (EventStream stream = events(SHORT, SHORT).open(SINCE)) {
            assertThatThrownBy(stream::next)
                    .satisfies(it -> assertThat(kindOf(it)).isEqualTo(Kind.TIMEOUT));
        }
    }

    @Test
    void doesNotWaitForAnEngineThatNeverAnswers() {
        engine.answerLike((request, connection) -> untilLeft(connection));

        assertThatThrownBy(() -> events(SHORT, LONG).open(SINCE))
                .satisfies(it -> assertThat(kindOf(it)).isEqualTo(Kind.TIMEOUT))
                .hasMessageContaining("GET /events");
    }

    @Test
    void stopsOpeningWhenInterrupted() {
        Thread caller = Thread.currentThread();
        engine.answerLike((request, connection) -> {
            caller.interrupt();
            untilLeft(connection);
        });

        assertThatThrownBy(() -> events(LONG, LONG).open(SINCE))
                .isInstanceOf(InterruptedException.class);
    }

    @Test
    void tellsWhatItWasToldBeforeTheEngineHungUp() throws Exception {
        engine.answerLike((request, connection) -> {
            begin(connection);
            send(connection, event("die", AT) + event("destroy", AT) + "{\"Type\":\"cont");
        });

        try (EventStream stream = events(LONG, LONG).open(SINCE)) {
            assertThat(stream.next().kind()).isEqualTo(ContainerEvent.Kind.DIED);
            assertThat(stream.next().kind()).isEqualTo(ContainerEvent.Kind.DESTROYED);
            assertThatThrownBy(stream::next)
                    .satisfies(it -> assertThat(kindOf(it)).isEqualTo(Kind.UNREACHABLE))
                    .hasMessageContaining("broke off the stream of its events");
        }
    }

    @Test
    void saysThatAnEngineHasEnded() {
        engine.close();

        assertThatThrownBy(() -> events(LONG, LONG).open(SINCE))
                .satisfies(it -> assertThat(kindOf(it)).isEqualTo(Kind.UNREACHABLE))
                .hasMessageContaining("though the socket is there");
    }

    @Test
    void saysWhyAnEngineRefuses() {
        engine.answerLike((request, connection) ->
                answer(connection, 500, "{\"message\":\"no events today\"}"));

        assertThatThrownBy(() -> events(LONG, LONG).open(SINCE))
                .satisfies(it -> assertThat(kindOf(it)).isEqualTo(Kind.REFUSED))
                .hasMessageEndingWith("answered 500: no events today");
    }

    @Test
    void doesNotTakeGarbageForSilence() throws Exception {
        tells("<html>");

        try (EventStream stream = events(LONG, LONG).open(SINCE)) {
            assertThatThrownBy(stream::next)
                    .satisfies(it -> assertThat(kindOf(it)).isEqualTo(Kind.UNREADABLE));
        }
    }

    private ContainerEvents events(Duration limit, Duration silence) {
        return new DockerJavaEvents(engine.endpoint(), limit, silence);
    }

    private void tells(String... events) {
        engine.answerLike((request, connection) -> {
            begin(connection);
            send(connection, String.join("\n", events));
            untilLeft(connection);
        });
    }

    private static void begin(SocketChannel connection) throws IOException {
        send(
                connection,
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n");
    }

    private static void untilLeft(SocketChannel connection) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(1);
        while (connection.read(buffer) >= 0) {
            buffer.clear();
        }
    }

    private static String event(String action, Instant at) {
        return """
        {"Type":"container","Action":"%s","Actor":{"ID":"4f0c","Attributes":{\
        "com.docker.compose.project":"shop","com.docker.compose.service":"web",\
        "exitCode":"3","name":"shop-web-1"}},"timeNano":%d%09d}
        """
                .formatted(action, at.getEpochSecond(), at.getNano());
    }

    private static Kind kindOf(Throwable thrown) {
        return ((EngineException) thrown).kind();
    }
}
