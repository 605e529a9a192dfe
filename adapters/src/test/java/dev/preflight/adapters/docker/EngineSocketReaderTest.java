package dev.preflight.adapters.docker;

import static dev.preflight.adapters.docker.FakeEngine.answer;
import static dev.preflight.adapters.docker.FakeEngine.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.preflight.adapters.container.ComposeProject;
import dev.preflight.adapters.container.EngineException;
import dev.preflight.adapters.container.EngineException.Kind;
import dev.preflight.core.container.Container;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against engines that misbehave; how it reads a real one is in the contract. */
@Timeout(30)
class EngineSocketReaderTest {
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final String LIST =
            "[{\"Id\":\"aaaaaaaaaaaaaaaa\"},{\"Id\":\"bbbbbbbbbbbbbbbb\"}]";

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
    void asksForTheContainersOfTheProjectInAnyState() throws Exception {
        engine.answerLike((request, connection) -> answer(connection, 200, "[]"));

        assertThat(reader(LONG).containers("a \"b\"&c")).isEmpty();

        assertThat(engine.requests())
                .containsExactly(
                        "GET /containers/json?all=1&filters=%7B%22label%22%3A%5B%22com.docker"
                                + ".compose.project%3Da+%5C%22b%5C%22%26c%22%5D%7D HTTP/1.0");
    }

    @Test
    void leavesOutWhatVanishesBeforeItIsInspected() throws Exception {
        engine.answerLike((request, connection) -> {
            if (request.contains("/aaaa")) {
                answer(connection, 404, "{\"message\":\"No such container\"}");
            } else {
                answer(connection, 200, request.contains("/bbbb") ? inspection("b") : LIST);
            }
        });

        assertThat(reader(LONG).containers("shop"))
                .extracting(Container::name)
                .containsExactly("b");
    }

