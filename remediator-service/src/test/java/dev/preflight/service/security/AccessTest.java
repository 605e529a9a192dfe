package dev.preflight.service.security;

import static dev.preflight.service.security.Keyed.HASTY;
import static dev.preflight.service.security.Keyed.OPERATOR;
import static dev.preflight.service.security.Keyed.UNKNOWN;
import static dev.preflight.service.security.Keyed.VIEWER;
import static dev.preflight.service.security.Keyed.newAddress;
import static dev.preflight.service.security.Keyed.with;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(Keyed.class)
class AccessTest {
    private static final String TARGETS = "/api/v1/targets";
    private static final String NOT_AUTHENTICATED = "urn:preflight:problem:not-authenticated";
    private static final String NOT_PERMITTED = "urn:preflight:problem:not-permitted";
    private static final String TOO_MANY_REQUESTS = "urn:preflight:problem:too-many-requests";

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    // Whatever the endpoint thinks of an empty order, and of a thing that does not exist.
    private static final Set<Integer> SERVED =
            Set.of(200, 201, 202, 204, 400, 404, 405, 409, 415, 422);

    private final HttpClient client = HttpClient.newHttpClient();

    private record Endpoint(String method, String path) {
        boolean reads() {
            return READING.contains(method);
        }
    }

    // What is documented, and what is not.
    private static List<Endpoint> endpoints() {
        Map<String, Map<String, Object>> paths =
                with(VIEWER).accept("application/json").get("/q/openapi?format=json").path("paths");
        List<Endpoint> endpoints = new ArrayList<>();
        paths.forEach((path, operations) ->
                operations.keySet().stream()
                        .map(it -> it.toUpperCase(Locale.ROOT))
                        .filter(it -> !it.equals("PARAMETERS"))
                        .map(it -> new Endpoint(it, path.replaceAll("\\{[^}]*}", "x-0")))
                        .forEach(endpoints::add));
        assertThat(endpoints).contains(new Endpoint("POST", "/api/v1/runs"));
        endpoints.add(new Endpoint("PUT", "/api/v1/runs"));
        endpoints.add(new Endpoint("PATCH", "/api/v1/runs"));
        endpoints.add(new Endpoint("DELETE", "/api/v1/nothing"));
        endpoints.add(new Endpoint("GET", "/q/metrics"));
        endpoints.add(new Endpoint("GET", "/q/openapi"));
        endpoints.add(new Endpoint("GET", "/q/swagger-ui/"));
        return endpoints;
    }

    // The status alone: what is behind it may be a stream without an end.
    private int status(Endpoint endpoint, String... headers) throws Exception {
        return ask(endpoint, headers).statusCode();
    }

    private HttpResponse<InputStream> ask(Endpoint endpoint, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(
                                URI.create(
                                        "http://127.0.0.1:" + RestAssured.port + endpoint.path()))
                        .timeout(Duration.ofSeconds(20))
                        .header("Content-Type", "application/json")
                        .method(
                                endpoint.method(),
                                endpoint.reads()
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString("{}"));
        if (headers.length > 0) {
            request.headers(headers);
        }
        HttpResponse<InputStream> answer =
                client.send(request.build(), BodyHandlers.ofInputStream());
        answer.body().close();
        return answer;
    }

    @Test
    void everyEndpointWantsToKnowWhoAsks() throws Exception {
        for (Endpoint endpoint : endpoints()) {
            HttpResponse<InputStream> answer = ask(endpoint, "X-Forwarded-For", newAddress());

            assertThat(answer.statusCode()).as("%s without a key", endpoint).isEqualTo(401);
            assertThat(answer.headers().firstValue("WWW-Authenticate"))
                    .contains("Bearer realm=\"preflight\"");
            assertThat(answer.headers().firstValue("Content-Type"))
                    .contains("application/problem+json");
        }
    }

    @Test
    void noEndpointBelievesAKeyThatItDoesNotKnow() throws Exception {
        for (Endpoint endpoint : endpoints()) {
            HttpResponse<InputStream> answer =
                    ask(
                            endpoint,
                            "Authorization",
                            "Bearer " + UNKNOWN,
                            "X-Forwarded-For",
                            newAddress());

            assertThat(answer.statusCode()).as("%s with a wrong key", endpoint).isEqualTo(401);
            assertThat(answer.headers().firstValue("WWW-Authenticate"))
                    .contains("Bearer realm=\"preflight\", error=\"invalid_token\"");
        }
    }

    @Test
    void aViewerReadsEverythingAndOrdersNothing() throws Exception {
        for (Endpoint endpoint : endpoints()) {
            int status = status(endpoint, "Authorization", "Bearer " + VIEWER);

            if (endpoint.reads()) {
                assertThat(status).as("%s by a viewer", endpoint).isIn(SERVED);
            } else {
                assertThat(status).as("%s by a viewer", endpoint).isEqualTo(403);
            }
        }
    }

