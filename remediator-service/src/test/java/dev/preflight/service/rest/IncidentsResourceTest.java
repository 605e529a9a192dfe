package dev.preflight.service.rest;

import static dev.preflight.service.rest.Api.problem;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.preflight.core.cure.ActionReport;
import dev.preflight.core.incident.Incident;
import dev.preflight.core.incident.Refusal;
import dev.preflight.core.incident.Refusal.Guardrail;
import dev.preflight.core.incident.RemediationState;
import dev.preflight.service.ledger.Incidents;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class IncidentsResourceTest {
    private static final String INCIDENTS = IncidentsResource.PATH;

    @Inject Incidents incidents;

    private void record(Incident incident, String target) throws Exception {
        incidents.of(target).record(IncidentSamples.target(target), incident);
    }

    @Test
    void showsAnIncidentWithItsAttemptsItsTimelineAndWhatWasCollected() throws Exception {
        record(IncidentSamples.open("shown", "lost"), "lost");
        record(IncidentSamples.exhausted("shown", "lost"), "lost");
        incidents.diagnosed(
                "shown",
                Instant.now(),
                List.of(
                        new ActionReport(
                                "collect-logs", "shop-1", ActionReport.Result.DONE, "no licence")));

        get(INCIDENTS + "/shown")
                .then()
                .statusCode(200)
                .body("id", equalTo("shown"))
                .body("href", equalTo(INCIDENTS + "/shown"))
                .body("target", equalTo("lost"))
                .body("runbook", equalTo("workers"))
                .body("check", equalTo("worker-types"))
                .body("state", equalTo("EXHAUSTED"))
                .body("openedAt", equalTo(IncidentSamples.OPENED.toString()))
                .body("guardrail", equalTo("BUDGET"))
                .body("reason", equalTo("all 1 attempts are used up"))
                .body("escalatedAt", equalTo(IncidentSamples.OPENED.plusSeconds(20).toString()))
                .body("attempts", hasSize(1))
                .body("attempts[0].number", equalTo(1))
                .body("attempts[0].durationMs", equalTo(17_000))
                .body("attempts[0].waitedMs", equalTo(15_000))
                .body("attempts[0].verification", equalTo("FAIL: none"))
                .body("attempts[0].actions[0].kind", equalTo("restart-container"))
                .body("attempts[0].actions[0].outcome", equalTo("DONE"))
                .body("attempts[0].actions[0].detail", equalTo("restarted"))
                .body("diagnostics[0].detail", equalTo("no licence"))
                .body("timeline.type", hasItem("dev.preflight.incident.opened"))
                .body("timeline[0].data", notNullValue())
                .body("dueAt", nullValue());
    }

    @Test
    void saysWhetherACheckIsStillConfigured() throws Exception {
        record(IncidentSamples.open("served", "lab"), "lab");
        // This one has no runbook of that name any more.
        record(IncidentSamples.open("other-runbook", "lost"), "lost");
        record(IncidentSamples.open("other-target", "gone"), "gone");

        get(INCIDENTS + "/served").then().body("configured", equalTo(true));
        get(INCIDENTS + "/other-runbook").then().body("configured", equalTo(false));
        get(INCIDENTS + "/other-target").then().body("configured", equalTo(false));
        given().post(INCIDENTS + "/other-target/reset")
                .then()
                .statusCode(200)
                .body("state", equalTo("CLOSED"));
    }

    @Test
    void saysHowLongAWaitStillIs() throws Exception {
        Instant due = Instant.now().plus(Duration.ofMinutes(10));
        record(IncidentSamples.waiting("waits", "lost", due), "lost");

        get(INCIDENTS + "/waits")
                .then()
                .body("state", equalTo("WAITING"))
                .body("dueAt", equalTo(due.toString()))
                .body("secondsLeft", allOf(greaterThan(500), lessThanOrEqualTo(600)))
                .body("attempts[0].durationMs", nullValue());
    }

    @Test
    void listsTheLatestOpenedFirstPageByPage() throws Exception {
        for (int i = 1; i <= 5; i++) {
            record(IncidentSamples.exhausted("page/" + i, "quick"), "quick");
        }

        List<String> ids = new ArrayList<>();
        String next = INCIDENTS + "?target=quick&state=EXHAUSTED&limit=2";
        while (next != null) {
            Response page = given().urlEncodingEnabled(false).get(next);
            page.then()
                    .statusCode(200)
                    .body("incidents.target", everyItem(equalTo("quick")))
                    .body("incidents.timeline", everyItem(nullValue()))
                    .body("incidents.diagnostics", everyItem(nullValue()));
            ids.addAll(page.path("incidents.id"));
            next = page.path("next");
        }
        assertThat(ids).containsExactly("page/5", "page/4", "page/3", "page/2", "page/1");
        get(INCIDENTS + "?target=quick&state=CLOSED").then().body("incidents", hasSize(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "workers/worker-types@2026-03-01T12:00:00.123456Z",
                "shop.md/a b?c=d&e#f%2Fg+h;i",
                "Träume/größte",
                "x/reset",
                "{id}"
            })
    void findsAnIncidentWhateverItsIdHolds(String id) throws Exception {
        record(IncidentSamples.open(id, "lab"), "lab");
        String href = IncidentsResource.href(id);

        given().urlEncodingEnabled(false)
                .get(href)
                .then()
                .statusCode(200)
                .body("id", equalTo(id))
                .body("href", equalTo(href));
        given().urlEncodingEnabled(false)
                .post(href + "/reset")
                .then()
                .statusCode(200)
                .body("id", equalTo(id))
                .body("state", equalTo("CLOSED"));
    }

    @Test
    void resetsAnIncidentAndRecordsWhoAskedForIt() throws Exception {
        record(IncidentSamples.exhausted("done-with", "lab"), "lab");

        given().post(INCIDENTS + "/done-with/reset")
                .then()
                .statusCode(200)
                .body("state", equalTo("CLOSED"))
                .body("timeline", hasSize(greaterThan(0)));
        get("/api/v1/audit?limit=100")
                .then()
                .statusCode(200)
                .body(
                        "orders.findAll { it.detail == 'done-with' }.order",
                        equalTo(List.of("reset")))
                .body("orders.find { it.detail == 'done-with' }.target", equalTo("lab"))
                .body("orders.find { it.detail == 'done-with' }.who", equalTo("anonymous"));
    }

    @Test
    void findsNoOther() {
        problem(get(INCIDENTS + "/none"), ProblemType.NOT_FOUND)
                .body("detail", containsString("'none'"));
        problem(given().post(INCIDENTS + "/none/reset"), ProblemType.NOT_FOUND);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "state=waiting",
                "state=GONE",
                "target=nobody",
                "before=none",
                "limit=0",
                "limit=101",
                "limit=x"
            })
    void refusesAListThatCannotBeMeant(String parameter) {
        problem(get(INCIDENTS + "?" + parameter), ProblemType.INVALID_PARAMETER);
    }

    @Test
    void knowsEveryState() {
        Stream<RemediationState> refusing =
                Stream.of(Guardrail.values())
                        .map(it -> new RemediationState.Refusing(new Refusal(it, "")));
        Instant now = Instant.EPOCH;
        Stream<RemediationState> others =
                Stream.of(
                        new RemediationState.Failing(),
                        new RemediationState.Curing(Duration.ZERO, null),
                        new RemediationState.Waiting(now, Duration.ZERO, null, null),
                        new RemediationState.Verifying(),
                        new RemediationState.Healed(now),
                        new RemediationState.Closed(now));

        assertThat(Stream.concat(refusing, others).map(RemediationState::word).distinct())
                .containsExactlyInAnyOrderElementsOf(IncidentView.STATES);
    }
}
