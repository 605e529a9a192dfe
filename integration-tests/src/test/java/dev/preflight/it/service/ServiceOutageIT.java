package dev.preflight.it.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.preflight.adapters.sandbox.BackendMode;
import dev.preflight.adapters.sandbox.BackendPath;
import dev.preflight.it.sandbox.SandboxEngine;
import dev.preflight.it.sandbox.SandboxEngine.Deed;
import dev.preflight.it.sandbox.SandboxStack;
import dev.preflight.it.service.LedgerView.Incident;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is gone for long does not make the packaged service pile anything up: neither cures nor
 * rows, log lines or threads. It checks once in a second here, so a dozen checks stand for an hour
 * of them.
 */
class ServiceOutageIT {
    private static final int CHECKS = 12;
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @TempDir private Path scratch;
    private SandboxEngine engine;
    private SandboxStack stack;
    private Webhook webhook;
    private WatchingService service;

    @BeforeEach
    void start() throws IOException {
        engine = SandboxEngine.start();
        webhook = Webhook.open();
        stack = engine.startStack("lab", scratch.resolve("stack"));
        service =
                WatchingService.in(scratch, stack.directory())
                        .set("preflight.notify.test.url", webhook.url())
                        .target("engine", engine.endpoint())
                        .target("interval", "1s")
                        .target("cures.backend-api.wait-after-cure", "1s")
                        .target("cures.worker-states.wait-after-cure", "1s");
        service.start();
        await().atMost(PATIENCE).until(() -> checks("PASSED") > 0);
    }

    @AfterEach
    void close() {
        service.close();
        engine.close();
        webhook.close();
    }

    @Test
    void checksOnWhileTheEngineIsGoneAndGoesOnWhenItIsBack() {
        // Given
        int linesBefore = logLines();

        // When
        engine.goAway();

        // Then
        awaitMore("ERROR", CHECKS / 2);
        int lines = logLines();
        double threads = threads();
        awaitMore("ERROR", CHECKS);
        assertThat(service.ledger().incidents()).isEmpty();
        assertThat(logLines()).as(service.describe()).isEqualTo(lines).isLessThan(linesBefore + 5);
        assertThat(service.log()).contains("events=lost");
        assertThat(threads()).isLessThanOrEqualTo(threads + 2);
        ServiceClient.Answer ready = service.get("/q/health/ready");
        assertThat(ready.status()).isEqualTo(200);
        assertThat(ready.body()).contains("\"lab/workers\": \"ERROR\"");

        // When
        engine.comeBack();

        // Then
        awaitMore("PASSED", 1);
        await().atMost(PATIENCE).until(() -> service.log().contains("reconnects=1"));
        stack.sandbox().crash("training-worker-1", 1);
        eventually(() -> assertThat(service.ledger().stateOf("worker-states")).isEqualTo("HEALED"));
        assertThat(engine.deedsOn("lab"))
                .extracting(Deed::service)
                .containsExactly("training-worker-1");
    }

    @Test
    void spendsOneBudgetAndTellsOnceWhileTheBackendIsGone() {
        // When
        stack.sandbox().answer(BackendPath.HEALTH, BackendMode.SERVER_ERROR);

        // Then
        eventually(
                () -> assertThat(service.ledger().stateOf("backend-api")).isEqualTo("EXHAUSTED"));
        eventually(() -> assertThat(webhook.toldOf("incident.escalated")).hasSize(1));
        awaitMore("FAILED", 2);
        Incident given = service.ledger().latestOf("backend-api");
        assertThat(given.attempts()).hasSize(2);
        assertThat(given.diagnostics()).isNotEmpty();
        int lines = logLines();
        int logsRead = engine.logsRead();
        double threads = threads();
        int told = webhook.numbers().size();
        List<Deed> deeds = engine.deedsOn("lab");

        // When
        awaitMore("FAILED", CHECKS);

        // Then
        Incident incident = service.ledger().latestOf("backend-api");
        assertThat(incident.timeline()).isEqualTo(given.timeline());
        assertThat(incident.diagnostics()).isEqualTo(given.diagnostics());
        assertThat(service.ledger().incidents()).hasSize(1);
        assertThat(engine.deedsOn("lab")).isEqualTo(deeds);
        assertThat(engine.logsRead()).isEqualTo(logsRead);
        assertThat(webhook.numbers()).hasSize(told);
        assertThat(logLines()).as(service.describe()).isEqualTo(lines);
        assertThat(threads()).isLessThanOrEqualTo(threads + 2);

        // When
        stack.sandbox().answer(BackendPath.HEALTH, BackendMode.NORMAL);

        // Then
        eventually(() -> assertThat(service.ledger().stateOf("backend-api")).isEqualTo("HEALED"));
    }

    private double checks(String outcome) {
        return service.ledger()
                .metric("preflight_runs_total", "mode=\"check\"", "outcome=\"" + outcome + "\"");
    }

    private void awaitMore(String outcome, int checks) {
        double before = checks(outcome);
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> checks(outcome) >= before + checks);
    }

    private double threads() {
        return service.ledger().gauge("jvm_threads_live_threads");
    }

    private int logLines() {
        return (int) service.log().lines().count();
    }

    private static void eventually(ThrowingRunnable claim) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).untilAsserted(claim);
    }
}
