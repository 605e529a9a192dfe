package dev.preflight.service.rest;

import static dev.preflight.service.rest.Api.RUNS;
import static dev.preflight.service.rest.Api.problem;
import static dev.preflight.service.security.Keyed.OPERATOR;
import static dev.preflight.service.security.Keyed.UNKNOWN;
import static dev.preflight.service.security.Keyed.VIEWER;
import static dev.preflight.service.security.Keyed.newAddress;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.preflight.adapters.sandbox.BackendMode;
import dev.preflight.adapters.sandbox.Sandbox;
import dev.preflight.core.remediation.Pause;
import dev.preflight.core.remediation.TargetLock;
import dev.preflight.core.remediation.TargetLock.Lease;
import dev.preflight.core.target.TargetId;
import dev.preflight.service.config.PreflightConfig;
import dev.preflight.service.ledger.IdempotencyKeys;
import dev.preflight.service.ledger.IdempotencyKeys.Taken;
import dev.preflight.service.ledger.Incidents;
import dev.preflight.service.ledger.Pauses;
import dev.preflight.service.security.Keyed;
import dev.preflight.service.target.SandboxTarget;
import dev.preflight.service.target.TargetAccess.Reached;
import dev.preflight.service.target.Targets;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.builder.ResponseBuilder;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every problem, as a client meets it. One that is new does not compile here until somebody says
 * what leads to it.
 */
@QuarkusTest
@TestProfile(Keyed.class)
@Timeout(60)
class EveryProblemTest {
    private static final String CHECK = Api.order("workers", "lab");

    @Inject PreflightConfig config;
    @Inject Targets targets;
    @Inject Incidents incidents;
    @Inject Pauses pauses;
    @Inject IdempotencyKeys keys;
    @Inject RunOrderReader orders;

    @ParameterizedTest
    @EnumSource(ProblemType.class)
    void isToldToAClient(ProblemType type) throws Exception {
        problem(provoke(type), type);
    }

    private Response provoke(ProblemType type) throws Exception {
        return switch (type) {
            case MALFORMED_REQUEST -> order("{");
            case UNKNOWN_FIELD -> order("{\"x\": 1}");
            case INVALID_PARAMETER -> operator().get(RUNS + "?limit=0");
            case UNKNOWN_FORMAT -> operator().get(RUNS + "/1-0?format=jason");
            case NOT_AUTHENTICATED -> get(RUNS);
            case NOT_PERMITTED -> Keyed.with(VIEWER).post(RUNS);
            case CROSS_SITE -> operator().header("Sec-Fetch-Site", "cross-site").post(RUNS);
            case FOREIGN_HOST -> operator().header("Host", "evil.example").get(RUNS);
            case NOT_FOUND -> operator().get(RUNS + "/1-0");
            case METHOD_NOT_ALLOWED -> operator().delete(RUNS);
            case NOT_ACCEPTABLE -> operator().accept("image/png").get(RUNS);
            case REQUEST_TOO_SLOW -> halfOfARequest();
            case RUN_NOT_OVER -> reportOfARunUnderWay();
            case TARGET_HELD -> resetWhileSomebodyCures();
            case RUN_FORGOTTEN -> orderWhoseRunIsNotKept();
            case BODY_TOO_LARGE -> order(" ".repeat(HttpEdge.LARGEST_BODY + 1));
            case UNSUPPORTED_MEDIA_TYPE -> operator().contentType("text/plain").post(RUNS);
            case UNKNOWN_RUNBOOK -> order(Api.order("none", "lab"));
            case UNKNOWN_TARGET -> order(Api.order("workers", "none"));
            case UNKNOWN_CHECK -> order(with("\"only\": [\"none\"]"));
            case UNKNOWN_VARIABLE -> order(with("\"vars\": {\"NONE\": \"x\"}"));
            case INVALID_VALUE -> order(with("\"mode\": \"none\""));
            case IDEMPOTENCY_KEY_REUSED -> twoOrdersUnderOneKey();
            case TOO_MANY_REQUESTS -> manyWrongKeys();
            case TOO_MANY_RUNS -> ordersWhileNothingMoves();
            case TOO_MANY_PAUSES -> onePauseTooMany();
            case TOO_MANY_STREAMS -> oneStreamTooMany();
            case RUN_ABORTED -> report(Api.order("containers", "lost"));
            case INTERNAL_ERROR -> operator().get(Defect.PATH);
            case STORAGE_UNAVAILABLE -> incidentsWithoutALedger();
            case REQUEST_FAILED -> formThatCannotBeDecoded();
        };
    }

    private static RequestSpecification operator() {
        return Keyed.with(OPERATOR);
    }

    private static Response order(String body) {
        return operator().contentType("application/json").body(body).post(RUNS);
    }

    private static Response report(String body) {
        return operator().contentType("application/json").body(body).post(RUNS + "?wait=60s");
    }

    private static String with(String field) {
        return "{\"runbook\": \"workers\", \"target\": \"lab\", " + field + "}";
    }