    @Test
    void listsEachProjectOnce() throws Exception {
        engine.answerLike((request, connection) ->
                answer(
                        connection,
                        200,
                        "[%s,%s,%s,%s]"
                                .formatted(
                                        listed("shop", "/srv/shop", "False"),
                                        listed("bank", "/srv/bank", "False"),
                                        listed("shop", "/srv/shop", "False"),
                                        listed("gone", "/srv/gone", "True"))));

        assertThat(reader(LONG).projects())
                .containsExactly(
                        new ComposeProject("bank", "/srv/bank"),
                        new ComposeProject("shop", "/srv/shop"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\0\1\2\3 nothing that looks like HTTP",
                "HTTP/1.1 abc\r\n\r\n[]",
                "HTTP/1.1 200 OK\r\nContent-Len",
                "HTTP/1.1 200 OK\r\n\r\n",
                "HTTP/1.1 200 OK\r\n\r\n[{\"Id\":\"aaaaaaaaaaaaaaaa\"",
                "HTTP/1.1 200 OK\r\n\r\n[{\"Id\":\"../../secrets\"}]",
                "HTTP/1.1 200 OK\r\n\r\n{\"containers\":[]}",
                "HTTP/1.1 200 OK\r\n\r\n<html>Sign in</html>"
            })
    void takesNothingForAnAnswerThatIsNone(String answer) throws Exception {
        engine.answerLike((request, connection) -> send(connection, answer));

        assertThatThrownBy(() -> reader(LONG).containers("shop"))
                .satisfies(it -> assertThat(kindOf(it)).isEqualTo(Kind.UNREADABLE))
                .hasMessageContaining(engine.endpoint().toString());
    }

    @Test
    void neverShowsWhatItCouldNotRead() throws Exception {
        engine.answerLike((request, connection) -> {
            String torn = "{\"Config\":{\"Env\":[\"DB_PASSWORD=hunter2\"";
            answer(connection, 200, request.contains("/json?") ? LIST : torn);
        });

        assertThatThrownBy(() -> reader(LONG).containers("shop"))
                .satisfies(it -> assertThat(kindOf(it)).isEqualTo(Kind.UNREADABLE))
                .hasMessageContaining("inspection of container aaaaaaaaaaaaaaaa")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void passesOnWhatTheEngineSays() throws Exception {
        engine.answerLike((request, connection) ->
                answer(connection, 500, "{\"message\":\"layer \\u001b[31mdoes not exist\"}"));

        assertThatThrownBy(() -> reader(LONG).containers("shop"))
                .satisfies(it -> assertThat(kindOf(it)).isEqualTo(Kind.REFUSED))
                .hasMessageEndingWith("answered 500: layer does not exist");
    }

    @Test
    void doesNotWaitForAnEngineThatHangs() throws Exception {
        engine.answerLike((request, connection) -> new CountDownLatch(1).await());

        assertThatThrownBy(() -> reader(SHORT).containers("shop"))
                .satisfies(it -> assertThat(kindOf(it)).isEqualTo(Kind.TIMEOUT))
                .hasMessageContaining("300 ms");
    }

    @Test
    void doesNotWaitForAnEngineThatNeverReads() throws Exception {
        engine.answerLike((request, connection) -> new CountDownLatch(1).await());
        EngineSocketReader first = reader(SHORT);
        assertThatThrownBy(() -> first.containers("shop")).isInstanceOf(EngineException.class);

        // The second one is connected by the system, and never accepted by the engine.
        assertThatThrownBy(() -> reader(SHORT).projects())
                .satisfies(it -> assertThat(kindOf(it)).isEqualTo(Kind.TIMEOUT));
    }

    @Test
    void doesNotWaitForAnEngineThatDrips() throws Exception {
        engine.answerLike((request, connection) -> {
            send(connection, "HTTP/1.1 200 OK\r\n\r\n[");
            while (!new CountDownLatch(1).await(20, TimeUnit.MILLISECONDS)) {
                send(connection, " ");
            }
        });

        assertThatThrownBy(() -> reader(SHORT).containers("shop"))
                .satisfies(it -> assertThat(kindOf(it)).isEqualTo(Kind.TIMEOUT));
    }

    @Test
    void givesUpOnAnAnswerWithoutEnd() throws Exception {
        String megabyte = " ".repeat(1024 * 1024);
        engine.answerLike((request, connection) -> {
            send(connection, "HTTP/1.1 200 OK\r\n\r\n[");
            for (int i = 0; i < 100; i++) {
                send(connection, megabyte);
            }
        });

        assertThatThrownBy(() -> reader(LONG).containers("shop"))
                .satisfies(it -> assertThat(kindOf(it)).isEqualTo(Kind.UNREADABLE))
                .cause()
                .hasMessageContaining("more than");
    }

    @Test
    void stopsWhenInterrupted() throws Exception {
        Thread caller = Thread.currentThread();
        engine.answerLike((request, connection) -> {
            caller.interrupt();
            new CountDownLatch(1).await();
        });

        assertThatThrownBy(() -> reader(LONG).containers("shop"))
                .isInstanceOf(InterruptedException.class);
    }

    @Test
    void saysHowToStartAnEngineThatIsNotThere() {
        DockerEndpoint endpoint = endpointAt(temporary.resolve("docker.sock"));

        assertThatThrownBy(() -> new EngineSocketReader(endpoint, LONG).containers("shop"))
                .satisfies(it -> assertThat(kindOf(it)).isEqualTo(Kind.UNREACHABLE))
                .hasMessage(
                        "no container engine answers at %s: start it (systemctl start docker), or"
                                + " set DOCKER_HOST",
                        endpoint);
    }

    @Test
    void saysThatNothingListensAtTheSocket() throws Exception {
        Path socket = temporary.resolve("docker.sock");
        FakeEngine.start(socket).close();

        assertThatThrownBy(() -> new EngineSocketReader(endpointAt(socket), LONG).projects())
                .satisfies(it -> assertThat(kindOf(it)).isEqualTo(Kind.UNREACHABLE))
                .hasMessageContaining("though the socket is there");
    }

    @Test
    void saysWhoMayNotTalkToTheEngine() throws Exception {
        engine.answerLike((request, connection) -> answer(connection, 200, "[]"));
        Path socket = engine.endpoint().socket();
        Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("r--------"));
        assumeThat(Files.isWritable(socket)).as("the superuser may do everything").isFalse();

        assertThatThrownBy(() -> reader(LONG).projects())
                .satisfies(it -> assertThat(kindOf(it)).isEqualTo(Kind.FORBIDDEN))
                .hasMessageContaining(System.getProperty("user.name"))
                .hasMessageContaining("group docker");
    }

    private EngineSocketReader reader(Duration timeout) {
        return new EngineSocketReader(engine.endpoint(), timeout);
    }

    private static DockerEndpoint endpointAt(Path socket) {
        return new DockerEndpoint(URI.create("unix://" + socket), "default", null);
    }

    private static Kind kindOf(Throwable thrown) {
        return ((EngineException) thrown).kind();
    }

    private static String inspection(String name) {
        return "{\"Id\":\"bbbbbbbbbbbbbbbb\",\"Name\":\"/%s\",\"State\":{\"Status\":\"running\"}}"
                .formatted(name);
    }

    private static String listed(String project, String directory, String oneOff) {
        return """
        {"Id":"aaaaaaaaaaaaaaaa","Labels":{"com.docker.compose.project":"%s",\
        "com.docker.compose.project.working_dir":"%s","com.docker.compose.oneoff":"%s"}}\
        """
                .formatted(project, directory, oneOff);
    }
}
