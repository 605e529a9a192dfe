package dev.preflight.service.rest;

import static dev.preflight.service.rest.Api.RUNS;
import static dev.preflight.service.rest.Api.problem;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static io.restassured.config.EncoderConfig.encoderConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class HttpEdgeTest {
    @Test
    void refusesWhatIsNotJson() {
        problem(
                given().contentType("text/plain").body("{}").post(RUNS),
                ProblemType.UNSUPPORTED_MEDIA_TYPE);
    }

    @Test
    void refusesABodyThatIsTooLarge() {
        problem(
                Api.json(" ".repeat(HttpEdge.LARGEST_BODY + 1)).post(RUNS),
                ProblemType.BODY_TOO_LARGE);
    }

    @Test
    void readsABodyThatIsJustNotTooLarge() {
        problem(
                Api.json(" ".repeat(HttpEdge.LARGEST_BODY)).post(RUNS),
                ProblemType.MALFORMED_REQUEST);
    }

    @Test
    void refusesABodyThatIsTooLargeAndDoesNotSaySo() throws Exception {
        byte[] large = " ".repeat(HttpEdge.LARGEST_BODY + 1).getBytes(StandardCharsets.UTF_8);
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + RUNS))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)))
                        .build();

        HttpResponse<String> answer =
                HttpClient.newHttpClient().send(request, BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains(ProblemType.BODY_TOO_LARGE.uri());
    }

    @Test
    void saysWhichMethodsThereAre() {
        problem(given().delete(RUNS), ProblemType.METHOD_NOT_ALLOWED)
                .header("Allow", equalTo("GET, HEAD, OPTIONS, POST"));
        problem(given().put("/api/v1/targets"), ProblemType.METHOD_NOT_ALLOWED)
                .header("Allow", equalTo("GET, HEAD, OPTIONS"));
        problem(given().delete("/api/v1/pauses"), ProblemType.METHOD_NOT_ALLOWED)
                .header("Allow", equalTo("GET, HEAD, OPTIONS, POST"));
        problem(given().put("/api/v1/pauses/p1"), ProblemType.METHOD_NOT_ALLOWED)
                .header("Allow", equalTo("DELETE, GET, HEAD, OPTIONS"));
        problem(given().put("/api/v1/incidents/a/reset"), ProblemType.METHOD_NOT_ALLOWED)
                .header("Allow", equalTo("OPTIONS, POST"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/api", "/api/v1", "/api/v1/incident", "/q/nothing", "/index.html"})
    void findsNothingWhereNothingIs(String path) {
        problem(get(path), ProblemType.NOT_FOUND);
    }

    @Test
    void answersToNoOtherName() {
        problem(given().header("Host", "evil.example:8420").get(RUNS), ProblemType.FOREIGN_HOST);
        given().header("Host", "localhost:8420").get(RUNS).then().statusCode(200);
    }

    @Test
    void readsWhatAJavaClientSends() throws Exception {
        // It would rather speak HTTP/2.
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + RUNS))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(Api.order("containers", "lab")))
                        .build();

        HttpResponse<String> answer =
                HttpClient.newHttpClient().send(request, BodyHandlers.ofString());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    }

    @Test
    @Timeout(10)
    void refusesTenMegabytesWithoutReadingThem() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            socket.getOutputStream()
                    .write(
                            ("POST "
                                            + RUNS
                                            + " HTTP/1.1\r\nHost: localhost\r\n"
                                            + "Content-Type: application/json\r\n"
                                            + "Content-Length: 10000000\r\n\r\n{")
                                    .getBytes(StandardCharsets.US_ASCII));

            byte[] head = socket.getInputStream().readNBytes(12);

            assertThat(new String(head, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 413");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "PATCH", "DELETE"})
    void refusesLargeBodiesOfOtherMethods(String method) {
        problem(
                Api.json(" ".repeat(HttpEdge.LARGEST_BODY + 1)).request(method, RUNS),
                ProblemType.BODY_TOO_LARGE);
    }

    @Test
    void refusesLongPathsAndHeaders() {
        assertThat(get(RUNS + "?target=" + "x".repeat(5_000)).statusCode()).isEqualTo(414);
        assertThat(given().header("X", "x".repeat(20_000)).get(RUNS).statusCode()).isEqualTo(431);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                RUNS,
                "/api/v1/targets",
                "/api/v1/runs/none",
                "/nothing",
                "/q/health",
                "/q/metrics",
                "/q/openapi"
            })
    void tellsBrowsersToRunFrameGuessAndKeepNothing(String path) {
        get(path)
                .then()
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Frame-Options", "DENY")
                .header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
                .header("Referrer-Policy", "no-referrer")
                .header("Cache-Control", "no-store");
    }

    @Test
    void tellsThemSoWithErrorsOfItsOwn() {
        given().header("Host", "evil.example")
                .get(RUNS)
                .then()
                .statusCode(403)
                .header("X-Content-Type-Options", "nosniff")
                .header("Cache-Control", "no-store");
        Api.json(" ".repeat(HttpEdge.LARGEST_BODY + 1))
                .post(RUNS)
                .then()
                .statusCode(413)
                .header("X-Content-Type-Options", "nosniff");
    }

    @Test
    void letsSwaggerUiRunItsOwnScripts() {
        get("/q/swagger-ui/")
                .then()
                .statusCode(200)
                .header("Content-Security-Policy", startsWith("default-src 'self'"));
    }

    @Test
    void allowsNoOtherOrigin() {
        given().header("Origin", "https://evil.example")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "content-type")
                .options(RUNS)
                .then()
                .header("Access-Control-Allow-Origin", nullValue())
                .header("Access-Control-Allow-Methods", nullValue());
        given().header("Origin", "https://evil.example")
                .get(RUNS)
                .then()
                .header("Access-Control-Allow-Origin", nullValue());
    }

    @Test
    void takesNoOrdersFromPagesOfOtherSites() {
        problem(
                Api.json(Api.order("workers", "lab"))
                        .header("Sec-Fetch-Site", "cross-site")
                        .post(RUNS),
                ProblemType.CROSS_SITE);
        problem(
                Api.json(Api.order("workers", "lab"))
                        .header("Origin", "http://localhost:3000")
                        .post(RUNS),
                ProblemType.CROSS_SITE);
        given().header("Sec-Fetch-Site", "cross-site").get(RUNS).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data"})
    void takesNoOrdersFromForms(String type) {
        problem(
                given().config(
                                RestAssured.config()
                                        .encoderConfig(
                                                encoderConfig()
                                                        .encodeContentTypeAs(
                                                                type, ContentType.TEXT)))
                        .header("Content-Type", type)
                        .body(Api.order("workers", "lab"))
                        .post(RUNS),
                ProblemType.UNSUPPORTED_MEDIA_TYPE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"multipart/form-data; boundary=", "Multipart/Mixed", "multipart/"})
    void isNotBroughtDownByFormsWithoutABoundary(String type) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + RUNS))
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofString("x"))
                        .build();

        HttpResponse<String> answer =
                HttpClient.newHttpClient().send(request, BodyHandlers.ofString());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(415);
        assertThat(answer.body()).contains(ProblemType.UNSUPPORTED_MEDIA_TYPE.uri());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%zz", "a=%"})
    void readsNoFormWhereNothingIsAskedFor(String form) throws Exception {
        // As curl -d sends it.
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create(
                                        "http://127.0.0.1:%d/api/v1/incidents/none/reset"
                                                .formatted(RestAssured.port)))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build();

        HttpResponse<String> answer =
                HttpClient.newHttpClient().send(request, BodyHandlers.ofString());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(404);
    }

    @Test
    void asksNobodyWhoTheyAreAndLetsThemDoEverythingByDefault() {
        get("/api/v1/who-am-i").then().statusCode(200).body(equalTo("anonymous"));
        given().header("Authorization", "Bearer pf_whatever")
                .post("/api/v1/who-am-i")
                .then()
                .statusCode(200)
                .body(equalTo("anonymous"));
    }

    @Test
    void servesNothingThatHasNoRule() {
        problem(get("/unruled"), ProblemType.NOT_FOUND);
    }
}