    private static Response halfOfARequest() throws IOException {
        String half =
                "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n{".formatted(RUNS);
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            socket.getOutputStream().write(half.getBytes(StandardCharsets.US_ASCII));
            return parsed(
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static Response parsed(String answer) {
        int body = answer.indexOf("\r\n\r\n") + 4;
        ResponseBuilder response =
                new ResponseBuilder()
                        .setStatusCode(Integer.parseInt(answer.substring(9, 12)))
                        .setBody(answer.substring(body));
        answer.lines()
                .filter(it -> it.toLowerCase(Locale.ROOT).startsWith("content-type: "))
                .forEach(it -> response.setContentType(it.substring("content-type: ".length())));
        return response.build();
    }

    private static Response formThatCannotBeDecoded() {
        return operator()
                .contentType("application/x-www-form-urlencoded")
                .body("=")
                .post(IncidentsResource.PATH + "/none/reset");
    }

    private Response reportOfARunUnderWay() {
        Sandbox slow = sandbox("slow");
        slow.answer(BackendMode.HANG);
        try {
            String run = order(Api.order("workers", "slow")).header("Location");
            return operator().get(run + "?format=junit");
        } finally {
            slow.answer(BackendMode.NORMAL);
        }
    }

    private Response ordersWhileNothingMoves() {
        Sandbox slow = sandbox("slow");
        slow.answer(BackendMode.HANG);
        try {
            Response answer = order(Api.order("workers", "slow"));
            // One is carried out, the others wait.
            for (int i = 0; i <= config.bounds().waitingRuns() && answer.statusCode() == 202; i++) {
                answer = order(Api.order("workers", "slow"));
            }
            return answer;
        } finally {
            slow.answer(BackendMode.NORMAL);
        }
    }

    private Sandbox sandbox(String target) {
        return ((SandboxTarget) targets.named(target).orElseThrow().access()).sandbox();
    }

    private Response resetWhileSomebodyCures() throws Exception {
        Reached dead = targets.named("dead").orElseThrow().access().reach(Map.of());
        TargetId id = dead.target().id();
        incidents.of("dead").record(id, IncidentSamples.of(id, "held"));
        TargetLock lock = dead.ports().lock();
        try (Lease lease = lock.acquire(id, Duration.ofSeconds(10), holder -> {}).lease()) {
            assertThat(lease).isNotNull();
            return operator().post(IncidentsResource.PATH + "/held/reset");
        }
    }

    private Response orderWhoseRunIsNotKept() throws Exception {
        String fingerprint =
                OrdersOnce.fingerprint(orders.read(CHECK.getBytes(StandardCharsets.UTF_8)));
        keys.take("ops", "forgotten", new Taken(fingerprint, "1-4711"));
        return operator()
                .header(OrdersOnce.HEADER, "forgotten")
                .contentType("application/json")
                .body(CHECK)
                .post(RUNS);
    }

    private static Response twoOrdersUnderOneKey() {
        RequestSpecification keyed =
                operator().header(OrdersOnce.HEADER, "reused").contentType("application/json");
        keyed.body(CHECK).post(RUNS).then().statusCode(202);
        return keyed.body(Api.order("containers", "lab")).post(RUNS);
    }

    private static Response manyWrongKeys() {
        String address = newAddress();
        Response answer = wrongKey(address);
        for (int i = 0; i < 100 && answer.statusCode() == 401; i++) {
            answer = wrongKey(address);
        }
        return answer;
    }

    private static Response wrongKey(String address) {
        return given().header("X-Forwarded-For", address)
                .header("Authorization", "Bearer " + UNKNOWN)
                .get(RUNS);
    }

    private Response onePauseTooMany() throws Exception {
        List<String> begun = new ArrayList<>();
        try {
            Instant soon = Instant.now().plusSeconds(600);
            for (int i = 0; i < PausesResource.MOST; i++) {
                begun.add(pauses.begin("lost", new Pause("a test", "one of many", soon)).id());
            }
            return operator()
                    .contentType("application/json")
                    .body("{\"target\": \"lost\", \"reason\": \"a test\", \"for\": \"1m\"}")
                    .post(PausesResource.PATH);
        } finally {
            for (String id : begun) {
                pauses.end(id, "a test");
            }
        }
    }

    private Response oneStreamTooMany() throws Exception {
        List<InputStream> streams = new ArrayList<>();
        try {
            for (int i = 0; i < config.bounds().eventStreams(); i++) {
                streams.add(stream());
            }
            return operator().get("/api/v1/events");
        } finally {
            for (InputStream stream : streams) {
                stream.close();
            }
        }
    }

    // Not by REST Assured, which waits for the end of it.
    private static InputStream stream() throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create(
                                        "http://127.0.0.1:" + RestAssured.port + "/api/v1/events"))
                        .header("Authorization", "Bearer " + OPERATOR)
                        .build();
        HttpResponse<InputStream> answer =
                HttpClient.newHttpClient().send(request, BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    // What stands in its place cannot be opened, also by whatever else wants it meanwhile.
    private Response incidentsWithoutALedger() throws IOException {
        Path file = config.ledger().file().orElseThrow();
        Path aside = file.resolveSibling("aside.db");
        Files.move(file, aside);
        try {
            Files.createDirectory(file);
            return operator().get(IncidentsResource.PATH);
        } finally {
            Files.delete(file);
            Files.move(aside, file);
            await().untilAsserted(
                            () -> operator().get(IncidentsResource.PATH).then().statusCode(200));
        }
    }
}
