package dev.preflight.adapters.http;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.preflight.core.probe.HttpAnswer;
import dev.preflight.core.probe.HttpProbe;
import dev.preflight.core.probe.Observation;
import dev.preflight.core.probe.Unobserved;
import dev.preflight.core.probe.Unobserved.Reason;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class HttpInstrumentTest {
    private static final Duration AMPLE = Duration.ofSeconds(30);
    private static final Duration BRIEF = Duration.ofMillis(500);
    private static final CountDownLatch NEVER = new CountDownLatch(1);

    @Test
    void seesStatusHeadersAndBody() throws Exception {
        String head = "HTTP/1.1 200 OK\r\nX-One: 1\r\nx-one: 2\r\nContent-Length: 7\r\n\r\n";
        try (RawServer server = RawServer.thatSays(head + "grüße")) {
            HttpAnswer answer = (HttpAnswer) observe(server.url(), AMPLE);

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.headers()).containsEntry("x-one", "1, 2");
            assertThat(answer.body()).isEqualTo("grüße");
        }
    }

    @Test
    void asksThisMachineAtAllAddressesOfItsName() throws Exception {
        InetAddress listening = InetAddress.getLoopbackAddress();
        InetAddress silent = RawServer.silentAddress();
        HttpInstrument instrument =
                new HttpInstrument(host -> new InetAddress[] {silent, listening, silent});
        try (RawServer server = RawServer.thatSays("HTTP/1.1 200 OK\r\n\r\n")) {
            String there = ":" + server.port() + "/health";

            // The one of this machine's names that the JDK takes for a silent address.
            assertThat(instrument.observe(new HttpProbe("http://127.0.0.2" + there), AMPLE))
                    .isInstanceOfSatisfying(
                            HttpAnswer.class,
                            it -> assertThat(it.url()).isEqualTo("http://127.0.0.2" + there));
            assertThat(observe("http://127.0.0.2" + there, AMPLE))
                    .isInstanceOfSatisfying(
                            Unobserved.class,
                            it -> assertThat(it.reason()).isEqualTo(Reason.UNREACHABLE));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 301, 302, 401, 404, 407, 410, 418, 500, 503})
    void takesEveryStatusForAnAnswer(int status) throws Exception {
        String answer =
                "HTTP/1.1 %d Said\r\nLocation: http://elsewhere/\r\nWWW-Authenticate: Basic\r\n\r\nwhy"
                        .formatted(status);
        try (RawServer server = RawServer.thatSays(answer)) {
            assertThat(observe(server.url(), AMPLE))
                    .isInstanceOfSatisfying(
                            HttpAnswer.class,
                            it -> {
                                assertThat(it.status()).isEqualTo(status);
                                assertThat(it.body()).isEqualTo("why");
                            });
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 204 None\r\n\r\n",
                "HTTP/1.1 304 Same\r\nContent-Length: 9\r\n\r\n",
                "HTTP/1.1 500 Broken\r\nContent-Length: 0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
            })
    void seesThatThereIsNoBody(String answer) throws Exception {
        try (RawServer server = RawServer.thatSays(answer)) {
            assertThat(observe(server.url(), AMPLE))
                    .isInstanceOfSatisfying(
                            HttpAnswer.class, it -> assertThat(it.body()).isEmpty());
        }
    }

    @Test
    void endsTheBodyWhereItIsSaidToEnd() throws Exception {
        try (RawServer server =
                RawServer.thatSays("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nokay")) {
            assertThat(((HttpAnswer) observe(server.url(), AMPLE)).body()).isEqualTo("ok");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n[1, 2",
                "HTTP/1.1 500 Broken\r\nContent-Length: 100\r\n\r\nsorr",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nnonsense\r\nab\r\n",
                "SSH-2.0-OpenSSH_9.2\r\n",
                "HTTP/1.1 abc OK\r\n\r\n"
            })
    void cannotReadWhatIsCutOffOrNoHttp(String answer) throws Exception {
        try (RawServer server = RawServer.thatSays(answer)) {
            assertThat(reason(observe(server.url(), AMPLE))).isEqualTo(Reason.UNREADABLE);
        }
    }

    @Test
    void cannotReadAHundredMegabytes() throws Exception {
        byte[] block = new byte[1024 * 1024];
        try (RawServer server =
                RawServer.that(client -> {
                    RawServer.write(client, "HTTP/1.1 200 OK\r\n\r\n");
                    for (int sent = 0; sent < 100; sent++) {
                        client.getOutputStream().write(block);
                    }
                })) {
            assertThat(observe(server.url(), AMPLE))
                    .isEqualTo(
                            new Unobserved(
                                    Reason.UNREADABLE,
                                    "GET " + server.url() + " failed: the answer is above 1 MiB"));
        }
    }

    @Test
    void cannotReadHeadersWithoutEnd() throws Exception {
        try (RawServer server =
                RawServer.that(client -> {
                    RawServer.write(client, "HTTP/1.1 200 OK\r\n");
                    for (int sent = 0; sent < 1_000_000; sent++) {
                        RawServer.write(client, "X-" + sent + ": " + "x".repeat(990) + "\r\n");
                    }
                })) {
            assertThat(reason(observe(server.url(), AMPLE))).isEqualTo(Reason.UNREADABLE);
        }
    }

    @ParameterizedTest
    @MethodSource("slowServers")
    void givesUpWhenTimeIsOver(String name, RawServer.Behaviour behaviour) throws Exception {
        try (RawServer server = RawServer.that(behaviour)) {
            assertThat(observe(server.url(), BRIEF))
                    .isEqualTo(
                            new Unobserved(
                                    Reason.TIMEOUT, "no answer within 0.5 s: GET " + server.url()));
            assertThatNoThreadIsLeft(server.url());
        }
    }

    static Stream<Arguments> slowServers() {
        return Stream.of(
                Arguments.of("never answers", (RawServer.Behaviour) client -> NEVER.await()),
                slow("drips its status line", "", "HTTP/1.1 2"),
                slow("drips its headers", "HTTP/1.1 200 OK\r\nX-Long: ", "abcdefgh"),
                slow(
                        "drips its body",
                        "HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n",
                        "abcdefgh"),
                slow("drips an endless body", "HTTP/1.1 200 OK\r\n\r\n", "abcdefgh"),
                slow(
                        "drips an error",
                        "HTTP/1.1 500 No\r\nContent-Length: 999\r\n\r\n",
                        "abcdefgh"),
                slow(
                        "drips chunks",
                        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
                        "1\r\na\r\n"));
    }

    private static Arguments slow(String name, String start, String drips) {
        return Arguments.of(
                name,
                (RawServer.Behaviour)
                        client -> {
                            RawServer.write(client, start);
                            for (int at = 0; ; at++) {
                                int next = at % drips.length();
                                RawServer.write(client, drips.substring(next, next + 1));
                                assertThat(NEVER.await(100, MILLISECONDS)).isFalse();
                            }
                        });
    }

    @Test
    void isToldToStop() throws Exception {
        try (RawServer server = RawServer.that(client -> NEVER.await())) {
            Thread.currentThread().interrupt();

            assertThatThrownBy(() -> observe(server.url(), AMPLE))
                    .isInstanceOf(InterruptedException.class);
            assertThatNoThreadIsLeft(server.url());
        }
    }

    @Test
    void reachesNobodyWhereNobodyListens() throws Exception {
        String url;
        try (ServerSocket closed = new ServerSocket(0)) {
            url = "http://localhost:" + closed.getLocalPort() + "/";
        }
        assertThat(observe(url, AMPLE))
                .isEqualTo(
                        new Unobserved(
                                Reason.UNREACHABLE, "GET " + url + " failed: Connection refused"));
    }

    @Test
    void reachesNoUnknownHost() throws Exception {
        assertThat(observe("http://no-such-host.invalid/", AMPLE))
                .isEqualTo(
                        new Unobserved(
                                Reason.UNREACHABLE,
                                "GET http://no-such-host.invalid/ failed:"
                                        + " no host no-such-host.invalid is known"));
    }

    @Test
    void reachesNobodyWhoHangsUp() throws Exception {
        try (RawServer server = RawServer.that(Socket::close)) {
            assertThat(reason(observe(server.url(), AMPLE))).isEqualTo(Reason.UNREACHABLE);
            assertThat(server.requests()).isLessThanOrEqualTo(2);
        }
    }

    @Test
    void reachesNobodyWhoResetsTheConnection() throws Exception {
        try (RawServer server = RawServer.that(client -> client.setSoLinger(true, 0))) {
            assertThat(reason(observe(server.url(), AMPLE))).isEqualTo(Reason.UNREACHABLE);
        }
    }

    @Test
    void cannotAskInTlsWhoSpeaksNone() throws Exception {
        try (RawServer server = RawServer.thatSays("HTTP/1.1 400 Plain\r\n\r\n")) {
            String url = "https://localhost:" + server.port() + "/";

            assertThat(reason(observe(url, AMPLE))).isEqualTo(Reason.UNABLE);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost:8000",
                "/api",
                "ftp://localhost/",
                "file:///etc/passwd",
                "jar:http://localhost!/",
                "http://",
                "http:///path",
                "http://localhost:99999/",
                "http://localhost:port/",
                "http://local host/",
                "http://localhost/\r\nX-Evil: 1",
                "http://[::1/"
            })
    void cannotAskWhatIsNoUrl(String url) throws Exception {
        assertThat(reason(observe(url, AMPLE))).isEqualTo(Reason.UNABLE);
    }

    private static void assertThatNoThreadIsLeft(String url) {
        await().until(() ->
                Thread.getAllStackTraces().keySet().stream()
                        .noneMatch(it -> it.getName().contains(url)));
    }

    private static Reason reason(Observation observation) {
        return ((Unobserved) observation).reason();
    }

    private static Observation observe(String url, Duration timeout) throws InterruptedException {
        return new HttpInstrument().observe(new HttpProbe(url), timeout);
    }
}
