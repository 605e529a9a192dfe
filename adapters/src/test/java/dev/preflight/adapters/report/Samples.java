package dev.preflight.adapters.report;

import dev.preflight.core.check.Assertions;
import dev.preflight.core.check.WorkerAssertions;
import dev.preflight.core.check.WorkerConfigAssertion;
import dev.preflight.core.container.Container;
import dev.preflight.core.container.ContainerState;
import dev.preflight.core.container.Inventory;
import dev.preflight.core.cure.Cure;
import dev.preflight.core.probe.ContainersProbe;
import dev.preflight.core.probe.ContainersSeen;
import dev.preflight.core.probe.FleetSeen;
import dev.preflight.core.probe.HttpAnswer;
import dev.preflight.core.probe.HttpProbe;
import dev.preflight.core.probe.ServicesSeen;
import dev.preflight.core.probe.Unobserved;
import dev.preflight.core.probe.WorkersProbe;
import dev.preflight.core.run.Mode;
import dev.preflight.core.run.RunReport;
import dev.preflight.core.runbook.Check;
import dev.preflight.core.runbook.Runbook;
import dev.preflight.core.worker.Fleet;
import dev.preflight.core.worker.Worker;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reports of everything that can come of a run, each made by the real engine. */
final class Samples {
    static final List<String> ALL = List.of("training-worker-1", "backtest-worker-1");
    static final List<String> TRAINING_ONLY = List.of("training-worker-1");

    private static final String BACKEND = "http://localhost:8000/api/v1";
    private static final WorkersProbe REGISTRY = new WorkersProbe(BACKEND + "/workers");

    private Samples() {}

    /** Every sample by its name. */
    static Map<String, RunReport> all() {
        Map<String, RunReport> all = new LinkedHashMap<>();
        all.put("passed", passed());
        all.put("failed", failed());
        all.put("healed", healed());
        all.put("exhausted", exhausted());
        all.put("manual", manual());
        all.put("suppressed", suppressed());
        all.put("again", again());
        all.put("plan", plan());
        all.put("plan-partly", planPartly());
        all.put("plan-manual", planManual());
        all.put("plan-locked", planLocked());
        all.put("plan-waiting", planWaiting());
        all.put("unknown", unknown());
        all.put("somebody-else", somebodyElse());
        all.put("no-project", noProject());
        all.put("warned", warned());
        all.put("interrupted", interrupted());
        return all;
    }

    static RunReport named(String name) {
        return Objects.requireNonNull(all().get(name), name);
    }

    static RunReport passed() {
        return new Stage().run(Mode.CHECK, runbook());
    }

    static RunReport failed() {
        return withoutBacktest().run(Mode.CHECK, runbook());
    }

    static RunReport healed() {
        Stage stage = withoutBacktest();
        return stage.onCure(() -> stage.shows(WorkersProbe.class, fleet(ALL)))
                .run(Mode.HEAL, runbook());
    }

    static RunReport exhausted() {
        return withoutBacktest().logs(longLog()).run(Mode.HEAL, runbook());
    }

    static RunReport manual() {
        return withoutBackend().run(Mode.HEAL, runbook());
    }

    static RunReport suppressed() {
        return troubled("idle").run(Mode.HEAL, runbook());
    }

    static RunReport plan() {
        return withoutBacktest().run(Mode.PLAN, runbook());
    }

    /** The second run finds that the first one used up all attempts. */
    static RunReport again() {
        Stage stage = withoutBacktest();
        stage.run(Mode.HEAL, runbook());
        return stage.run(Mode.HEAL, runbook());
    }

    static RunReport planPartly() {
        return troubled("error").run(Mode.PLAN, runbook());
    }

    /** Somebody else is curing meanwhile. */
    static RunReport planLocked() {
        return withoutBacktest()
                .isLockedBy("pid 4711 (preflight heal, user deploy) since 12:00:03")
                .run(Mode.PLAN, runbook());
    }

    /** A former run was stopped in the middle of its wait. */
    static RunReport planWaiting() {
        Stage stage = withoutBacktest();
        stage.waitsWith(
                        left -> {
                            stage.advance(Duration.ofSeconds(3));
                            throw new InterruptedException();
                        })
                .run(Mode.HEAL, runbook());
        return stage.run(Mode.PLAN, runbook());
    }

    static RunReport planManual() {
        return withoutBackend().run(Mode.PLAN, runbook());
    }

    static RunReport unknown() {
        return new Stage()
                .shows(
                        WorkersProbe.class,
                        new Unobserved(
                                Unobserved.Reason.UNREADABLE,
                                BACKEND + "/workers answered with no JSON: \u001b[31m<html>"))
                .run(Mode.CHECK, runbook());
    }

    static RunReport somebodyElse() {
        return new Stage()
                .shows(
                        HttpProbe.class,
                        new Unobserved(
                                Unobserved.Reason.UNABLE,
                                "port 8000 is answered, but not by this project's backend, which"
                                        + " publishes 8010"))
                .run(Mode.CHECK, runbook());
    }

    static RunReport noProject() {
        return withoutBackend()
                .shows(
                        ContainersProbe.class,
                        new ContainersSeen(
                                new Inventory(
                                        "shop", List.of(), List.of("shop2"), false, Instant.EPOCH)))
                .run(Mode.CHECK, runbook());
    }

    static RunReport warned() {
        Map<String, String> deprecated = Map.of("WORKER_ID", "w", "KTRDR_WORKER_PORT", "5003");
        List<Container> containers =
                List.of(
                        container("training-worker-1", deprecated),
                        container("backtest-worker-1", environment(5004)));
        return new Stage()
                .shows(ContainersProbe.class, new ContainersSeen(inventory(containers)))
                .run(Mode.CHECK, runbook());
    }

