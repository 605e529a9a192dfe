package dev.preflight.core.worker;

import static dev.preflight.core.testing.Containers.inventory;
import static dev.preflight.core.testing.Containers.reachedAs;
import static dev.preflight.core.testing.Containers.running;
import static dev.preflight.core.testing.Containers.with;
import static dev.preflight.core.testing.Containers.withHealth;
import static dev.preflight.core.testing.Containers.worker;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.preflight.core.container.Container;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FleetTest {

    private static final Container TRAINING =
            reachedAs(
                    "training-worker-1",
                    List.of("trainer", "172.18.0.5", "fd00::5", "0123456789ab", "worker_alias"),
                    List.of(5005));
    private static final Container BACKTEST =
            reachedAs("backtest-worker-1", List.of("172.18.0.6"), List.of(5003));

    private static Worker at(String endpoint, String status) {
        return Worker.listed("w", "training", status, endpoint, null);
    }

    private static Fleet fleet(Worker... workers) {
        return new Fleet(List.of(workers), inventory(TRAINING, BACKTEST, running("backend")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://training-worker-1:5005",
                "http://Training-Worker-1:5005",
                "http://shop-training-worker-1",
                "http://trainer:1/x",
                "http://user:p@trainer:1",
                "http://172.18.0.5:9",
                "http://[fd00::5]:9",
                "http://0123456789ab:5005",
                "http://id-of-training-worker-1",
                "http://worker_alias:5005",
                "http://localhost:5005",
                "http://127.0.0.1:5005",
                "http://[::1]:5005",
                "http://host.docker.internal:5005/",
            })
    void findsTheContainerByTheEndpoint(String endpoint) {
        Worker worker = at(endpoint, "available");
        assertThat(fleet(worker).containerOf(worker)).contains(TRAINING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://elsewhere:5005",
                "http://172.18.0.55:5005",
                "http://localhost:9",
                "http://localhost",
                "http://localhost:x",
                "id-of-trai",
                "not a url",
                "",
                "http://",
            })
    void findsNoneElsewhere(String endpoint) {
        Worker worker = at(endpoint, "available");
        assertThat(fleet(worker).containerOf(worker)).isEmpty();
    }

    @Test
    void findsTheContainerByTheId() {
        Container configured = with("gpu", Map.of("KTRDR_WORKER_ID", "t-77"));
        Worker byVariable = worker("t-77", "training", "idle");
        Worker byService = worker("gpu", "training", "idle");
        Fleet fleet = new Fleet(List.of(byVariable, byService), inventory(configured, TRAINING));
        assertThat(fleet.containerOf(byVariable)).contains(configured);
        assertThat(fleet.containerOf(byService)).contains(configured);
        assertThat(fleet.workersOf(configured)).containsExactly(byVariable, byService);
    }

    @Test
    void findsTheContainerByTheIdThoughNobodyKnowsTheHost() {
        Worker worker = Worker.listed("gpu", "training", "idle", "http://elsewhere:1", null);
        Container gpu = running("gpu");
        assertThat(new Fleet(List.of(worker), inventory(gpu)).containerOf(worker)).contains(gpu);
    }

    @ParameterizedTest
    @CsvSource({"0123456789ab, true", "0123456789abcdef, true", "0123456789a, false", "0, false"})
    void takesTheBeginningOfAnIdForAHostOnlyWhereItIsAsLongAsDockersShortOnes(
            String host, boolean found) {
        Container it = TRAINING;
        Container container =
                new Container(
                        "0123456789abcdef",
                        it.name(),
                        it.service(),
                        it.state(),
                        it.health(),
                        null,
                        0,
                        it.startedAt(),
                        List.of(),
                        List.of(),
                        Map.of());
        Worker worker = at("http://" + host, "available");
        assertThat(new Fleet(List.of(worker), inventory(container)).containerOf(worker).isPresent())
                .isEqualTo(found);
    }

    @Test
    void takesAHostThatEveryMachineHasForNoContainers() {
        Container claiming = reachedAs("training-worker-2", List.of("localhost"), List.of(1));
        Worker worker = at("http://localhost:5005", "available");
        assertThat(new Fleet(List.of(worker), inventory(TRAINING, claiming)).containerOf(worker))
                .contains(TRAINING);
    }

    @Test
    void takesTwoCandidatesForNone() {
        Worker byHost = at("http://same:1", "available");
        Worker byPort = at("http://localhost:7", "available");
        Fleet fleet =
                new Fleet(
                        List.of(byHost, byPort),
                        inventory(
                                reachedAs("training-worker-1", List.of("same"), List.of(7)),
                                reachedAs("training-worker-2", List.of("same"), List.of(7))));
        assertThat(fleet.containerOf(byHost)).isEmpty();
        assertThat(fleet.containerOf(byPort)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "available,false",
        "idle,false",
        "error,false",
        "offline,false",
        "busy,true",
        "on fire,true",
        "'',true"
    })
    void takesAWorkerForBusyUnlessItSaysOtherwise(String status, boolean busy) {
        assertThat(fleet(at("http://trainer", status)).busyWorkerIn(TRAINING).isPresent())
                .isEqualTo(busy);
    }

    @ParameterizedTest
    @ValueSource(strings = {"available", "error", "offline"})
    void takesAnOperationUnderWayForBusyWhateverTheStatus(String status) {
        Worker worker = Worker.listed("w", "training", status, "http://trainer", "op-1");
        assertThat(fleet(worker).busyWorkerIn(TRAINING)).contains(worker);
    }

    @Test
    void takesEachOfSeveralEntriesIntoAccount() {
        Worker busy = at("http://172.18.0.5", "busy");
        assertThat(fleet(at("http://trainer", "offline"), busy).busyWorkerIn(TRAINING))
                .contains(busy);
    }

    @Test
    void knowsAContainerAgainThoughItsHealthHasChanged() {
        Worker busy = at("http://trainer", "busy");
        assertThat(fleet(busy).busyWorkerIn(withHealth(TRAINING, "unhealthy"))).contains(busy);
    }

    @ParameterizedTest(name = "stranger of type {0}: {1} {2}")
    @CsvSource(
            nullValues = "null",
            value = {
                "training, training-worker-1, true",
                "null,     training-worker-1, true",
                "backtest, training-worker-1, false",
                "gpu,      training-worker-1, false",
                "gpu,      gpu-worker,        true",
                "training, gpu-worker,        true",
                "training, backend,           false",
                "null,     redis,             false",
            })
    void suspectsBusyStrangersOfTheSameKind(String type, String service, boolean busy) {
        Worker stranger = Worker.listed("x", type, "busy", "http://elsewhere:1", null);
        Container container = running(service);
        Fleet fleet = new Fleet(List.of(stranger), inventory(container));
        assertThat(fleet.busyWorkerIn(container).isPresent()).isEqualTo(busy);
    }

    @Test
    void doesNotSuspectAWorkerThatIsKnownToRunElsewhere() {
        Worker busy = Worker.listed("b", "training", "busy", "http://172.18.0.6", null);
        assertThat(fleet(busy).busyWorkerIn(TRAINING)).isEmpty();
        assertThat(fleet(busy).busyWorkerIn(BACKTEST)).contains(busy);
    }

    @ParameterizedTest
    @EnumSource(WorkerStatus.class)
    void readsTheWordsThatItWrites(WorkerStatus status) {
        assertThat(WorkerStatus.of(status.word())).isEqualTo(status);
    }

    @Test
    void describesItself() {
        assertThat(fleet().describe()).isEqualTo("no workers");
        assertThat(fleet(worker("a", null, null)).describe()).isEqualTo("a (no type, no status)");
        assertThatIllegalArgumentException().isThrownBy(() -> worker(" ", null, null));
    }
}
