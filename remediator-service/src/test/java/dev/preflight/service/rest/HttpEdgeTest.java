package dev.preflight.service.rest;

import static dev.preflight.service.rest.Api.RUNS;
import static dev.preflight.service.rest.Api.problem;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
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
}
