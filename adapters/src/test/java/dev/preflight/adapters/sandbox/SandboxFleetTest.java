package dev.preflight.adapters.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.preflight.core.container.Container;
import dev.preflight.core.container.Inventory;
import dev.preflight.core.worker.Fleet;
import dev.preflight.core.worker.Worker;
import dev.preflight.core.worker.WorkerSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Core finds its way in a sandbox as it does in a real stack. */
class SandboxFleetTest {
    private final Sandbox sandbox = Sandbox.start(SandboxSettings.of("fleet"));

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void matchesWorkersInTheCurrentShape() throws Exception {
        assertThat(matches(fleet(workers("worker_type", listing()))))
                .containsExactly(
                        "backtest-worker-1 BACKTEST fleet-backtest-worker-1-1",
                        "backtest-worker-2 BACKTEST fleet-backtest-worker-2-1",
                        "training-worker-1 TRAINING fleet-training-worker-1-1",
                        "training-worker-2 TRAINING fleet-training-worker-2-1");
    }

    @Test
    void matchesWorkersInTheDocumentedShape() throws Exception {
        sandbox.answerShape(AnswerShape.DOCUMENTED);

        Fleet fleet = fleet(workers("type", listing().get("workers")));

        assertThat(fleet.workers()).hasSize(4).allMatch(it -> fleet.containerOf(it).isPresent());
    }

    @Test
    void showsWhichWorkerIsBusy() throws Exception {
        sandbox.busyWith("training-worker-2", "op-1");

        Fleet fleet = fleet(workers("worker_type", listing()));

        assertThat(fleet.inventory().containers())
                .filteredOn(container -> fleet.busyWorkerIn(container).isPresent())
                .extracting(Container::service)
                .containsExactly("training-worker-2");
    }

    @Test
    void passesTheAuditOfItsWorkersUntilTheirEnvironmentIsChanged() throws Exception {
        assertThat(findings()).isEmpty();

        sandbox.setEnvironment("training-worker-1", "WORKER_PORT", "5005");

        assertThat(findings())
                .containsExactly("WORKER_PORT is deprecated: name it KTRDR_WORKER_PORT");
    }

    private List<String> findings() throws Exception {
        List<String> findings = new ArrayList<>();
        for (Container container : inventory().containers()) {
            if (!container.service().equals("backend")) {
                findings.addAll(new WorkerSettings(container.environment()).findings());
            }
        }
        return findings;
    }

    private static List<String> matches(Fleet fleet) {
        return fleet.workers().stream()
                .map(worker ->
                        worker.id()
                                + " "
                                + worker.type()
                                + " "
                                + fleet.containerOf(worker).map(Container::name).orElse("?"))
                .toList();
    }

    private Fleet fleet(List<Worker> workers) throws Exception {
        return new Fleet(workers, inventory());
    }

    private Inventory inventory() throws Exception {
        return new Inventory(
                sandbox.project(),
                sandbox.reader().containers(sandbox.project()),
                List.of(),
                true,
                Instant.now());
    }

    private JsonNode listing() throws Exception {
        return new ObjectMapper().readTree(BackendClient.of(sandbox).get("/api/v1/workers").body());
    }

    private static List<Worker> workers(String typeField, JsonNode entries) {
        List<Worker> workers = new ArrayList<>();
        for (JsonNode entry : entries) {
            workers.add(
                    Worker.listed(
                            entry.path("worker_id").asText(null),
                            entry.path(typeField).asText(null),
                            entry.path("status").asText(null),
                            entry.path("endpoint_url").asText(null),
                            entry.path("current_operation_id").asText(null)));
        }
        return workers;
    }
}
