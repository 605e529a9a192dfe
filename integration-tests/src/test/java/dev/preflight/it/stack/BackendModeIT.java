package dev.preflight.it.stack;

import static dev.preflight.it.stack.WorkerStack.TRAINING_WORKER_1;
import static dev.preflight.it.stack.WorkerStack.TRAINING_WORKER_2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The backend answers as it is told to, seen from outside the containers. */
@RequiresEngine
class BackendModeIT {
    private static final String GOOD =
            """
            {"workers":[\
            {"worker_id":"backtest-worker-1","type":"backtest","status":"idle"},\
            {"worker_id":"backtest-worker-2","type":"backtest","status":"idle"},\
            {"worker_id":"training-worker-1","type":"training","status":"idle"},\
            {"worker_id":"training-worker-2","type":"training","status":"idle"}]}\
            """;

    @TempDir private static Path temporary;

    private static WorkerStack stack;

    @BeforeAll
    static void start() {
        stack = WorkerStack.start("preflight-it-modes", temporary.resolve("modes"));
    }

    @AfterAll
    static void close() {
        stack.close();
    }

    @BeforeEach
    void answerWell() {
        stack.answerShape(AnswerShape.DOCUMENTED);
        stack.answer(BackendMode.OK);
        stack.answerHealth(BackendMode.OK);
    }

    @Test
    void answersInTheDocumentedShape() throws IOException {
        assertThat(body(workers())).isEqualTo(GOOD);
        assertThat(health().getResponseCode()).isEqualTo(200);
    }

    @Test
    void answersInTheCurrentShape() throws IOException {
        stack.answerShape(AnswerShape.CURRENT);
        stack.reportStatus(TRAINING_WORKER_1, WorkerStatus.BUSY);
        stack.reportStatus(TRAINING_WORKER_2, WorkerStatus.OFFLINE);

        String body = body(workers());

        stack.reportStatus(TRAINING_WORKER_1, WorkerStatus.AVAILABLE);
        stack.reportStatus(TRAINING_WORKER_2, WorkerStatus.AVAILABLE);
        assertThat(body)
                .startsWith(
                        "[{\"worker_id\":\"backtest-worker-1\",\"worker_type\":\"backtesting\","
                                + "\"endpoint_url\":\"http://backtest-worker-1:5003\","
                                + "\"status\":\"available\",\"current_operation_id\":null,"
                                + "\"health_check_failures\":0,")
                .contains("\"status\":\"busy\",\"current_operation_id\":\"op_")
                .contains("\"status\":\"temporarily_unavailable\"")
                .endsWith("}]");
    }

    @Test
    void answersWithAnEmptyList() throws IOException {
        stack.answer(BackendMode.EMPTY);
        assertThat(body(workers())).isEqualTo("{\"workers\":[]}");

        stack.answerShape(AnswerShape.CURRENT);
        assertThat(body(workers())).isEqualTo("[]");
    }

    @Test
    void answersWithAnError() throws IOException {
        stack.answer(BackendMode.ERROR_500);

        assertThat(workers().getResponseCode()).isEqualTo(500);
        assertThat(health().getResponseCode()).isEqualTo(200);
    }

    @Test
    void isUnhealthyOnItsOwn() throws IOException {
        stack.answerHealth(BackendMode.ERROR_500);

        assertThat(health().getResponseCode()).isEqualTo(500);
        assertThat(workers().getResponseCode()).isEqualTo(200);
    }

    @Test
    void hangs() throws IOException {
        stack.answer(BackendMode.HANG);
        HttpURLConnection connection = workers();
        connection.setReadTimeout(500);

        assertThatThrownBy(connection::getResponseCode).isInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void answersWithAPage() throws IOException {
        stack.answer(BackendMode.HTML);
        HttpURLConnection answer = workers();

        assertThat(answer.getResponseCode()).isEqualTo(200);
        assertThat(answer.getContentType()).isEqualTo("text/html");
        assertThat(body(answer)).startsWith("<!DOCTYPE html>");
    }

    @Test
    void answersWithHalfOfTheJson() throws IOException {
        stack.answer(BackendMode.TRUNCATED);

        assertThat(body(workers())).isEqualTo(GOOD.substring(0, GOOD.length() / 2));
    }

    /* By another client: whether HttpURLConnection minds the missing half depends on the JDK. */
    @Test
    void breaksOffInTheMiddle() {
        stack.answer(BackendMode.CUT_OFF);
        URI uri = URI.create("http://localhost:" + stack.port() + "/api/v1/workers");
        HttpRequest request = HttpRequest.newBuilder(uri).build();

        assertThatThrownBy(() -> HttpClient.newHttpClient().send(request, BodyHandlers.ofString()))
                .hasStackTraceContaining("content-length: " + GOOD.length())
                .hasStackTraceContaining("bytes received: " + GOOD.length() / 2);
    }

    @Test
    void answersWithGarbage() throws IOException {
        stack.answer(BackendMode.GARBAGE);

        assertThat(body(workers())).startsWith("\0\uFFFD\uFFFD{\"workers\"\u001b[31m");
    }

    @Test
    void answersInAnUnknownShape() throws IOException {
        stack.answer(BackendMode.UNKNOWN_SHAPE);

        assertThat(body(workers())).startsWith("{\"items\":");
    }

    @Test
    void answersWithARedirect() throws IOException {
        stack.answer(BackendMode.REDIRECT);
        HttpURLConnection answer = workers();

        assertThat(answer.getResponseCode()).isEqualTo(302);
        assertThat(answer.getHeaderField("Location")).isEqualTo("/login");
        assertThat(body(open("/login"))).contains("Sign in");
    }

    @ParameterizedTest
    @CsvSource({"DOCUMENTED, {\"workers\":[{", "CURRENT, [{\"worker_id\""})
    void answersWithAHundredMegabytes(AnswerShape shape, String start) throws IOException {
        stack.answerShape(shape);
        stack.answer(BackendMode.HUGE);

        try (InputStream body = workers().getInputStream()) {
            byte[] first = body.readNBytes(start.length());
            assertThat(first).asString(StandardCharsets.UTF_8).isEqualTo(start);
            assertThat(body.transferTo(OutputStream.nullOutputStream())).isGreaterThan(100_000_000);
        }
    }

    private static HttpURLConnection workers() throws IOException {
        return open("/api/v1/workers");
    }

    private static HttpURLConnection health() throws IOException {
        return open("/api/v1/health");
    }

    private static HttpURLConnection open(String path) throws IOException {
        URI uri = URI.create("http://localhost:" + stack.port() + path);
        HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
        connection.setInstanceFollowRedirects(false);
        connection.setReadTimeout(30_000);
        return connection;
    }

    private static String body(HttpURLConnection connection) throws IOException {
        try (InputStream body = connection.getInputStream()) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
