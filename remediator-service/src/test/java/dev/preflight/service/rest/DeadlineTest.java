package dev.preflight.service.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class DeadlineTest {
    private final Vertx vertx = Vertx.vertx();
    private HttpServer server;

    @BeforeEach
    void listen() throws Exception {
        Router router = Router.router(vertx);
        router.route().handler(new Deadline(Duration.ofMillis(200)));
        router.post().handler(BodyHandler.create(false)).handler(Deadline::arrived);
        router.post("/slow")
                .handler(context -> {
                    context.request().pause();
                    context.vertx().setTimer(400, now -> context.end("after a while"));
                });
        router.post().handler(context -> context.end("read"));
        router.get("/slow")
                .handler(context -> {
                    context.request().pause();
                    context.vertx().setTimer(400, now -> context.end("after a while"));
                });
        router.get().handler(context -> context.end("answered"));
        server =
                vertx.createHttpServer()
                        .requestHandler(router)
                        .listen(0, "127.0.0.1")
                        .toCompletionStage()
                        .toCompletableFuture()
                        .get(10, TimeUnit.SECONDS);
    }

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void endsARequestWhoseBodyDoesNotCome() throws IOException {
        assertThat(everythingAnswered("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nab"))
                .startsWith("HTTP/1.1 408 ")
                .containsIgnoringCase("connection: close");
    }

    @Test
    void endsAConnectionWhoseAnsweredRequestNeverEnds() throws IOException {
        assertThat(everythingAnswered("GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nab"))
                .startsWith("HTTP/1.1 200 ")
                .endsWith("answered");
    }

    @Test
    void leavesAConnectionAloneWhoseRequestIsWhole() throws Exception {
        try (Socket socket = connect()) {
            byte[] request =
                    "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nab"
                            .getBytes(StandardCharsets.UTF_8);
            socket.getOutputStream().write(request);
            assertThat(answer(socket)).startsWith("HTTP/1.1 200 ");

            assertThat(after(Duration.ofMillis(400))).isTrue();
            socket.getOutputStream().write(request);
            assertThat(answer(socket)).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void leavesAnAnswerAloneThatTakesLonger() throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream()
                    .write(
                            "GET /slow HTTP/1.1\r\nHost: x\r\n\r\n"
                                    .getBytes(StandardCharsets.UTF_8));

            assertThat(answer(socket)).startsWith("HTTP/1.1 200 ").endsWith("after a while");
        }
    }

    @Test
    void leavesAnAnswerToAWholeRequestAloneThatTakesLonger() throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream()
                    .write(
                            "POST /slow HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nab"
                                    .getBytes(StandardCharsets.UTF_8));

            assertThat(answer(socket)).startsWith("HTTP/1.1 200 ").endsWith("after a while");
        }
    }

    private boolean after(Duration duration) throws Exception {
        return vertx.timer(duration.toMillis(), TimeUnit.MILLISECONDS)
                .map(true)
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
    }

    private static String answer(Socket socket) throws IOException {
        byte[] buffer = new byte[4096];
        int length = socket.getInputStream().read(buffer);
        return length < 0 ? "" : new String(buffer, 0, length, StandardCharsets.UTF_8);
    }

    // Until the server closes the connection.
    private String everythingAnswered(String request) throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), server.actualPort());
    }
}
