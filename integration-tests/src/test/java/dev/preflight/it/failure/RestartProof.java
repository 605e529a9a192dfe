package dev.preflight.it.failure;

import static dev.preflight.it.stack.WorkerStack.TRAINING_WORKER_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.it.command.CliRun;
import dev.preflight.it.command.PackagedCli;
import dev.preflight.it.command.Report.Action;
import dev.preflight.it.command.Report.Attempt;
import dev.preflight.it.command.Report.Remediation;
import dev.preflight.it.command.StackFixture;
import dev.preflight.it.failure.EngineRelay.OnRestart;
import dev.preflight.it.stack.WorkerStatus;
import java.nio.file.Path;

/**
 * One worker is in error, so that there is one restart to be made, once, and nothing else to be
 * touched: a restart that fails is an attempt like any other.
 */
record RestartProof(StackFixture fixture) {
    private static final long WAIT_MILLIS = 15_000;

    /** A relay in front of the engine, with one worker in error behind it. */
    EngineRelay relay(OnRestart onRestart) throws Exception {
        breakWorker();
        Path socket = fixture.cli().stateDirectory().resolveSibling("engine.sock");
        return EngineRelay.start(socket, onRestart);
    }

    void breakWorker() {
        fixture.stack().reportStatus(TRAINING_WORKER_1, WorkerStatus.ERROR);
    }

    /** A run of heal that reaches the engine through the relay. */
    CliRun healThrough(EngineRelay relay) {
        return heal(fixture.cli().with("DOCKER_HOST", relay.dockerHost()));
    }

    static CliRun heal(PackagedCli cli) {
        return cli.run("heal", "--format=json", "--verbose");
    }

    /** The one attempt of a run in which the restart failed, after the whole wait. */
    static Attempt failedAttempt(CliRun run) {
        assertThat(run.report().remedied()).containsExactly("worker-states");
        assertThat(run.output()).doesNotContain("Exception", "\tat ");
        Attempt attempt = remedyIn(run).attempt();
        assertThat(attempt.number()).isEqualTo(1);
        assertThat(attempt.deeds()).containsExactly("restart training-worker-1 FAILED");
        assertThat(attempt.waitedMs()).isGreaterThanOrEqualTo(WAIT_MILLIS);
        return attempt;
    }

    /** The remediation of a run in which the restart failed and that was the whole budget. */
    static Remediation exhausted(CliRun run) {
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.report().outcomes()).isEqualTo("PASS PASS PASS PASS FAIL PASS");
        assertThat(failedAttempt(run).verification()).startsWith("FAIL: ");
        Remediation remedy = remedyIn(run);
        assertThat(remedy.state()).isEqualTo("EXHAUSTED");
        assertThat(remedy.diagnostics()).isNotEmpty();
        return remedy;
    }

    /** What came of the restart, in words. */
    static String detail(Attempt attempt) {
        return attempt.actions().stream().map(Action::detail).findFirst().orElseThrow();
    }

    private static Remediation remedyIn(CliRun run) {
        return run.report().check("worker-states").remedy();
    }
}
