package dev.preflight.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.preflight.cli.FakeService.Asked;
import dev.preflight.cli.FakeService.Canned;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs that a service carries out, as docs/rest.md says that it does. */
class RemoteRunTest {
    @TempDir Path directory;

    private FakeService service;
    private Shell shell;

    @BeforeEach
    void start() throws IOException {
        service = FakeService.start();
        shell = Shell.withoutEngine(directory);
    }

    @AfterEach
    void stop() {
        service.close();
    }

    private Shell.Ended run(String call) {
        return shell.run((call + " --server " + service.url()).split(" "));
    }

    @ParameterizedTest
    @CsvSource({"PASSED,0", "HEALED,0", "FAILED,1", "ERROR,3", "SURPRISE,3"})
    void endsByTheOutcomeAsALocalRunDoes(String outcome, int status) {
        service.runIs(FakeService.run("finished", "\"outcome\": \"" + outcome + "\""));

        Shell.Ended ended = run("heal workers");

        assertThat(ended.status()).as(ended.err()).isEqualTo(status);
        assertThat(ended.out()).isEqualTo("READY\n");
    }

    @ParameterizedTest
    @CsvSource({"OK,0", "WARNING,1", "CRITICAL,2", "UNKNOWN,3"})
    void endsAsAPluginDoesInTheFormatOfOne(String word, int status) {
        service.reports("nagios", "PREFLIGHT " + word + " - workers: so it is\n");

        Shell.Ended ended = run("check --format nagios");

        assertThat(ended.status()).isEqualTo(status);
    }

    @Test
    void writesReportsInEveryFormatAskedFor() {
        service.reports("json", "{\"outcome\": \"PASSED\"}\n");
        service.reports("junit", "<testsuites/>\n");

        Shell.Ended ended = run("check --format json --report junit=TEST.xml");

        assertThat(ended.out()).isEqualTo("{\"outcome\": \"PASSED\"}\n");
        assertThat(directory.resolve("TEST.xml")).hasContent("<testsuites/>\n");
        assertThat(ended.err()).isEmpty();
    }

    @Test
    void ordersWhatWasTyped() {
        run("plan shop --only a,b --skip c --var PORT=1=2");

        Asked order = service.asked("POST").get(0);
        assertThat(order.body())
                .isEqualTo(
                        "{\"runbook\":\"shop\",\"target\":\"lab\",\"mode\":\"plan\",\"only\":[\"a\",\"b\"],\"skip\":[\"c\"],\"vars\":{\"PORT\":\"1=2\"}}");
        assertThat(order.headers())
                .containsEntry("Content-type", "application/json")
                .containsKey("Idempotency-key")
                .doesNotContainKey("Authorization");
    }

    @Test
    void tellsHowItGoesOnAndOnlyOnce() {
        service.runIs(
                FakeService.run("queued", ""),
                FakeService.run("running", ""),
                FakeService.run("running", ""),
                FakeService.run("waiting", "\"resumeAt\": \"2026-01-01T00:00:07.5Z\""),
                FakeService.run("finished", "\"outcome\": \"HEALED\""));

        Shell.Ended ended = run("heal");

        assertThat(ended.err())
                .matches(
                        """
                        preflight: run r-1 is queued
                        preflight: run r-1 is running
                        preflight: run r-1 is waiting until \\d\\d:\\d\\d:07
                        """);
    }

    @Test
    void saysWhyThereIsNoReport() {
        service.runIs(FakeService.run("aborted", "\"reason\": \".env makes no sense\""));

        Shell.Ended ended = run("check");

        assertThat(ended.status()).isEqualTo(3);
        assertThat(ended.err()).contains("r-1 ended without a report: .env makes no sense");
    }

