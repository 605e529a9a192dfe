package dev.preflight.service.rest;

import static dev.preflight.service.rest.Api.RUNS;
import static dev.preflight.service.rest.Api.json;
import static dev.preflight.service.rest.Api.order;
import static dev.preflight.service.rest.Api.problem;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.preflight.adapters.report.ReportFormat;
import dev.preflight.adapters.report.ReportFormats;
import dev.preflight.adapters.sandbox.BackendMode;
import dev.preflight.adapters.sandbox.Sandbox;
import dev.preflight.service.ledger.FiledRuns;
import dev.preflight.service.ledger.FiledRuns.FiledRun;
import dev.preflight.service.target.SandboxTarget;
import dev.preflight.service.target.Targets;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class RunsResourceTest {
    @Inject FiledRuns filed;

    @Inject Targets targets;

    private Sandbox sandbox(String target) {
        return ((SandboxTarget) targets.named(target).orElseThrow().access()).sandbox();
    }

    @Test
    void answersWithTheReportOfAHealthyStackWithinTheWait() {
        Api.run("workers", "lab")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .header("Location", startsWith(RUNS + "/"))
                .body("schema", equalTo("preflight.report/v1"))
                .body("mode", equalTo("check"))
                .body("outcome", equalTo("PASSED"))
                .body("target.project", equalTo("lab"))
                .body("checks.outcome", everyItem(equalTo("PASS")));
    }

    @Test
    void saysWhatIsWrongWithABrokenStackAndMendsNothing() {
        sandbox("broken").forget("backtest-worker-1");
        sandbox("broken").forget("backtest-worker-2");

        Api.run("workers", "broken")
                .then()
                .statusCode(200)
                .body("outcome", equalTo("FAILED"))
                .body("checks.find { it.id == 'worker-types' }.outcome", equalTo("FAIL"));
        json("{\"runbook\": \"workers\", \"target\": \"broken\", \"mode\": \"plan\"}")
                .post(RUNS + "?wait=60s")
                .then()
                .statusCode(200)
                .body("mode", equalTo("plan"))
                .body(
                        "checks.find { it.id == 'worker-types' }.remediation.cure",
                        containsString("Restart"))
                .body("checks.find { it.id == 'worker-types' }.remediation.attempts", hasSize(0));
        Api.run("workers", "broken").then().body("outcome", equalTo("FAILED"));
    }

    @Test
    void healsOnRequestAndRecordsWhoAsked() {
        sandbox("mended").stop("training-worker-1");
        sandbox("mended").stop("training-worker-2");

        json("{\"runbook\": \"workers\", \"target\": \"mended\", \"mode\": \"heal\"}")
                .post(RUNS + "?wait=60s")
                .then()
                .statusCode(200)
                .body("outcome", equalTo("HEALED"))
                .body(
                        "checks.find { it.id == 'containers-running' }.remediation.state",
                        equalTo("HEALED"))
                .body(
                        "checks.find { it.id == 'containers-running' }.remediation.attempts",
                        hasSize(1));
        get("/api/v1/incidents?target=mended&state=HEALED")
                .then()
                .body("incidents.check", equalTo(List.of("containers-running")));
        get("/api/v1/audit?limit=100")
                .then()
                .body("orders.findAll { it.target == 'mended' }.order", equalTo(List.of("heal")))
                .body("orders.find { it.target == 'mended' }.who", equalTo("anonymous"))
                .body("orders.find { it.target == 'mended' }.detail", equalTo("workers"));
    }

    @Test
    void recordsWhoOnlyAskedForALook() {
        json("{\"runbook\": \"containers\", \"target\": \"quick\"}").post(RUNS);
        json("{\"runbook\": \"containers\", \"target\": \"quick\", \"mode\": \"plan\"}").post(RUNS);

        // Nobody has to wait for that.
        await().untilAsserted(() ->
                get("/api/v1/audit?limit=100")
                        .then()
                        .body(
                                "orders.findAll { it.target == 'quick' }.order",
                                equalTo(List.of("plan", "check")))
                        .body(
                                "orders.findAll { it.target == 'quick' }.detail",
                                everyItem(equalTo("containers"))));
    }

    @Test
    void showsARunThatWaitsAfterACure() {
        sandbox("patient").stop("training-worker-1");
        sandbox("patient").stop("training-worker-2");

        String location =
                json("{\"runbook\": \"workers\", \"target\": \"patient\", \"mode\": \"heal\"}")
                        .post(RUNS)
                        .then()
                        .statusCode(202)
                        .extract()
                        .header("Location");

        await().untilAsserted(() ->
                get(location)
                        .then()
                        .body("state", equalTo("waiting"))
                        .body("resumeAt", greaterThan(Instant.now().plusSeconds(3000).toString())));
        get(location + "?format=junit").then().statusCode(409);
        // Its turn is not taken by who waits.
        Api.run("workers", "patient").then().statusCode(200);
    }

    @Test
    void findsARunThatIsOnlyFiled() throws Exception {
        // Older than any that this process has made.
        file("1-1", "{\"outcome\":\"PASSED\"}", "");
        file("1-0", null, "the service was stopped");

        get(RUNS + "/1-1")
                .then()
                .statusCode(200)
                .body("state", equalTo("finished"))
                .body("report.outcome", equalTo("PASSED"));
        get(RUNS + "/1-1?format=json").then().statusCode(200).body("outcome", equalTo("PASSED"));
        problem(get(RUNS + "/1-1?format=junit"), ProblemType.NOT_ACCEPTABLE);
        problem(get(RUNS + "/1-0?format=json"), ProblemType.RUN_ABORTED);
        get(RUNS + "?before=1-2&limit=1")
                .then()
                .body("runs.id", equalTo(List.of("1-1")))
                .body("next", containsString("before=1-1"));
        get(RUNS + "?before=1-1").then().body("runs.id", equalTo(List.of("1-0")));
    }

    private void file(String id, @Nullable String report, String problem) throws Exception {
        filed.file(
                new FiledRun(
                        id,
                        "workers",
                        "lab",
                        "check",
                        "request",
                        Instant.EPOCH,
                        Instant.EPOCH,
                        report == null ? "ERROR" : "PASSED",
                        report,
                        problem));
    }

    @Test
    void takesAnOrderAndSaysWhereItsRunWillBe() {
        Response taken = json(order("workers", "lab")).post(RUNS);

        taken.then().statusCode(202).body("report", nullValue()).body("origin", equalTo("request"));
        String location = taken.header("Location");
        assertThat(location).isEqualTo(taken.path("href"));
        await().untilAsserted(() ->
                get(location)
                        .then()
                        .statusCode(200)
                        .body("state", equalTo("finished"))
                        .body("outcome", equalTo("PASSED"))
                        .body("report.outcome", equalTo("PASSED")));
    }

    @Test
    void answersWithTheRunWhenTheWaitIsOverFirst() {
        sandbox("slow").answer(BackendMode.HANG);
        Response taken = json(order("workers", "slow")).post(RUNS + "?wait=10ms");
        String location = taken.header("Location");

        taken.then().statusCode(202).body("outcome", nullValue());
        problem(get(location + "?format=junit"), ProblemType.RUN_NOT_OVER)
                .body("instance", equalTo(location));
        sandbox("slow").answer(BackendMode.NORMAL);
    }

    @Test
    void keepsToTheChecksThatWereAskedFor() {
        json("{\"runbook\": \"workers\", \"target\": \"lab\", \"only\": [\"backend-api\"]}")
                .post(RUNS + "?wait=60s")
                .then()
                .statusCode(200)
                .body("checks.findAll { it.outcome == 'PASS' }.id", equalTo(List.of("backend-api")))
                .body("checks.findAll { it.outcome == 'SKIPPED' }", hasSize(5));
        json("{\"runbook\": \"workers\", \"target\": \"lab\", \"skip\": [\"backend-api\"]}")
                .post(RUNS + "?wait=60s")
                .then()
                .statusCode(200)
                .body("checks.findAll { it.outcome == 'SKIPPED' }.id", hasItems("backend-api"));
    }

    @Test
    void setsVariablesThatTheRunbookRefersTo() {
        String order =
                "{\"runbook\": \"shop.md\", \"target\": \"dead\", \"vars\": {\"SHOP_NAME\": \"%s\"}}";

        json(order.formatted("fish"))
                .post(RUNS + "?wait=60s")
                .then()
                .statusCode(200)
                .body("outcome", equalTo("PASSED"));
        json(order.formatted("bird"))
                .post(RUNS + "?wait=60s")
                .then()
                .statusCode(200)
                .body("outcome", equalTo("FAILED"));
    }

    // Nobody listens at that port, and the backend is well.
    @ParameterizedTest
    @ValueSource(strings = {"check", "plan"})
    void remembersNothingOfWhatOnlyAnotherValueShows(String mode) {
        json("{\"runbook\": \"workers\", \"target\": \"lab\", \"mode\": \"%s\", \"vars\": {\"KTRDR_API_PORT\": \"1\"}}"
                        .formatted(mode))
                .post(RUNS + "?wait=60s")
                .then()
                .statusCode(200)
                .body("outcome", equalTo("FAILED"));

        get("/api/v1/incidents?target=lab")
                .then()
                .body("incidents.findAll { it.check == 'backend-api' }", hasSize(0));
    }

    static List<ReportFormat> formats() {
        return ReportFormats.names().stream()
                .map(name -> ReportFormats.named(name).orElseThrow())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("formats")
    void writesEveryFormatThatIsNamed(ReportFormat format) {
        Response written =
                json(order("workers", "lab")).post(RUNS + "?wait=60s&format=" + format.name());

        assertThat(written.statusCode()).isEqualTo(200);
        assertThat(mediaType(written.contentType())).isEqualTo(mediaType(format.mediaType()));
        String again = get(written.header("Location") + "?format=" + format.name()).asString();
        assertThat(again).isEqualTo(written.asString()).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("formats")
    void writesEveryFormatThatIsAccepted(ReportFormat format) {
        Response written =
                json(order("workers", "lab")).accept(format.mediaType()).post(RUNS + "?wait=60s");

        assertThat(written.statusCode()).isEqualTo(200);
        assertThat(mediaType(written.contentType())).isEqualTo(mediaType(format.mediaType()));
    }

    // Case and spaces mean nothing.
    private static String mediaType(String text) {
        return text.toLowerCase(Locale.ROOT).replace(" ", "").replace("\"", "");
    }

    @Test
    void marksInAsciiForWhoCanShowNothingElse() {
        String run = Api.run("workers", "lab").header("Location");

        assertThat(get(run + "?format=human&marks=ascii").asString())
                .contains("  + backend-api")
                .matches("\\p{ASCII}+");
        assertThat(get(run + "?format=human&marks=unicode").asString())
                .isEqualTo(get(run + "?format=human").asString())
                .contains("\u2714 backend-api");
        assertThat(get(run + "?format=json&marks=ascii").asString())
                .isEqualTo(get(run + "?format=json").asString());
        problem(get(run + "?format=human&marks=runes"), ProblemType.INVALID_PARAMETER);
    }

    @Test
    void letsTheFormatGoBeforeWhatIsAccepted() {
        json(order("workers", "lab"))
                .accept("application/xml")
                .post(RUNS + "?wait=60s&format=tap")
                .then()
                .statusCode(200)
                .body(startsWith("TAP version 14"));
    }

    @Test
    void listsRunsNewestFirstPageByPage() {
        for (int i = 0; i < 3; i++) {
            Api.run("containers", "lab").then().statusCode(200);
        }

        Response first = get(RUNS + "?target=lab&runbook=containers&limit=2");
        List<String> ids = first.path("runs.id");
        assertThat(ids).hasSize(2).isSortedAccordingTo((one, other) -> other.compareTo(one));
        first.then()
                .body("runs.target", everyItem(equalTo("lab")))
                .body("runs.runbook", everyItem(equalTo("containers")))
                .body("runs.report", everyItem(nullValue()));

        Response second = get(first.<String>path("next"));
        List<String> older = second.path("runs.id");
        assertThat(older).isNotEmpty().allMatch(id -> id.compareTo(ids.get(1)) < 0);
        assertThat(get(RUNS + "?before=0-0").<Object>path("next")).isNull();
    }

    @Test
    void abortsARunWhoseTargetIsNotThere() {
        Response aborted = Api.run("containers", "lost");

        problem(aborted, ProblemType.RUN_ABORTED)
                .body("detail", containsString("/nowhere/at/all does not exist"));
        get(aborted.<String>path("instance"))
                .then()
                .statusCode(200)
                .body("state", equalTo("aborted"))
                .body("outcome", equalTo("ERROR"))
                .body("reason", containsString("does not exist"));
    }

    @Test
    void callsAnEngineThatIsNotThereAnError() {
        Api.run("containers", "dead").then().statusCode(200).body("outcome", equalTo("ERROR"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "[]",
                "null",
                "{",
                "{} {}",
                "{\"target\": \"lab\"}",
                "{\"runbook\": \"workers\"}",
                "{\"runbook\": 1, \"target\": \"lab\"}",
                "{\"runbook\": \"workers\", \"runbook\": \"workers\", \"target\": \"lab\"}",
                "{\"runbook\": \"workers\", \"target\": \"lab\", \"mode\": null}",
                "{\"runbook\": \"workers\", \"target\": \"lab\", \"only\": \"backend-api\"}",
                "{\"runbook\": \"workers\", \"target\": \"lab\", \"only\": [1]}",
                "{\"runbook\": \"workers\", \"target\": \"lab\", \"vars\": []}",
                "{\"runbook\": \"workers\", \"target\": \"lab\", \"vars\": {\"KTRDR_API_PORT\": 1}}"
            })
    void refusesWhatCannotBeRead(String body) {
        problem(json(body).post(RUNS), ProblemType.MALFORMED_REQUEST);
    }

    @Test
    void refusesTextThatIsNoUtf8() {
        problem(
                given().contentType("application/json")
                        .body(new byte[] {'"', (byte) 0xff, '"'})
                        .post(RUNS),
                ProblemType.MALFORMED_REQUEST);
    }

    @Test
    void refusesFieldsThatDoNotExist() {
        problem(
                        json("{\"runbok\": \"workers\", \"target\": \"lab\"}").post(RUNS),
                        ProblemType.UNKNOWN_FIELD)
                .body("detail", equalTo("there is no field 'runbok', did you mean 'runbook'?"));
    }

    @Test
    void refusesAModeThatDoesNotExist() {
        problem(
                json("{\"runbook\": \"workers\", \"target\": \"lab\", \"mode\": \"fix\"}")
                        .post(RUNS),
                ProblemType.INVALID_VALUE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "worker",
                "shop.md",
                "../pom.xml",
                "/etc/passwd",
                "src/test/resources/runbooks/shop.md"
            })
    void knowsNoRunbooksButThoseOfTheTarget(String name) {
        problem(json(order(name, "lab")).post(RUNS), ProblemType.UNKNOWN_RUNBOOK);
    }

    @Test
    void knowsNoTargetsButThoseConfigured() {
        problem(json(order("workers", "lap")).post(RUNS), ProblemType.UNKNOWN_TARGET)
                .body("detail", containsString("did you mean 'lab'?"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"only", "skip"})
    void knowsNoChecksButThoseOfTheRunbook(String field) {
        problem(
                json("{\"runbook\": \"workers\", \"target\": \"lab\", \"%s\": [\"worker-type\"]}"
                                .formatted(field))
                        .post(RUNS),
                ProblemType.UNKNOWN_CHECK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"DOCKER_HOST", "PATH", "HOME", "COMPOSE_FILE", "OTHER", ""})
    void setsNoOtherVariables(String name) {
        problem(
                json("{\"runbook\": \"workers\", \"target\": \"lab\", \"vars\": {\"%s\": \"x\"}}"
                                .formatted(name))
                        .post(RUNS),
                ProblemType.UNKNOWN_VARIABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"80@example.org", "80/x", "../x", "-x", "a b", "$(id)", "a;b", "a\\nb"})
    void takesNoValuesThatLeadElsewhere(String value) {
        problem(
                json("{\"runbook\": \"workers\", \"target\": \"lab\", \"vars\": {\"KTRDR_API_PORT\": \"%s\"}}"
                                .formatted(value))
                        .post(RUNS),
                ProblemType.INVALID_VALUE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"wait=301s", "wait=-1s", "wait=soon"})
    void refusesAWaitOutOfRange(String parameter) {
        problem(
                json(order("workers", "lab")).post(RUNS + "?" + parameter),
                ProblemType.INVALID_PARAMETER);
    }

    @Test
    void refusesAFormatThatDoesNotExist() {
        problem(
                        json(order("workers", "lab")).post(RUNS + "?format=jason"),
                        ProblemType.UNKNOWN_FORMAT)
                .body("detail", containsString("did you mean 'json'?"));
    }

    @Test
    void refusesToWriteWhatItCannot() {
        problem(
                json(order("workers", "lab")).accept("image/png").post(RUNS),
                ProblemType.NOT_ACCEPTABLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=101",
                "limit=x",
                "limit=99999999999",
                "target=nobody",
                "runbook=none",
                "before=newest"
            })
    void refusesAListThatCannotBeMeant(String parameter) {
        problem(get(RUNS + "?" + parameter), ProblemType.INVALID_PARAMETER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/none", "/../../etc/passwd", "/a/b", "/%2e%2e%2fx"})
    void findsNothingElse(String path) {
        problem(given().urlEncodingEnabled(false).get(RUNS + path), ProblemType.NOT_FOUND);
    }
}
