package dev.preflight.it.heal;

import static dev.preflight.it.stack.WorkerStack.BACKEND;
import static dev.preflight.it.stack.WorkerStack.TRAINING_WORKER_1;
import static dev.preflight.it.stack.WorkerStack.TRAINING_WORKER_2;
import static dev.preflight.it.stack.WorkerStack.WORKERS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.it.command.CliRun;
import dev.preflight.it.command.Report;
import dev.preflight.it.command.Report.Attempt;
import dev.preflight.it.command.StackFixture;
import dev.preflight.it.stack.RequiresEngine;
import dev.preflight.it.stack.WorkerStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Cures by the bundled runbook as it is, with its waits kept; what else is healed, and how, is in
 * the truth table.
 */
@RequiresEngine
class ContainersHealIT {
    @RegisterExtension
    private static final StackFixture FIXTURE = StackFixture.of("preflight-it-containers");

    private final WorkerStack stack = FIXTURE.stack();
    private final HealProof proof = new HealProof(FIXTURE);

    @Test
    void startsAWorkerOfEachTypeWhenAllAreStopped() {
        WORKERS.forEach(stack::stop);

        proof.heals(
                "containers-running",
                15,
                "start training-worker-1 DONE",
                "start backtest-worker-1 DONE");
    }

    /* Told of the files by -f, compose would not read the .env from which they come. */
    @Test
    void createsAContainerAsTheEnvBesideTheCommandSays() throws IOException {
        // Given
        Path home = stack.directory();
        Files.writeString(
                home.resolve("greeting.yml"),
                "services: {training-worker-1: {environment: [\"GREETING=${GREETING}\"]}}\n");
        Path here = Files.createDirectories(home.resolveSibling("here"));
        Files.writeString(
                here.resolve(".env"),
                Files.readString(home.resolve(".env"))
                        + "COMPOSE_FILE=../stack/docker-compose.yml:../stack/greeting.yml\n"
                        + "GREETING=hello\n");
        stack.remove(TRAINING_WORKER_1);
        stack.remove(TRAINING_WORKER_2);

        // When
        CliRun run = FIXTURE.cli().in(here).run("heal", "--only=containers-running");

        // Then
        assertThat(run.exit()).isZero();
        assertThat(stack.environmentOf(TRAINING_WORKER_1)).contains("GREETING=hello");
    }

    @Test
    void startsTheBackendFirstAndThenTheWorkersThatItHasForgotten() {
        // Given
        Map<String, Instant> before = stack.starts();
        stack.stop(BACKEND);

        // When
        CliRun run = proof.heal();

        // Then
        Report report = run.report();
        assertThat(report.remedied()).containsExactly("backend-api", "workers-registered");
        Attempt backend = HealProof.attemptOf(report, "backend-api", 10);
        Attempt workers = HealProof.attemptOf(report, "workers-registered", 20);
        assertThat(backend.deeds()).containsExactly("start backend DONE");
        assertThat(workers.deeds()).hasSize(4).allMatch(it -> it.startsWith("restart "));
        assertThat(Instant.parse(workers.startedAt())).isAfterOrEqualTo(backend.endedAt());
        assertThat(stack.starts())
                .allSatisfy((service, start) ->
                        assertThat(start).as(service).isAfter(before.get(service)));
    }
}
