package dev.preflight.service.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.preflight.core.check.CheckId;
import dev.preflight.core.check.CheckResult;
import dev.preflight.core.check.Outcome;
import dev.preflight.core.incident.Event;
import dev.preflight.core.incident.Incident;
import dev.preflight.core.incident.IncidentId;
import dev.preflight.core.incident.Refusal;
import dev.preflight.core.incident.Refusal.Guardrail;
import dev.preflight.core.runbook.RunbookId;
import dev.preflight.core.target.TargetId;
import dev.preflight.service.ledger.sql.SqliteLedger;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a recorded incident to the webhook, over a real ledger and its restart. */
class NotifierOnLedgerTest {
    private static final TargetId LAB = new TargetId("unix:///var/run/docker.sock#lab");
    private static final Refusal MANUAL =
            new Refusal(Guardrail.MANUAL, "there is no automatic cure");

    @TempDir Path temp;

    private final InstantSource time = InstantSource.system();
    private final WebhookServer server = WebhookServer.start();
    private final Counted counted = new Counted();
    private SqliteLedger ledger;
    private Notifier notifier;

    @BeforeEach
    void start() {
        ledger = new SqliteLedger(temp.resolve("ledger.db"), time);
        Receiver receiver =
                new Receiver(
                        "ops",
                        server.url("/hook"),
                        BodyFormat.JSON,
                        Set.of(Occasion.ESCALATED, Occasion.HEALED),
                        null,
                        Duration.ofSeconds(5),
                        Map.of());
        notifier =
                Notifier.overHttp(
                        new Notifier.Records(ledger.journal(), ledger.incidents(), ledger.outbox()),
                        (runbook, check) -> Optional.of(Checks.workerStates()),
                        List.of(receiver),
                        URI.create("https://preflight.example.org"),
                        counted,
                        time);
        notifier.start();
    }

    @AfterEach
    void end() {
        stop();
        server.close();
    }

    private void stop() {
        notifier.close();
        ledger.close();
    }

    @Test
    void tellsOfWhatIsGivenUpAndHealedOverARestart() throws Exception {
        server.answers(503);
        Instant opened = time.instant();
        Incident open =
                Incident.opened(
                        new IncidentId("workers.worker-states.1"),
                        LAB,
                        new RunbookId("workers"),
                        new CheckId("worker-states"),
                        opened);
        Incident refused = open.on(new Event.Refused(MANUAL), opened.plusSeconds(1)).incident();

        record(open);
        ledger.incidents().diagnosed(open.id().value(), opened, Incident3am.diagnostics());
        record(refused);
        await().untilAtomic(counted.failed, is(1));
        stop();
        start();
        record(refused.on(passed(), opened.plusSeconds(61)).incident());

        await().untilAtomic(counted.delivered, is(2));
        assertThat(ledger.outbox().backlogs()).isEmpty();
        assertThat(server.received()).hasSize(3);
        JsonNode escalated = body(escalation());
        assertThat(escalated.path("state").asText()).isEqualTo("MANUAL");
        assertThat(escalated.path("guardrail").asText()).isEqualTo("MANUAL");
        assertThat(escalated.path("diagnostics")).hasSize(2);
        assertThat(escalated.path("link").asText()).endsWith("/incidents/workers.worker-states.1");
        assertThat(server.received())
                .anySatisfy(it ->
                        assertThat(body(it).path("summary").asText())
                                .isEqualTo(
                                        "lab: workers/worker-states passes again, without a cure, 1 min 1 s after it failed."));
    }

    private WebhookServer.Received escalation() {
        return server.received().stream()
                .filter(it -> it.body().contains("incident.escalated"))
                .findFirst()
                .orElseThrow();
    }

    private void record(Incident incident) throws Exception {
        ledger.incidents().of("lab").record(LAB, incident);
        ledger.journal().after(0, 100).forEach(notifier::happened);
    }

    private Event passed() {
        return new Event.Observed(
                new CheckResult(
                        new CheckId("worker-states"),
                        Outcome.PASS,
                        "",
                        "",
                        "",
                        "",
                        List.of(),
                        List.of(),
                        Map.of(),
                        List.of(),
                        time.instant(),
                        Duration.ZERO));
    }

    private static JsonNode body(WebhookServer.Received received) throws Exception {
        return new JsonMapper().readTree(received.body());
    }
}
