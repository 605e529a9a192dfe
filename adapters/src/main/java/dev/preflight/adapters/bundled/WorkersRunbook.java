package dev.preflight.adapters.bundled;

import dev.preflight.core.check.Assertions;
import dev.preflight.core.check.ContainerAssertions;
import dev.preflight.core.check.WorkerAssertions;
import dev.preflight.core.check.WorkerConfigAssertion;
import dev.preflight.core.container.ServiceGroup;
import dev.preflight.core.cure.Cure;
import dev.preflight.core.probe.ContainersProbe;
import dev.preflight.core.probe.HttpProbe;
import dev.preflight.core.probe.WorkersProbe;
import dev.preflight.core.runbook.Check;
import dev.preflight.core.runbook.Runbook;
import java.time.Duration;
import java.util.List;

/**
 * The runbook {@code workers}: whether a stack of a backend and its training and backtest workers
 * is ready for work. The budgets and waits are those of the hand-run pre-flight that it replaces; a
 * worker takes about ten seconds to start and to register.
 */
final class WorkersRunbook {
    private static final String BACKEND = "http://localhost:${KTRDR_API_PORT:-8000}";
    private static final WorkersProbe REGISTRY = new WorkersProbe(BACKEND + "/api/v1/workers");
    private static final List<ServiceGroup> WORKERS =
            List.of(
                    new ServiceGroup("training-worker-", "training-worker-1"),
                    new ServiceGroup("backtest-worker-", "backtest-worker-1"));

    private WorkersRunbook() {}

    static Runbook create() {
        return Runbook.named("workers")
                .title("Workers")
                .busyWorkers(REGISTRY)
                .check(backendApi())
                .check(containersRunning())
                .check(workersRegistered())
                .check(workerTypes())
                .check(workerStates())
                .check(workerConfig())
                .build();
    }

    private static Check.Builder backendApi() {
        return Check.named("backend-api")
                .title("Backend answers")
                .probe(new HttpProbe(BACKEND + "/api/v1/health", "backend"))
                .passIf(Assertions.answersWith(200))
                .failMessage("Backend API not reachable")
                .advice("Start the backend, or set KTRDR_API_PORT to the port that it publishes.")
                .cure(
                        Cure.named("Bring up the backend")
                                .up("backend")
                                .maxRetries(2)
                                .waitAfterCure(Duration.ofSeconds(10)));
    }

    private static Check.Builder containersRunning() {
        return Check.named("containers-running")
                .title("Worker containers running")
                .probe(new ContainersProbe())
                .passIf(ContainerAssertions.oneRunningOfEach(WORKERS))
                .failMessage("Worker containers not running")
                .advice("Look at why the container ended: its last log lines are above.")
                .cure(
                        Cure.named("Bring up the missing workers")
                                .upImplicated()
                                .maxRetries(2)
                                .waitAfterCure(Duration.ofSeconds(15)));
    }

    private static Check.Builder workersRegistered() {
        return Check.named("workers-registered")
                .title("Workers registered with backend")
                .probe(REGISTRY)
                .requires("backend-api", "containers-running")
                .passIf(WorkerAssertions.registered())
                .failMessage("No workers registered with backend")
                .advice("Look in the workers' logs for why they do not reach the backend.")
                .cure(
                        Cure.named("Restart the workers that are not registered")
                                .collectLogs(30, "error|fail|connect|register")
                                .restartImplicated()
                                .maxRetries(2)
                                .waitAfterCure(Duration.ofSeconds(20)));
    }

    private static Check.Builder workerTypes() {
        return Check.named("worker-types")
                .title("Both worker types available")
                .probe(REGISTRY)
                .requires("workers-registered")
                .passIf(WorkerAssertions.bothTypes())
                .failMessage("Missing worker type (need both training and backtest)")
                .advice("Look in the logs of the missing type's workers for why they do not start.")
                .cure(
                        Cure.named("Restart the workers of the missing type")
                                .collectLogs(30, "error|fail|connect|register")
                                .restartImplicated()
                                .maxRetries(1)
                                .waitAfterCure(Duration.ofSeconds(15)));
    }

    private static Check.Builder workerStates() {
        return Check.named("worker-states")
                .title("Workers in valid state")
                .probe(REGISTRY)
                .requires("workers-registered")
                .passIf(WorkerAssertions.noneInErrorOrOffline())
                .failMessage("Workers in error state - check worker logs")
                .advice("Look in the logs of these workers for a configuration that is refused.")
                .cure(
                        Cure.named("Restart the workers in error or offline")
                                .collectLogs(50, "error|exception|fail|config")
                                .restartImplicated()
                                .maxRetries(1)
                                .waitAfterCure(Duration.ofSeconds(15)));
    }

    private static Check.Builder workerConfig() {
        return Check.named("worker-config")
                .title("Worker configuration right")
                .probe(new ContainersProbe())
                .passIf(new WorkerConfigAssertion())
                .onlyWarns()
                .failMessage("Worker configuration needs attention")
                .advice(
                        "Change the environment in the compose file, then bring the workers up again.");
    }
}
