package dev.preflight.service.operation;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OperationTest {

    @Test
    void isAlive() {
        get("/q/health/live").then().statusCode(200).body("status", equalTo("UP"));
    }

    @Test
    void isReadyHoweverTheTargetsAre() {
        await().untilAsserted(() ->
                get("/q/health/ready")
                        .then()
                        .statusCode(200)
                        .body("status", equalTo("UP"))
                        .body("checks.find { it.name == 'ledger' }.status", equalTo("UP"))
                        .rootPath("checks.find { it.name == 'schedule' }.data")
                        .body("'quick/containers'", equalTo("PASSED")));
        given().contentType("application/json")
                .body("{\"runbook\": \"containers\", \"target\": \"lost\"}")
                .post("/api/v1/runs?wait=60s");
        get("/q/health/ready")
                .then()
                .statusCode(200)
                .body(
                        "checks.find { it.name == 'schedule' }.data.'lost/containers'",
                        equalTo("ERROR"));
    }

    @Test
    void measuresRunsAndOutcomes() {
        given().contentType("application/json")
                .body("{\"runbook\": \"containers\", \"target\": \"lab\"}")
                .post("/api/v1/runs?wait=60s");
        given().contentType("application/json")
                .body("{\"runbook\": \"containers\", \"target\": \"lost\"}")
                .post("/api/v1/runs?wait=60s");

        String metrics = get("/q/metrics").asString();

        assertThat(metrics)
                .contains(
                        check("PASS", "lab", 1),
                        check("FAIL", "lab", 0),
                        // Nothing is known of it, so nothing passes.
                        check("ERROR", "lost", 1),
                        check("PASS", "lost", 0),
                        "preflight_run_outcome{outcome=\"PASSED\",runbook=\"containers\",target=\"lab\"} 1.0",
                        "preflight_run_timestamp_seconds{runbook=\"containers\",target=\"lab\"}",
                        "preflight_run_duration_seconds_count{mode=\"check\",runbook=\"containers\",target=\"lab\"}",
                        "preflight_runs_total{mode=\"check\",outcome=\"PASSED\",runbook=\"containers\",target=\"lab\"}");
    }

    private static String check(String outcome, String target, int value) {
        return "preflight_check_outcome{check=\"containers-well\",outcome=\"%s\",runbook=\"containers\",target=\"%s\"} %d.0"
                .formatted(outcome, target, value);
    }

    @Test
    void tellsWhatIsOwedToPeopleWithoutTheirSecrets() {
        get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'notifications' }.data.owed", equalTo(0))
                .body(not(containsString("T0SECRET")));
    }

    @Test
    void measuresRemediationFromZero() {
        String metrics = get("/q/metrics").asString();

        assertThat(metrics)
                .contains(
                        "preflight_attempts_total{check=\"worker-states\",runbook=\"workers\",target=\"lab\"} 0.0",
                        "preflight_incidents_opened_total{check=\"worker-states\",runbook=\"workers\",target=\"lab\"} 0.0",
                        "preflight_incidents_healed_total{check=\"worker-states\",runbook=\"workers\",target=\"lab\"} 0.0",
                        "preflight_incidents_escalated_total{guardrail=\"FLAPPING\",runbook=\"workers\",target=\"lab\"} 0.0",
                        "preflight_time_to_heal_seconds_count{check=\"worker-states\",runbook=\"workers\",target=\"lab\"} 0",
                        "preflight_open_incidents{state=\"SUPPRESSED\",target=\"lab\"} 0.0",
                        "preflight_oldest_incident_age_seconds{target=\"lab\"} 0.0",
                        "preflight_notifications_total{receiver=\"ops\",result=\"given_up\"} 0.0",
                        "preflight_notifications_owed{receiver=\"ops\"} 0.0",
                        "preflight_notifications_dropped_total 0.0",
                        "preflight_ledger_used_bytes ",
                        "preflight_ledger_disk_bytes ")
                .doesNotContain("T0SECRET");
    }

    @Test
    void describesItsApi() {
        given().accept("application/json")
                .get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .body("info.title", equalTo("Preflight"))
                .body("paths", hasKey("/api/v1/runs"))
                .body("paths", hasKey("/api/v1/runs/{id}"))
                .body("paths", hasKey("/api/v1/runbooks"))
                .body("paths", hasKey("/api/v1/runbooks/{id}"))
                .body("paths", hasKey("/api/v1/targets"))
                .body(
                        "paths.'/api/v1/runs'.post.requestBody.content.'application/json'.examples.check.value",
                        notNullValue());
    }
}