    @Test
    void asksForATargetWhereThereAreSeveral() {
        service.targets("lab", "shop");

        Shell.Ended ended = run("check");
        Shell.Ended named = run("check --target shop");

        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.err()).contains("add --target with one of lab, shop");
        assertThat(named.status()).isZero();
        assertThat(service.asked("POST")).hasSize(1);
        assertThat(service.asked("POST").get(0).body()).contains("\"target\":\"shop\"");
    }

    @ParameterizedTest
    @CsvSource({
        "401, unauthenticated,     2, PREFLIGHT_API_KEY",
        "403, forbidden,           2, the service does not allow it: because",
        "422, unknown-target,      2, the service refuses it: because (unknown-target)",
        "400, malformed-request,   2, the service refuses it: because",
        "500, internal-error,      3, could not do it: because (internal-error)",
        "501, cures-not-available, 3, because",
        "404, not-found,           3, is it a service of Preflight?"
    })
    void saysWhatAProblemMeans(int status, String type, int exit, String message) {
        service.says("POST /api/v1/runs", FakeService.problem(status, type, "because"));

        Shell.Ended ended = run("check");

        assertThat(ended.status()).as(ended.err()).isEqualTo(exit);
        assertThat(ended.err()).startsWith("preflight: ").contains(message).hasLineCount(1);
        assertThat(ended.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>Bad gateway</html>", "", "[]", "{"})
    void makesNothingOfAnAnswerThatIsNoProblem(String body) {
        service.says("POST /api/v1/runs", new Canned(502, body, Map.of()));

        Shell.Ended ended = run("check");

        assertThat(ended.status()).isEqualTo(3);
        assertThat(ended.err()).contains("HTTP status 502");
    }

    @Test
    void asksAgainWithTheSameKeyWhenTheServiceIsBusyOrTheConnectionBreaks() {
        service.says(
                "POST /api/v1/runs",
                FakeService.problem(429, "too-many-runs", "50 runs wait"),
                FakeService.BREAK,
                FakeService.taken());

        Shell.Ended ended = run("heal");

        assertThat(ended.status()).as(ended.err()).isZero();
        List<String> keys =
                service.asked("POST").stream()
                        .map(it -> it.headers().get("Idempotency-key"))
                        .toList();
        assertThat(keys).hasSize(3);
        assertThat(keys).containsOnly(keys.get(0));
    }

    @Test
    void isNotThrownOffByAConnectionThatBreaksMeanwhile() {
        service.says(
                "GET /api/v1/runs/r-1",
                FakeService.BREAK,
                FakeService.ok(FakeService.run("finished", "\"outcome\": \"PASSED\"")));

        assertThat(run("check").status()).isZero();
    }

    @Test
    void saysAtOnceThatThereIsNoService() {
        String gone = service.url();
        service.close();

        Shell.Ended ended = shell.run("check", "--server", gone);

        assertThat(ended.status()).isEqualTo(3);
        assertThat(ended.err()).contains("the service at " + gone + " cannot be reached");
    }

    @Test
    void showsAKeyToThisServiceOnly() throws IOException {
        try (FakeService other = FakeService.start()) {
            service.says(
                    "GET /api/v1/targets",
                    new Canned(302, "", Map.of("Location", other.url() + "/api/v1/targets")));

            shell = shell.with(ApiKey.VARIABLE, "k-123");
            Shell.Ended ended = run("check");

            assertThat(ended.status()).isEqualTo(3);
            assertThat(service.asked("GET").get(0).headers())
                    .containsEntry("Authorization", "Bearer k-123");
            assertThat(other.asked("GET")).isEmpty();
        }
    }

    @Test
    void takesTheKeyOfAFileBeforeThatOfTheEnvironment() throws IOException {
        Files.writeString(directory.resolve("key"), "from-file\n");
        shell = shell.with(ApiKey.VARIABLE, "from-environment");

        run("check --api-key-file key");

        assertThat(service.asked("POST").get(0).headers())
                .containsEntry("Authorization", "Bearer from-file");
    }

    @Test
    void doesNotRepeatAKeyThatIsNone() {
        shell = shell.with(ApiKey.VARIABLE, "secret\nX-Header: 1");

        Shell.Ended ended = run("check");

        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.err()).contains("PREFLIGHT_API_KEY").doesNotContain("secret");
    }

    @Test
    void stopsWaitingAndSaysWhereTheRunGoesOn() {
        service.runIs(FakeService.run("running", ""));
        CompletableFuture<Thread> worker = new CompletableFuture<>();
        CompletableFuture<Shell.Ended> ended =
                CompletableFuture.supplyAsync(() -> {
                    worker.complete(Thread.currentThread());
                    return run("heal");
                });
        await().atMost(Duration.ofSeconds(20)).until(() -> service.asked("GET").size() > 2);

        worker.join().interrupt();

        await().atMost(Duration.ofSeconds(20)).until(ended::isDone);
        assertThat(ended.join().err())
                .endsWith(
                        "preflight: no longer waiting; the run goes on: %s/api/v1/runs/r-1\n"
                                .formatted(service.url()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "check ./shop.md --server http://localhost:1 | './shop.md' is a file here, and cannot be sent",
                "check a b --server http://localhost:1       | one runbook to a call",
                "check --directory . --server http://localhost:1 | --directory makes no sense with --server",
                "heal --reset --server http://localhost:1    | --reset makes no sense with --server",
                "check --var A --server http://localhost:1   | --var A sets nothing",
                "check --server localhost:8420               | write it as in http://127.0.0.1:8420",
                "check --server ftp://localhost              | write it as in http://127.0.0.1:8420",
                "check --server http://k:v@localhost         | a key does not belong into the URL",
                "check --target lab                          | --target is for a service, named with --server",
                "check --api-key-file key                    | --api-key-file is for a service",
                "check --server http://localhost:1 --api-key-file no | cannot be read"
            })
    void refusesWhatCannotBeMeant(String call, String message) {
        Shell.Ended ended = shell.run(call.split(" "));

        assertThat(ended.status()).as(ended.err()).isEqualTo(2);
        assertThat(ended.err()).contains(message).hasLineCount(1);
    }
}
