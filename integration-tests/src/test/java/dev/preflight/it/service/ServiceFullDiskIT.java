package dev.preflight.it.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.preflight.it.command.PackagedCli;
import dev.preflight.it.failure.SmallDisk;
import dev.preflight.it.sandbox.SandboxEngine;
import dev.preflight.it.sandbox.SandboxEngine.Deed;
import dev.preflight.it.sandbox.SandboxStack;
import dev.preflight.it.service.LedgerView.Incident;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * On a full disk the packaged service checks on and cures nothing, says so once, forgets nothing,
 * and cures again as soon as there is room.
 */
class ServiceFullDiskIT {
    private static final String ERRING = "training-worker-1";
    private static final String BACKEND = "backend";
    private static final String CHECK = "worker-states";
    private static final int KIB = 16 * 1024;
    private static final int CHECKS = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @TempDir private Path scratch;
    private SmallDisk disk;
    private SandboxEngine engine;
    private SandboxStack stack;
    private WatchingService service;

    @BeforeEach
    void start() throws IOException {
        PackagedCli cli = PackagedCli.launched(scratch.resolve("cli"));
        disk = SmallDisk.mount(cli.stateDirectory(), KIB);
        engine = SandboxEngine.start();
        stack = engine.startStack("lab", scratch.resolve("stack"));
        service =
                new WatchingService(cli, scratch, stack.directory())
                        .set(
                                "preflight.ledger.file",
                                cli.stateDirectory().resolve("service/ledger.db").toString())
                        .target("engine", engine.endpoint())
                        .target("interval", "1s")
                        .target("cures.worker-states.wait-after-cure", "3s")
                        .target("cures.backend-api.wait-after-cure", "1s");
        service.start();
    }

    @AfterEach
    void close() {
        service.close();
        engine.close();
        disk.close();
    }

    @Test
    void curesNothingItCannotRecordAndGoesOnWhenThereIsRoom() throws IOException {
        // Given
        stack.sandbox().reportStatus(ERRING, "error");
        eventually(() -> assertThat(service.ledger().stateOf(CHECK)).isEqualTo("WAITING"));
        Incident before = service.ledger().latestOf(CHECK);

        int linesBefore = logLines();

        // When
        disk.fill();
        await().pollDelay(Duration.ofSeconds(4)).atMost(PATIENCE).until(() -> true);
        stack.sandbox().stop(BACKEND);

        // Then
        eventually(() -> assertThat(service.get("/q/health/ready").status()).isEqualTo(503));
        awaitChecks();
        int lines = logLines();
        awaitChecks();
        assertThat(engine.deedsOn("lab")).extracting(Deed::service).containsExactly(ERRING);
        ServiceClient.Answer health = service.get("/q/health/ready");
        assertThat(health.status()).isEqualTo(503);
        assertThat(health.body()).contains("the disk is full", "nothing is cured");
        assertThat(service.log()).contains("the disk is full");
        assertThat(logLines()).as(service.describe()).isEqualTo(lines).isLessThan(linesBefore + 10);
        Incident full = service.ledger().latestOf(CHECK);
        assertThat(full.id()).isEqualTo(before.id());
        assertThat(full.timeline()).isEqualTo(before.timeline());

        // When
        disk.empty();

        // Then
        eventually(() -> {
            assertThat(engine.deedsOn("lab"))
                    .extracting(Deed::service)
                    .containsExactly(ERRING, BACKEND);
            assertThat(service.ledger().stateOf(CHECK)).isEqualTo("HEALED");
            assertThat(service.ledger().stateOf("backend-api")).isEqualTo("HEALED");
        });
        assertThat(service.ledger().incidents())
                .flatExtracting(Incident::timeline)
                .containsAll(before.timeline());
        assertThat(service.get("/q/health/ready").status()).isEqualTo(200);
        assertThat(service.log()).contains("the ledger can be used again");
    }

    private void awaitChecks() {
        double before = checks();
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> checks() >= before + CHECKS);
    }

    private double checks() {
        return service.ledger().metric("preflight_runs_total", "mode=\"check\"", "\"FAILED\"");
    }

    private int logLines() {
        return (int) service.log().lines().count();
    }

    private static void eventually(ThrowingRunnable claim) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).untilAsserted(claim);
    }
}
