package dev.preflight.it.service;

import static dev.preflight.it.stack.WorkerStack.BACKEND;
import static dev.preflight.it.stack.WorkerStack.BACKTEST_WORKER_1;
import static dev.preflight.it.stack.WorkerStack.TRAINING_WORKER_1;
import static dev.preflight.it.stack.WorkerStack.TRAINING_WORKER_2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.preflight.it.command.CliRun;
import dev.preflight.it.command.PackagedCli;
import dev.preflight.it.command.Report;
import dev.preflight.it.command.StackFixture;
import dev.preflight.it.service.LedgerView.Incident;
import dev.preflight.it.stack.RequiresEngine;
import dev.preflight.it.stack.WorkerStack;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service heals a stack of workers: by itself, and when the command asks it to. */
@RequiresEngine
@Order(3)
class RemoteHealIT {
    @RegisterExtension
    private static final StackFixture FIXTURE = StackFixture.of("preflight-it-remote-heal");

    private final WorkerStack stack = FIXTURE.stack();
    @TempDir private Path scratch;
    private PackagedCli cli;
    private WatchingService service;

    @BeforeEach
    void configure() {
        cli = FIXTURE.cli();
        service =
                WatchingService.in(scratch, stack.directory())
                        .target("interval", "1h")
                        .target("cures.containers-running.wait-after-cure", "3s");
    }

    @AfterEach
    void end() {
        service.close();
    }

    @Test
    void startsTheKilledWorkerByItself() {
        // Given
        service.start();
        LiveStream stream = LiveStream.after(0, service.client());
        Map<String, Instant> before = stack.starts();

        // When
        stack.kill(TRAINING_WORKER_2);
        stack.kill(TRAINING_WORKER_1);

        // Then
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        assertThat(stream.typesOf("containers-running"))
                                .containsExactly(
                                        "incident.opened",
                                        "attempt.started",
                                        "attempt.waiting",
                                        "incident.healed"));
        Incident incident = service.ledger().latestOf("containers-running");
        assertThat(incident.attempts()).hasSize(1);
        Map<String, Instant> after = stack.starts();
        assertThat(after.get(TRAINING_WORKER_1)).isAfter(before.get(TRAINING_WORKER_1));
        for (String untouched : List.of(BACKEND, BACKTEST_WORKER_1, TRAINING_WORKER_2)) {
            assertThat(after.get(untouched)).as(untouched).isEqualTo(before.get(untouched));
        }
        stack.awaitRegistered(TRAINING_WORKER_1);
    }

    @Test
    void reportsARemoteCureAsALocalOne() {
        // Given
        stack.forgetAllWorkers();
        CliRun local = cli.run("heal", "workers", "--format", "json");
        service.start();
        stack.forgetAllWorkers();

        // When
        CliRun remote =
                cli.run("heal", "workers", "--server", service.client().url(), "--format=json");

        // Then
        assertThat(local.exit()).as(local.output()).isZero();
        assertThat(remote.exit()).as(remote.output()).isZero();
        assertThat(told(remote.report())).isEqualTo(told(local.report()));
        assertThat(remote.report().outcome()).isEqualTo("HEALED");
    }

    private static List<String> told(Report report) {
        return report.checks().stream()
                .map(it -> "%s %s %s".formatted(it.id(), it.outcome(), deeds(it)))
                .toList();
    }

    private static List<String> deeds(Report.Check check) {
        return check.remediation() == null
                ? List.of()
                : check.remedy().attempts().stream()
                        .flatMap(attempt -> attempt.deeds().stream())
                        .sorted()
                        .toList();
    }
}
