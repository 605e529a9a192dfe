package dev.preflight.it.service;

import static dev.preflight.it.stack.FrailStack.BYSTANDER;
import static dev.preflight.it.stack.FrailStack.HOPELESS;
import static dev.preflight.it.stack.FrailStack.VICTIM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.preflight.it.command.CliRun;
import dev.preflight.it.command.PackagedCli;
import dev.preflight.it.command.Report.Remediation;
import dev.preflight.it.service.LedgerView.Incident;
import dev.preflight.it.service.LedgerView.Moment;
import dev.preflight.it.service.ServiceClient.Answer;
import dev.preflight.it.stack.FrailStack;
import dev.preflight.it.stack.RequiresEngine;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service cures real containers, within its budget, and tells of it. */
@RequiresEngine
class ServiceHealsIT {
    private static final String RUNBOOK = "frail.yaml";
    private static final String VICTIM_RUNS = "victim-runs";
    private static final String HOPELESS_RUNS = "hopeless-runs";
    private static final Duration WAIT = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @TempDir private Path scratch;
    private Webhook webhook;
    private FrailStack stack;
    private PackagedCli cli;
    private WatchingService service;

    @BeforeEach
    void start() throws Exception {
        webhook = Webhook.open();
        stack = FrailStack.start("preflight-it-service-heals", scratch.resolve("stack"));
        cli = PackagedCli.launched(scratch.resolve("cli")).in(stack.directory());
        service =
                new WatchingService(cli, scratch, stack.directory())
                        .carryingOut(RUNBOOK)
                        .target("interval", "2s")
                        .set("preflight.notify.test.url", webhook.url());
    }

    @AfterEach
    void close() {
        cli.endAll();
        stack.close();
        webhook.close();
    }

    @Test
    void healsWhatWasKilledAndTellsEverybody() {
        // Given
        service.start();
        Map<String, Instant> before = stack.starts();
        LiveStream stream = LiveStream.after(0, service.client());

        // When
        stack.kill(VICTIM);

        // Then
        String[] course = {
            "incident.opened", "attempt.started", "attempt.waiting", "incident.healed"
        };
        eventually(() -> assertThat(stream.typesOf(VICTIM_RUNS)).containsExactly(course));
        Incident incident = service.ledger().latestOf(VICTIM_RUNS);
        assertThat(incident.state()).isEqualTo("HEALED");
        assertThat(incident.happened()).containsExactly(course);
        assertWaitKept(incident);
        assertCounted();
        eventually(() -> assertThat(webhook.toldOf("incident.healed")).hasSize(1));
        assertThat(webhook.toldOf("incident.healed").get(0).get("incident").asText())
                .isEqualTo(incident.id());
        Map<String, Instant> after = stack.starts();
        assertThat(after.get(VICTIM)).isAfter(before.get(VICTIM));
        assertThat(after.get(BYSTANDER)).isEqualTo(before.get(BYSTANDER));
        assertThat(after.get(HOPELESS)).isEqualTo(before.get(HOPELESS));
        assertThat(stack.startsOf(VICTIM)).hasSize(2);
        assertThat(scratch.resolve("cli/state/service/ledger.db")).isNotEmptyFile();
    }

    private static void assertWaitKept(Incident incident) {
        Moment waiting = incident.timeline().get(2);
        Moment healed = incident.timeline().get(3);
        assertThat(waiting.due()).isAfterOrEqualTo(waiting.time().plus(WAIT));
        assertThat(healed.time()).isAfterOrEqualTo(waiting.due());
    }

    private void assertCounted() {
        LedgerView ledger = service.ledger();
        String check = "check=\"" + VICTIM_RUNS + "\"";
        assertThat(ledger.metric("preflight_incidents_opened_total", check)).isEqualTo(1);
        assertThat(ledger.metric("preflight_attempts_total", check)).isEqualTo(1);
        assertThat(ledger.metric("preflight_incidents_healed_total", check)).isEqualTo(1);
        assertThat(ledger.metric("preflight_time_to_heal_seconds_max", check))
                .isGreaterThanOrEqualTo(WAIT.toMillis() / 1e3);
        assertThat(ledger.metric("preflight_time_to_detect_seconds_count", "target=\"lab\""))
                .isGreaterThanOrEqualTo(1);
    }

    @Test
    void givesUpOnTheHopelessOnceUntilAPersonResetsIt() {
        // Given
        service.start();
        stack.loseHope();

        // When
        awaitState(HOPELESS_RUNS, "EXHAUSTED");

        // Then
        Incident given = service.ledger().latestOf(HOPELESS_RUNS);
        assertThat(given.attempts()).hasSize(2);
        assertThat(given.times("incident.escalated")).isEqualTo(1);
        assertThat(given.diagnostics().toString()).contains("no licence found");
        // The first one was the test's.
        assertThat(stack.startsOf(HOPELESS)).hasSize(3);
        eventually(() -> assertThat(webhook.toldOf("incident.escalated")).hasSize(1));
        JsonNode told = webhook.toldOf("incident.escalated").get(0);
        assertThat(told.get("guardrail").asText()).isEqualTo("BUDGET");
        assertThat(told.get("diagnostics").toString()).contains("no licence found");
        assertThat(service.log().lines().filter(line -> line.contains("event=escalated")))
                .singleElement()
                .asString()
                .contains("WARN", "check=" + HOPELESS_RUNS, "guardrail=BUDGET");

        // When
        awaitMoreChecks();

        // Then
        assertThat(stack.startsOf(HOPELESS)).hasSize(3);
        assertThat(service.ledger().latestOf(HOPELESS_RUNS).happened()).isEqualTo(given.happened());

        // When
        stack.mendHopeless();
        Answer reset = service.client().post(given.href() + "/reset", "{}");

        // Then
        assertThat(reset.status()).as(reset.body()).isEqualTo(200);
        awaitState(HOPELESS_RUNS, "HEALED");
        Incident fresh = service.ledger().latestOf(HOPELESS_RUNS);
        assertThat(fresh.id()).isNotEqualTo(given.id());
        assertThat(fresh.attempts()).hasSize(1);
        assertThat(stack.startsOf(HOPELESS)).hasSize(4);
    }

