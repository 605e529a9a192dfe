package dev.preflight.adapters.bundled;

import dev.preflight.core.check.Assertion;
import dev.preflight.core.check.Assertions;
import dev.preflight.core.check.ContainerAssertions;
import dev.preflight.core.check.WorkerAssertions;
import dev.preflight.core.check.WorkerConfigAssertion;
import dev.preflight.core.container.ServiceGroup;
import java.util.List;

/** The pass conditions of the bundled runbooks, for which no grammar has to be loaded. */
final class KnownCondition {
    private static final List<ServiceGroup> WORKERS =
            List.of(
                    new ServiceGroup("training-worker-", "training-worker-1"),
                    new ServiceGroup("backtest-worker-", "backtest-worker-1"));

    private KnownCondition() {}

    /**
     * The condition that has this text in the grammar's own words.
     *
     * @throws IllegalArgumentException if there is none
     */
    static Assertion of(String text) {
        return switch (text) {
            case "Answers with 200" -> Assertions.answersWith(200);
            case "At least one running container of training-worker-* and one of backtest-worker-*" ->
                    ContainerAssertions.oneRunningOfEach(WORKERS);
            case "At least one worker is registered" -> WorkerAssertions.registered();
            case "At least one training and one backtest worker" -> WorkerAssertions.bothTypes();
            case "No worker is in error or offline state" ->
                    WorkerAssertions.noneInErrorOrOffline();
            case "Every worker's environment is right" -> new WorkerConfigAssertion();
            case "No container is unhealthy, dead or restart-looping" ->
                    ContainerAssertions.noneUnwell();
            default -> throw new IllegalArgumentException("no known condition: " + text);
        };
    }
}
