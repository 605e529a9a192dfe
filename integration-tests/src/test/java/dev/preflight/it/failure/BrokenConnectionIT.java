package dev.preflight.it.failure;

import static dev.preflight.it.stack.WorkerStack.TRAINING_WORKER_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.it.command.CliRun;
import dev.preflight.it.command.Report.Attempt;
import dev.preflight.it.command.StackFixture;
import dev.preflight.it.stack.RequiresEngine;
import dev.preflight.it.stack.WorkerStack;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * When nobody can say whether a restart was made, because the connection broke or the answer never
 * came, it is not repeated: what the verification sees decides.
 */
@RequiresEngine
class BrokenConnectionIT {
    @RegisterExtension
    private static final StackFixture FIXTURE = StackFixture.of("preflight-it-broken-connection");

    private final WorkerStack stack = FIXTURE.stack();
    private final RestartProof proof = new RestartProof(FIXTURE);

    @Test
    void isExhaustedWhenTheConnectionBrokeAndNothingWasRestarted() throws Exception {
        // Given
        Map<String, Instant> before = stack.starts();
        try (EngineRelay relay = proof.relay(hungUp -> {})) {
            // When
            CliRun run = proof.healThrough(relay);

            // Then
            Attempt attempt = RestartProof.exhausted(run).attempt();
            assertThat(RestartProof.detail(attempt))
                    .contains("may or may not have happened", relay.dockerHost());
            assertThat(relay.restarts()).hasSize(1);
            assertThat(stack.starts()).isEqualTo(before);
        }
    }

    @Test
    void isHealedWhenTheRestartWasMadeAndItsAnswerNeverCame() throws Exception {
        // Given
        Instant before = stack.startedAt(TRAINING_WORKER_1);
        try (EngineRelay relay = proof.relay(EngineRelay.Conversation::keepTheAnswer)) {
            // When
            CliRun run = proof.healThrough(relay);

            // Then
            assertThat(run.exit()).isZero();
            assertThat(run.report().outcome()).isEqualTo("HEALED");
            Attempt attempt = RestartProof.failedAttempt(run);
            assertThat(RestartProof.detail(attempt)).contains("did not finish within 40000 ms");
            assertThat(attempt.verification()).startsWith("PASS: ");
            assertThat(relay.restarts()).hasSize(1);
            assertThat(stack.restartedSince(TRAINING_WORKER_1, before)).isTrue();
        }
    }
}
