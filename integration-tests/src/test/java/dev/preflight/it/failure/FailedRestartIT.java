package dev.preflight.it.failure;

import static dev.preflight.it.stack.WorkerStack.TRAINING_WORKER_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.it.command.CliRun;
import dev.preflight.it.command.Report.Action;
import dev.preflight.it.command.Report.Remediation;
import dev.preflight.it.command.StackFixture;
import dev.preflight.it.stack.ContainerState;
import dev.preflight.it.stack.RequiresEngine;
import dev.preflight.it.stack.WorkerStack;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A restart that the engine cannot make costs an attempt and its wait, says why in the engine's
 * words, and is neither repeated nor made up for elsewhere.
 */
@RequiresEngine
class FailedRestartIT {
    @RegisterExtension
    private static final StackFixture FIXTURE = StackFixture.of("preflight-it-failed-restart");

    private final WorkerStack stack = FIXTURE.stack();
    private final RestartProof proof = new RestartProof(FIXTURE);

    @Test
    void ofAContainerThatVanishesJustBefore() throws Exception {
        // Given
        Map<String, Instant> others = stack.starts();
        others.remove(TRAINING_WORKER_1);
        try (EngineRelay relay =
                proof.relay(it -> {
                    stack.remove(TRAINING_WORKER_1);
                    it.passOn();
                })) {
            // When
            CliRun run = proof.healThrough(relay);

            // Then
            Remediation remedy = RestartProof.exhausted(run);
            assertThat(RestartProof.detail(remedy.attempt()))
                    .startsWith("restart of container " + stack.containerName(TRAINING_WORKER_1))
                    .endsWith("no such container any more");
            assertThat(stack.starts()).isEqualTo(others);

            CliRun next = proof.healThrough(relay);
            assertThat(RestartProof.exhausted(next).attempts()).isEqualTo(remedy.attempts());
            assertThat(stack.starts()).isEqualTo(others);
            assertThat(relay.restarts()).hasSize(1);
        }
    }

    @Test
    void thatTheEngineRefuses() throws Exception {
        // Given
        Map<String, Instant> before = stack.starts();
        try (EngineRelay relay =
                proof.relay(it -> it.answer("500 Internal Server Error", "layer does not exist"))) {
            // When
            CliRun run = proof.healThrough(relay);

            // Then
            Remediation remedy = RestartProof.exhausted(run);
            assertThat(RestartProof.detail(remedy.attempt()))
                    .contains("answered 500: layer does not exist");
            assertThat(diagnostics(remedy)).contains("training-worker-1 running");
            assertThat(relay.restarts()).hasSize(1);
            assertThat(stack.starts()).isEqualTo(before);
        }
    }

    @Test
    void ofAContainerThatCannotStartAgain() {
        // Given
        stack.loseShell(TRAINING_WORKER_1);
        proof.breakWorker();

        // When
        CliRun run = RestartProof.heal(FIXTURE.cli());

        // Then
        Remediation remedy = RestartProof.exhausted(run);
        assertThat(RestartProof.detail(remedy.attempt()))
                .contains("answered 500", "/bin/sh", "no such file or directory");
        assertThat(stack.containerState(TRAINING_WORKER_1)).isEqualTo(ContainerState.EXITED);
        assertThat(diagnostics(remedy))
                .contains("training-worker-1 exited", "worker training-worker-1 stopped");
    }

    private static String diagnostics(Remediation remedy) {
        return String.join("\n", remedy.diagnostics().stream().map(Action::detail).toList());
    }
}
