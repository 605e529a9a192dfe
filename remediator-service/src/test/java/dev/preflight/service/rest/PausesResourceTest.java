package dev.preflight.service.rest;

import static dev.preflight.service.rest.Api.json;
import static dev.preflight.service.rest.Api.problem;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import dev.preflight.core.remediation.Pause;
import dev.preflight.service.event.PauseListener;
import dev.preflight.service.ledger.Pauses;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class PausesResourceTest {
    private static final String PAUSES = PausesResource.PATH;

    @Inject Pauses pauses;
    @Inject Changes changes;

    /** Counts what it is told. */
    @Singleton
    static class Changes implements PauseListener {
        private int count;

        @Override
        public synchronized void changed() {
            count++;
        }

        synchronized int count() {
            return count;
        }
    }

    @AfterEach
    void endAll() throws Exception {
        for (Pauses.RecordedPause pause : pauses.inForce()) {
            pauses.end(pause.id(), "a test");
        }
    }

    @Test
    void beginsAPauseAndEndsIt() {
        int before = changes.count();
        Response begun =
                json("{\"target\": \"lab\", \"owner\": \"anna\", \"reason\": \"deploying 4.2\", \"for\": \"90m\"}")
                        .post(PAUSES);

        begun.then()
                .statusCode(201)
                .contentType("application/json")
                .body("target", equalTo("lab"))
                .body("owner", equalTo("anna"))
                .body("reason", equalTo("deploying 4.2"));
        assertThat(Instant.parse(begun.path("until")))
                .isBetween(
                        Instant.now().plus(Duration.ofMinutes(89)),
                        Instant.now().plus(Duration.ofMinutes(90)));
        String location = begun.header("Location");
        assertThat(location).isEqualTo(begun.path("href"));
        get(location).then().statusCode(200).body("id", equalTo(begun.path("id")));
        get(PAUSES).then().statusCode(200).body("pauses.id", hasItem(begun.<String>path("id")));

        given().delete(location).then().statusCode(204);

        assertThat(changes.count()).isEqualTo(before + 2);
        problem(get(location), ProblemType.NOT_FOUND);
        problem(given().delete(location), ProblemType.NOT_FOUND);
        // Checks that other tests have asked for may come between.
        String its = "orders.findAll { it.order == 'resume' || it.order == 'pause' }";
        get("/api/v1/audit?limit=100")
                .then()
                .body(its + "[0].order", equalTo("resume"))
                .body(its + "[0].target", equalTo("lab"))
                .body(its + "[1].order", equalTo("pause"))
                .body(its + "[1].target", equalTo("lab"))
                .body(its + "[1].detail", containsString("for anna: deploying 4.2"));
    }

    @Test
    void pausesAllTargetsInTheCallersNameUnlessToldOtherwise() {
        String until = Instant.now().plus(Duration.ofHours(2)).toString();

        json("{\"reason\": \" moving house \", \"until\": \"%s\"}".formatted(until))
                .post(PAUSES)
                .then()
                .statusCode(201)
                .body("target", nullValue())
                .body("owner", equalTo("anonymous"))
                .body("reason", equalTo("moving house"))
                .body("until", containsString(until.substring(0, 19)));
    }

    @Test
    void listsTheFirstToEndFirst() {
        for (String lasting : List.of("PT3H", "1h", "7200s")) {
            json("{\"reason\": \"%s\", \"for\": \"%s\"}".formatted(lasting, lasting)).post(PAUSES);
        }

        get(PAUSES).then().body("pauses.reason", equalTo(List.of("1h", "7200s", "PT3H")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"reason\": \"x\"} | MALFORMED_REQUEST | with one of the fields",
                "{\"reason\": \"x\", \"for\": \"1h\", \"until\": \"2999-01-01T00:00:00Z\"} | MALFORMED_REQUEST | with one of the fields",
                "{\"for\": \"1h\"} | MALFORMED_REQUEST | field 'reason' must be a text, and is missing",
                "{\"reason\": 1, \"for\": \"1h\"} | MALFORMED_REQUEST | field 'reason' must be a text",
                "{\"reason\": \"x\", \"for\": 60} | MALFORMED_REQUEST | field 'for' must be a text",
                "{\"reason\": \"x\", \"for\": \"1h\", \"target\": null} | MALFORMED_REQUEST | field 'target' must be a text",
                "[] | MALFORMED_REQUEST | must be a JSON object",
                "{\"reason\": \"x\", \"for\": \"1h\", \"targets\": \"lab\"} | UNKNOWN_FIELD | did you mean 'target'?",
                "{\"reason\": \"x\", \"for\": \"1h\", \"target\": \"lap\"} | UNKNOWN_TARGET | did you mean 'lab'?",
                "{\"reason\": \"\", \"for\": \"1h\"} | INVALID_VALUE | field 'reason' must be one line",
                "{\"reason\": \"  \", \"for\": \"1h\"} | INVALID_VALUE | field 'reason' must be one line",
                "{\"reason\": \"a\\nb\", \"for\": \"1h\"} | INVALID_VALUE | field 'reason' must be one line",
                "{\"reason\": \"\\u001b[1m\", \"for\": \"1h\"} | INVALID_VALUE | field 'reason' must be one line",
                "{\"reason\": \"x\", \"owner\": \"\", \"for\": \"1h\"} | INVALID_VALUE | field 'owner' must be one line",
                "{\"reason\": \"x\", \"for\": \"soon\"} | INVALID_VALUE | not 'soon'",
                "{\"reason\": \"x\", \"for\": \"0s\"} | INVALID_VALUE | must end in the future",
                "{\"reason\": \"x\", \"for\": \"-PT1H\"} | INVALID_VALUE | must end in the future",
                "{\"reason\": \"x\", \"for\": \"31d\"} | INVALID_VALUE | at most 30 days",
                "{\"reason\": \"x\", \"for\": \"PT99999999999999999999H\"} | INVALID_VALUE | a time as 90m",
                "{\"reason\": \"x\", \"until\": \"tomorrow\"} | INVALID_VALUE | not 'tomorrow'",
                "{\"reason\": \"x\", \"until\": \"2026-01-01T00:00:00Z\"} | INVALID_VALUE | must end in the future",
                "{\"reason\": \"x\", \"until\": \"2999-01-01T00:00:00Z\"} | INVALID_VALUE | at most 30 days",
                "{\"reason\": \"x\", \"until\": \"+999999999-12-31T23:59:59Z\"} | INVALID_VALUE | at most 30 days"
            })
    void refusesWhatCannotBeMeant(String body, ProblemType type, String detail) {
        int before = changes.count();

        problem(json(body).post(PAUSES), type).body("detail", containsString(detail));

        assertThat(changes.count()).isEqualTo(before);
        get(PAUSES).then().body("pauses.size()", equalTo(0));
    }

    @Test
    void boundsWhatIsSaid() {
        problem(
                json("{\"reason\": \"%s\", \"for\": \"1h\"}".formatted("x".repeat(501)))
                        .post(PAUSES),
                ProblemType.INVALID_VALUE);
        problem(
                json("{\"reason\": \"x\", \"owner\": \"%s\", \"for\": \"1h\"}"
                                .formatted("x".repeat(101)))
                        .post(PAUSES),
                ProblemType.INVALID_VALUE);
    }

    @Test
    void boundsHowManyThereAre() throws Exception {
        Instant soon = Instant.now().plusSeconds(600);
        for (int i = 0; i < PausesResource.MOST; i++) {
            pauses.begin("lab", new Pause("a test", "one of many", soon));
        }

        problem(
                json("{\"reason\": \"x\", \"for\": \"1h\"}").post(PAUSES),
                ProblemType.TOO_MANY_PAUSES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/none", "/a/b", "/%2e%2e%2fx"})
    void findsNoOther(String path) {
        problem(given().urlEncodingEnabled(false).delete(PAUSES + path), ProblemType.NOT_FOUND);
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=101", "limit=x"})
    void listsNoOrdersBeyondTheLimit(String parameter) {
        problem(get("/api/v1/audit?" + parameter), ProblemType.INVALID_PARAMETER);
    }
}
