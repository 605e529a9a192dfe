package dev.preflight.service.rest;

import static dev.preflight.service.rest.Api.RUNS;
import static dev.preflight.service.rest.Api.json;
import static dev.preflight.service.rest.Api.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Orders that come twice. */
@QuarkusTest
class IdempotencyTest {
    private static final String HEADER = "Idempotency-Key";

    private final String key = UUID.randomUUID().toString();

    private Response order(String body, String query) {
        return json(body).header(HEADER, key).post(RUNS + query);
    }

    @Test
    void areAnsweredWithTheSameRunAsItStands() {
        Response first = order(Api.order("containers", "lab"), "");
        Response again =
                order("{\"target\":\"lab\",  \"mode\":\"check\",\"runbook\":\"containers\"}", "");
        Response waited = order(Api.order("containers", "lab"), "?wait=60s");

        first.then().statusCode(202);
        again.then().statusCode(202).body("id", equalTo(first.path("id")));
        waited.then().statusCode(200).body("runId", equalTo(first.path("id")));
        assertThat(waited.header("Location")).isEqualTo(first.header("Location"));
    }

    @Test
    void mustBeTheSame() {
        order(Api.order("containers", "lab"), "").then().statusCode(202);

        problem(order(Api.order("workers", "lab"), ""), ProblemType.IDEMPOTENCY_KEY_REUSED)
                .body("detail", containsString(key));
    }

    @Test
    void mayComeAgainAfterTheyWereRefused() {
        problem(order(Api.order("worker", "lab"), ""), ProblemType.UNKNOWN_RUNBOOK);

        order(Api.order("containers", "lab"), "").then().statusCode(202);
    }

    @Test
    void haveOneKeyThatCanBeOne() {
        problem(
                json(Api.order("containers", "lab")).header(HEADER, "a b").post(RUNS),
                ProblemType.INVALID_PARAMETER);
        problem(
                json(Api.order("containers", "lab"))
                        .header(HEADER, "a")
                        .header(HEADER, "b")
                        .post(RUNS),
                ProblemType.INVALID_PARAMETER);
    }
}