    private void awaitMoreChecks() {
        double checked = checks();
        eventually(() -> assertThat(checks()).isGreaterThan(checked + 1));
    }

    private double checks() {
        return service.ledger()
                .metric("preflight_runs_total", "mode=\"check\"", "outcome=\"FAILED\"");
    }

    @Test
    void curesNothingWhilePausedNorDoesTheCommand() {
        // Given
        service.start();
        Answer paused =
                service.client()
                        .post(
                                "/api/v1/pauses",
                                """
                                {"target": "lab", "owner": "anna", "reason": "deploying 4.2", "for": "1h"}
                                """);
        assertThat(paused.status()).as(paused.body()).isEqualTo(201);

        // When
        stack.kill(VICTIM);
        awaitState(VICTIM_RUNS, "SUPPRESSED");
        CliRun command = heal();

        // Then
        assertThat(command.exit()).as(command.output()).isEqualTo(1);
        assertThat(command.output()).contains("anna", "deploying 4.2");
        assertThat(stack.runs(VICTIM)).isFalse();
        assertThat(service.ledger().latestOf(VICTIM_RUNS).reason())
                .contains("anna", "deploying 4.2");

        // When
        String id = LedgerView.parse(paused.body(), JsonNode.class).get("id").asText();
        Answer ended = service.client().delete("/api/v1/pauses/" + id);

        // Then
        assertThat(ended.status()).as(ended.body()).isEqualTo(204);
        awaitState(VICTIM_RUNS, "HEALED");
        assertThat(stack.startsOf(VICTIM)).hasSize(2);
    }

    @Test
    void spendsOneBudgetWithTheCommand() {
        // Given
        stack.loseHope();
        CliRun alone = heal("--only=" + HOPELESS_RUNS);
        assertThat(alone.exit()).as(alone.output()).isEqualTo(1);
        assertThat(stack.startsOf(HOPELESS)).hasSize(3);

        // When
        service.start();
        awaitState(HOPELESS_RUNS, "EXHAUSTED");
        awaitMoreChecks();

        // Then
        Incident incident = service.ledger().latestOf(HOPELESS_RUNS);
        assertThat(incident.attempts()).hasSize(2);
        assertThat(stack.startsOf(HOPELESS)).hasSize(3);

        // When
        service.client().post(incident.href() + "/reset", "{}");
        eventually(
                () -> assertThat(service.ledger().latestOf(HOPELESS_RUNS).attempts()).hasSize(2));
        awaitState(HOPELESS_RUNS, "EXHAUSTED");
        CliRun after = heal("--only=" + HOPELESS_RUNS, "--format=json");

        // Then
        Remediation remedy = after.report().check(HOPELESS_RUNS).remedy();
        assertThat(remedy.state()).isEqualTo("EXHAUSTED");
        assertThat(remedy.attempts()).hasSize(2);
        assertThat(stack.startsOf(HOPELESS)).hasSize(5);
    }

    @Test
    void waitsOutACureTogetherWithTheCommand() {
        // Given
        service.target("cures.victim-runs.wait-after-cure", "6s").start();
        stack.kill(VICTIM);
        awaitState(VICTIM_RUNS, "WAITING");
        Instant due = service.ledger().latestOf(VICTIM_RUNS).timeline().get(2).due();

        // When
        CliRun command = heal();

        // Then
        assertThat(command.exit()).as(command.output()).isZero();
        assertThat(Instant.now()).isAfterOrEqualTo(due);
        awaitState(VICTIM_RUNS, "HEALED");
        Incident incident = service.ledger().latestOf(VICTIM_RUNS);
        assertThat(incident.attempts()).hasSize(1);
        assertThat(incident.timeline().get(3).time()).isAfterOrEqualTo(due);
        assertThat(stack.startsOf(VICTIM)).hasSize(2);
    }

    private CliRun heal(String... options) {
        String[] line = new String[options.length + 2];
        line[0] = "heal";
        line[1] = service.runbook(RUNBOOK);
        System.arraycopy(options, 0, line, 2, options.length);
        return cli.run(line);
    }

    private void awaitState(String check, String state) {
        eventually(() -> assertThat(service.ledger().stateOf(check)).isEqualTo(state));
    }

    private void eventually(ThrowingRunnable claim) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100)).untilAsserted(claim);
    }
}