    static RunReport interrupted() {
        return withoutBacktest()
                .onWait(() -> Thread.currentThread().interrupt())
                .run(Mode.HEAL, runbook());
    }

    static Stage withoutBacktest() {
        return new Stage().shows(WorkersProbe.class, fleet(TRAINING_ONLY));
    }

    private static Stage withoutBackend() {
        return new Stage()
                .shows(
                        HttpProbe.class,
                        new Unobserved(
                                Unobserved.Reason.UNREACHABLE,
                                "connection to localhost:8000 refused"));
    }

    // The training worker is in error while it works on something, so it must be left alone.
    private static Stage troubled(String backtestStatus) {
        List<Worker> workers =
                List.of(
                        worker("training-worker-1", "training", "error", "operation-7"),
                        worker("backtest-worker-1", "backtest", backtestStatus, null));
        return new Stage()
                .shows(
                        WorkersProbe.class,
                        new FleetSeen(new Fleet(workers, containers(ALL).inventory())));
    }

    private static Worker worker(
            String service, String type, String status, @Nullable String operation) {
        return Worker.listed(service, type, status, "http://" + service + ":5003", operation);
    }

    static Runbook runbook() {
        return Runbook.named("workers")
                .title("Workers")
                .busyWorkers(REGISTRY)
                .check(
                        Check.named("backend-api")
                                .title("Backend answers")
                                .probe(new HttpProbe(BACKEND + "/health", "backend"))
                                .passIf(Assertions.answersWith(200))
                                .failMessage("Backend API not reachable")
                                .advice("Start the backend, or set KTRDR_API_PORT to its port.")
                                .cure(Cure.named("Bring up the backend").up("backend")))
                .check(
                        Check.named("workers-registered")
                                .title("Workers registered with backend")
                                .probe(REGISTRY)
                                .requires("backend-api")
                                .passIf(WorkerAssertions.registered())
                                .failMessage("No workers registered with backend")
                                .cure(
                                        Cure.named("Restart the workers that are not registered")
                                                .restartImplicated()
                                                .waitAfterCure(Duration.ofSeconds(20))))
                .check(
                        Check.named("worker-types")
                                .title("Both worker types available")
                                .probe(REGISTRY)
                                .requires("workers-registered")
                                .passIf(WorkerAssertions.bothTypes())
                                .failMessage(
                                        "Missing worker type (need both training and backtest)")
                                .advice("Look in the logs of the missing type's workers.")
                                .cure(
                                        Cure.named("Restart the workers of the missing type")
                                                .collectLogs(30, "error|fail")
                                                .restartImplicated()
                                                .maxRetries(2)
                                                .waitAfterCure(Duration.ofSeconds(15))))
                .check(
                        Check.named("worker-states")
                                .title("Workers in valid state")
                                .probe(REGISTRY)
                                .requires("worker-types")
                                .passIf(WorkerAssertions.noneInErrorOrOffline())
                                .failMessage("Workers in error state")
                                .cure(
                                        Cure.named("Restart the workers in error or offline")
                                                .restartImplicated()
                                                .waitAfterCure(Duration.ofSeconds(15))))
                .check(
                        Check.named("worker-config")
                                .title("Worker configuration right")
                                .probe(new ContainersProbe())
                                .passIf(new WorkerConfigAssertion())
                                .onlyWarns()
                                .failMessage("Worker configuration needs attention")
                                .advice("Change the environment in the compose file."))
                .build();
    }

    static HttpAnswer answer(int status) {
        return new HttpAnswer(BACKEND + "/health", status, Map.of(), "{\"status\":\"ok\"}");
    }

    static ServicesSeen services() {
        return new ServicesSeen(ALL);
    }

    static FleetSeen fleet(List<String> registered) {
        List<Worker> workers =
                registered.stream()
                        .map(service ->
                                worker(
                                        service,
                                        service.startsWith("training") ? "training" : "backtesting",
                                        "available",
                                        null))
                        .toList();
        return new FleetSeen(new Fleet(workers, containers(ALL).inventory()));
    }

    static ContainersSeen containers(List<String> services) {
        return new ContainersSeen(
                inventory(
                        IntStream.range(0, services.size())
                                .mapToObj(i -> container(services.get(i), environment(5003 + i)))
                                .toList()));
    }

    private static Inventory inventory(List<Container> containers) {
        return new Inventory(
                "shop", containers, List.of(), true, Instant.parse("2026-01-01T12:00:00Z"));
    }

    private static Map<String, String> environment(int port) {
        return Map.of(
                "KTRDR_API_URL",
                "http://backend:8000",
                "KTRDR_WORKER_PORT",
                Integer.toString(port),
                "REGISTRY_TOKEN",
                "s3cr3t-token");
    }

    private static Container container(String service, Map<String, String> environment) {
        return new Container(
                "id-of-" + service,
                "shop-" + service,
                service,
                ContainerState.RUNNING,
                "none",
                null,
                0,
                Instant.parse("2026-01-01T11:00:00Z"),
                List.of(service),
                List.of(),
                environment);
    }

    // With a secret and with what would clear the terminal.
    private static String longLog() {
        StringBuilder log = new StringBuilder();
        for (int line = 1; line <= 12; line++) {
            log.append("12:00:").append(10 + line).append(" connecting to backend:8000\n");
        }
        return log.append("\u001b[2J\u001b[31mERROR\u001b[0m registration failed: 401, ")
                .append("token s3cr3t-token refused\u0007\r\n")
                .append("\tat registry.register(registry.py:42)\n")
                .toString();
    }
}