    @Test
    void anOperatorIsLetThroughEverywhere() throws Exception {
        for (Endpoint endpoint : endpoints()) {
            assertThat(status(endpoint, "Authorization", "Bearer " + OPERATOR))
                    .as("%s by an operator", endpoint)
                    .isIn(SERVED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/nothing", "/q/dev-ui", "/q/health/../metrics", WhoAmI.UNRULED})
    void whatHasNoRuleIsNotServed(String path) {
        problem(given().urlEncodingEnabled(false).get(path), 401, NOT_AUTHENTICATED);
        if (!path.contains("metrics")) {
            problem(with(OPERATOR).get(path), 404, "urn:preflight:problem:not-found");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/health", "/q/health/live", "/q/health/ready", "/q/health/started"})
    void healthIsOpenWhateverIsShown(String path) {
        get(path).then().statusCode(200);
        with(UNKNOWN).get(path).then().statusCode(200);
    }

    @Test
    void saysWhatIsMissing() {
        problem(get(TARGETS), 401, NOT_AUTHENTICATED)
                .then()
                .body(
                        "detail",
                        equalTo("say who asks, with a key or a token: Authorization: Bearer ..."));
        problem(
                        with(VIEWER)
                                .contentType("application/json")
                                .body("{}")
                                .post("/api/v1/runs"),
                        403,
                        NOT_PERMITTED)
                .then()
                .body("detail", equalTo("'dashboard' is no operator"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic b3BzOnNlY3JldA==", "Digest x", "Bearer x", "x", "Bearer"})
    void otherCredentialsAreWrongOnes(String header) {
        problem(
                given().header("Authorization", header)
                        .header("X-Forwarded-For", newAddress())
                        .get(TARGETS),
                401,
                NOT_AUTHENTICATED);
    }

    @Test
    void aKeyIsNotTakenFromAnywhereElse() {
        get(TARGETS + "?access_token=" + OPERATOR).then().statusCode(401);
        given().cookie("Authorization", "Bearer " + OPERATOR).get(TARGETS).then().statusCode(401);
        given().header("X-Api-Key", OPERATOR).get(TARGETS).then().statusCode(401);
    }

    @Test
    void resourcesKnowWhoAsks() {
        with(VIEWER).get("/api/v1/who-am-i").then().body(equalTo("dashboard"));
        with(OPERATOR).get("/api/v1/who-am-i").then().body(equalTo("ops"));
        with(OPERATOR).post("/api/v1/who-am-i").then().body(equalTo("ops"));
    }

    @Test
    void whoAsksTooOftenIsToldWhenToComeBack() {
        Response answer = with(HASTY).get(TARGETS);
        for (int i = 0; i < 2 * Keyed.BURST && answer.statusCode() == 200; i++) {
            answer = with(HASTY).get(TARGETS);
        }

        problem(answer, 429, TOO_MANY_REQUESTS).then().header("Retry-After", "1");
        with(VIEWER).get(TARGETS).then().statusCode(200);
        get("/q/health/live").then().statusCode(200);
    }

    @Test
    void anAddressMayNotTryKeysOutWhileRightOnesAreTaken() {
        String address = newAddress();
        for (int i = 0; i < 10; i++) {
            given().header("X-Forwarded-For", address)
                    .header("Authorization", "Bearer " + UNKNOWN + i)
                    .get(TARGETS)
                    .then()
                    .statusCode(401);
        }

        problem(
                        given().header("X-Forwarded-For", address)
                                .header("Authorization", "Bearer " + UNKNOWN)
                                .get(TARGETS),
                        429,
                        TOO_MANY_REQUESTS)
                .then()
                .header("Retry-After", not(emptyString()));
        with(VIEWER).header("X-Forwarded-For", address).get(TARGETS).then().statusCode(200);
    }

    @Test
    void keysAreNotLogged() {
        List<String> logged = new CopyOnWriteArrayList<>();
        Handler log = new Recorder(logged);
        Logger root = Logger.getLogger("");
        root.addHandler(log);
        try {
            with(VIEWER).get(TARGETS);
            given().header("X-Forwarded-For", newAddress())
                    .header("Authorization", "Bearer " + UNKNOWN)
                    .get(TARGETS);
        } finally {
            root.removeHandler(log);
        }

        assertThat(logged)
                .anyMatch(line -> line.contains("shows a key or token that is not valid"))
                .noneMatch(line -> line.contains(VIEWER) || line.contains(UNKNOWN));
    }

    private static final class Recorder extends Handler {
        private final List<String> lines;

        Recorder(List<String> lines) {
            this.lines = lines;
            setLevel(Level.ALL);
        }

        @Override
        public void publish(LogRecord logged) {
            lines.add(new SimpleFormatter().format(logged));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @Test
    void strangersLeaveNoNamesInMetrics() {
        get("/made-up").then().statusCode(401);
        get("/api/v1/made-up").then().statusCode(401);
        with(VIEWER).delete("/api/v1/made-up").then().statusCode(403);
        given().header("Host", "made-up").get("/made-up").then().statusCode(403);
        given().request("MADE-UP", TARGETS).then().statusCode(401);

        assertThat(with(VIEWER).get("/q/metrics").asString())
                .contains("http_server_requests_seconds_count", "method=\"OTHER\"")
                .doesNotContain("made-up", "MADE-UP");
    }

    @Test
    void answersToAConfiguredName() {
        with(VIEWER).header("Host", Keyed.HOST).get(TARGETS).then().statusCode(200);
        with(VIEWER).header("Host", "evil.example").get(TARGETS).then().statusCode(403);
    }

    private static Response problem(Response answer, int status, String type) {
        answer.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo(type))
                .body("status", equalTo(status));
        return answer;
    }
}
