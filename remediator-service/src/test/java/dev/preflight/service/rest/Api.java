package dev.preflight.service.rest;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** The service as a client sees it. */
final class Api {
    static final String RUNS = "/api/v1/runs";

    private Api() {}

    static RequestSpecification json(String body) {
        return given().contentType(ContentType.JSON).body(body);
    }

    static String order(String runbook, String target) {
        return "{\"runbook\": \"%s\", \"target\": \"%s\"}".formatted(runbook, target);
    }

    /** Asks for a run and waits for its report. */
    static Response run(String runbook, String target) {
        return json(order(runbook, target)).post(RUNS + "?wait=60s");
    }

    /** Holds an answer to RFC 9457 and to the type's own words. */
    static ValidatableResponse problem(Response response, ProblemType type) {
        return response.then()
                .statusCode(type.status())
                .contentType(Problem.MEDIA_TYPE)
                .body("type", equalTo(type.uri()))
                .body("title", equalTo(type.title()))
                .body("status", equalTo(type.status()))
                .body("detail", not(containsString("\tat ")))
                .body("detail", not(containsString("Exception")));
    }
}
