package dev.preflight.it.heal;

import static dev.preflight.it.stack.WorkerStack.BACKTEST_WORKER_1;
import static dev.preflight.it.stack.WorkerStack.BACKTEST_WORKER_2;
import static dev.preflight.it.stack.WorkerStack.TRAINING_WORKER_1;
import static dev.preflight.it.stack.WorkerStack.TRAINING_WORKER_2;

import dev.preflight.it.command.StackFixture;
import dev.preflight.it.stack.AnswerShape;
import dev.preflight.it.stack.RequiresEngine;
import dev.preflight.it.stack.WorkerStack;
import dev.preflight.it.stack.WorkerStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Workers that the backend misses, or has a complaint about, are restarted: these and no others.
 */
@RequiresEngine
class WorkersHealIT {
    @RegisterExtension
    private static final StackFixture FIXTURE = StackFixture.of("preflight-it-workers");

    private final WorkerStack stack = FIXTURE.stack();
    private final HealProof proof = new HealProof(FIXTURE);

    @Test
    void restartsAllWorkersWhenTheBackendKnowsNone() {
        stack.answerShape(AnswerShape.CURRENT);
        stack.forgetAllWorkers();

        proof.heals(
                "workers-registered",
                20,
                "restart training-worker-1 DONE",
                "restart training-worker-2 DONE",
                "restart backtest-worker-1 DONE",
                "restart backtest-worker-2 DONE");
    }

    @Test
    void restartsTheWorkersOfTheTypeThatIsNotRegistered() {
        stack.forget(TRAINING_WORKER_1);
        stack.forget(TRAINING_WORKER_2);

        proof.heals(
                "worker-types",
                15,
                "restart training-worker-1 DONE",
                "restart training-worker-2 DONE");
    }

    @Test
    void restartsTheWorkersInErrorOrOffline() {
        stack.reportStatus(TRAINING_WORKER_1, WorkerStatus.ERROR);
        stack.reportStatus(BACKTEST_WORKER_2, WorkerStatus.OFFLINE);

        proof.heals(
                "worker-states",
                15,
                "restart training-worker-1 DONE",
                "restart backtest-worker-2 DONE");
    }

    @Test
    void restartsAWorkerThatIsTemporarilyUnavailable() {
        stack.answerShape(AnswerShape.CURRENT);
        stack.reportStatus(BACKTEST_WORKER_1, WorkerStatus.OFFLINE);

        proof.heals("worker-states", 15, "restart backtest-worker-1 DONE");
    }
}
