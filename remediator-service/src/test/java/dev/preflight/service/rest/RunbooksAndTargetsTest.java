package dev.preflight.service.rest;

import static dev.preflight.service.rest.Api.problem;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class RunbooksAndTargetsTest {

    @Test
    void listsTheConfiguredRunbooks() {
        get("/api/v1/runbooks")
                .then()
                .statusCode(200)
                .body("runbooks.id", containsInAnyOrder("workers", "containers", "shop.md"))
                .body("runbooks.find { it.id == 'shop.md' }.targets", contains("dead"))
                .body("runbooks.find { it.id == 'shop.md' }.variables", contains("SHOP_NAME"))
                .body("runbooks.find { it.id == 'workers' }.checks", hasItem("worker-types"));
    }

    @Test
    void explainsARunbook() {
        get("/api/v1/runbooks/workers")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("runbook", equalTo("workers"))
                .body("checks.id", hasItem("worker-types"))
                .body("cures", hasSize(5));
    }

    @Test
    void knowsNoOtherRunbook() {
        problem(get("/api/v1/runbooks/broken.md"), ProblemType.NOT_FOUND);
        problem(get("/api/v1/runbooks/worker"), ProblemType.NOT_FOUND)
                .body("detail", containsString("did you mean 'workers'?"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "..%2f..%2fpom.xml",
                "%2e%2e/%2e%2e/pom.xml",
                "%252e%252e%252fpom.xml",
                "..%5cpom.xml",
                "%2fetc%2fpasswd",
                "shop.md%00.md",
                "file:%2f%2f%2fetc%2fpasswd",
                "src/test/resources/runbooks/broken.md"
            })
    void findsNoFileByItsPath(String path) {
        Response answer = given().urlEncodingEnabled(false).get("/api/v1/runbooks/" + path);

        assertThat(answer.statusCode()).isIn(400, 404);
        answer.then().contentType(Problem.MEDIA_TYPE);
    }

    @Test
    void saysHowTheTargetsAre() {
        await().untilAsserted(() ->
                get("/api/v1/targets")
                        .then()
                        .statusCode(200)
                        .body(
                                "targets.name",
                                contains(
                                        "broken", "dead", "lab", "lost", "mended", "patient",
                                        "quick", "slow", "stuck"))
                        .rootPath("targets.find { it.name == 'quick' }")
                        .body("intervalSeconds", equalTo(1))
                        .body("runbooks[0].runbook", equalTo("containers"))
                        .body("runbooks[0].nextDue", notNullValue())
                        .body("runbooks[0].latest.outcome", equalTo("PASSED"))
                        .body("runbooks[0].latest.origin", equalTo("schedule")));
    }
}
