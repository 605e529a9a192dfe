package dev.preflight.core.check;

import static dev.preflight.core.testing.Containers.container;
import static dev.preflight.core.testing.Containers.inventory;
import static dev.preflight.core.testing.Containers.restarted;
import static dev.preflight.core.testing.Containers.running;
import static dev.preflight.core.testing.Containers.worker;
import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.core.container.Container;
import dev.preflight.core.container.ContainerState;
import dev.preflight.core.probe.FleetSeen;
import dev.preflight.core.probe.Unobserved;
import dev.preflight.core.testing.FakeTime;
import dev.preflight.core.worker.Fleet;
import dev.preflight.core.worker.Worker;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkerAssertionsTest {

    private static final Container TRAINING = running("training-worker-1");
    private static final Container BACKTEST = running("backtest-worker-1");
    private static final Worker IDLE_BACKTEST = worker("backtest-worker-1", "backtest", "idle");

    private static Judgement judge(Assertion assertion, Worker... workers) {
        return assertion.judge(
                new FleetSeen(new Fleet(List.of(workers), inventory(TRAINING, BACKTEST))));
    }

    static Stream<Assertion> all() {
        return Stream.of(
                WorkerAssertions.registered(),
                WorkerAssertions.bothTypes(),
                WorkerAssertions.noneInErrorOrOffline());
    }

    @ParameterizedTest
    @MethodSource("all")
    void anEmptyRegistryProvesNothingAndFails(Assertion assertion) {
        Judgement judgement = judge(assertion);
        assertThat(judgement.outcome()).isEqualTo(Outcome.FAIL);
        assertThat(judgement.subjects())
                .containsExactly(
                        new Subject.OfContainer(TRAINING), new Subject.OfContainer(BACKTEST));
    }

    @ParameterizedTest
    @MethodSource("all")
    void anEmptyRegistryIsSaidToBeEmpty(Assertion assertion) {
        assertThat(judge(assertion).seen()).isEqualTo("the backend lists no workers");
    }

    @Test
    void saysHowManyWorkersThereAre() {
        Assertion registered = WorkerAssertions.registered();
        assertThat(judge(registered, IDLE_BACKTEST).seen()).isEqualTo("1 worker registered");
        assertThat(judge(registered, IDLE_BACKTEST, worker("t", "training", "idle")).seen())
                .isEqualTo("2 workers registered");
    }

    @Test
    void anEntryWithoutATypeThatMayBeStaleLeavesOpenWhichTypeIsMissing() {
        Container restartedJustNow = restarted("training-worker-1", 1, FakeTime.START);
        Fleet fleet =
                new Fleet(
                        List.of(IDLE_BACKTEST, worker("training-worker-1", null, "idle")),
                        inventory(restartedJustNow, BACKTEST));
        assertThat(WorkerAssertions.bothTypes().judge(new FleetSeen(fleet)).outcome())
                .isEqualTo(Outcome.ERROR);
    }

    @Test
    void saysWhichWorkersAreOfNeitherType() {
        Judgement judgement =
                judge(WorkerAssertions.bothTypes(), worker("g", "gpu", "idle"), IDLE_BACKTEST);
        assertThat(judgement.seen()).isEqualTo("training 0, backtest 1; neither: g (gpu, idle)");
    }

    @ParameterizedTest
    @MethodSource("all")
    void withoutAnObservationNobodyKnows(Assertion assertion) {
        assertThat(
                        assertion
                                .judge(new Unobserved(Unobserved.Reason.UNREADABLE, "<html>"))
                                .outcome())
                .isEqualTo(Outcome.ERROR);
    }

    @ParameterizedTest
    @MethodSource("all")
    void oneGoodWorkerOfEachTypePasses(Assertion assertion) {
        assertThat(judge(assertion, worker("t", "training", "idle"), IDLE_BACKTEST).outcome())
                .isEqualTo(Outcome.PASS);
    }

    @ParameterizedTest(name = "{0} beside a backtest worker: {1}")
    @CsvSource(
            nullValues = "null",
            value = {
                "training,     PASS",
                "cpu_training, PASS",
                "TRAINING,     PASS",
                "backtest,     FAIL",
                "backtesting,  FAIL",
                "gpu_host,     FAIL",
                "'',           ERROR",
                "null,         ERROR",
            })
    void bothTypesMustBeThere(String type, Outcome outcome) {
        Judgement judgement =
                judge(WorkerAssertions.bothTypes(), worker("w", type, "idle"), IDLE_BACKTEST);
        assertThat(judgement.outcome()).isEqualTo(outcome);
        if (outcome == Outcome.FAIL) {
            assertThat(judgement.subjects()).containsExactly(new Subject.OfContainer(TRAINING));
        } else {
            assertThat(judgement.subjects()).isEmpty();
        }
    }

    @Test
    void namesTheServiceOfAMissingTypeThatHasNoContainer() {
        Fleet fleet = new Fleet(List.of(IDLE_BACKTEST), inventory(BACKTEST));
        assertThat(WorkerAssertions.bothTypes().judge(new FleetSeen(fleet)).subjects())
                .containsExactly(new Subject.OfService("training-worker-1"));
    }

    @Test
    void leavesAloneWhatSomebodyStoppedBesideARunningOne() {
        Container stopped = container("training-worker-2", ContainerState.EXITED);
        Fleet fleet = new Fleet(List.of(IDLE_BACKTEST), inventory(stopped, TRAINING, BACKTEST));
        assertThat(WorkerAssertions.bothTypes().judge(new FleetSeen(fleet)).subjects())
                .containsExactly(new Subject.OfContainer(TRAINING));
    }

    @Test
    void namesStoppedContainersWhenNoneOfTheirTypeIsAlive() {
        Container stopped = container("training-worker-1", ContainerState.EXITED);
        Fleet fleet = new Fleet(List.of(IDLE_BACKTEST), inventory(stopped, BACKTEST));
        assertThat(WorkerAssertions.bothTypes().judge(new FleetSeen(fleet)).subjects())
                .containsExactly(new Subject.OfContainer(stopped));
    }

    private static final Container STOPPED = container("training-worker-1", ContainerState.EXITED);
    private static final Worker TRAINER = worker("training-worker-1", "training", "idle");

    private static Judgement judge(
            Assertion assertion, List<Worker> workers, Container... containers) {
        return assertion.judge(new FleetSeen(new Fleet(workers, inventory(containers))));
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"RUNNING", "UNKNOWN"})
    void anEntryOfAContainerThatDoesNotRunIsNoWorker(ContainerState state) {
        Container down = container("training-worker-1", state);
        Judgement judgement =
                judge(
                        WorkerAssertions.bothTypes(),
                        List.of(TRAINER, IDLE_BACKTEST),
                        down,
                        BACKTEST);
        assertThat(judgement.outcome()).isEqualTo(Outcome.FAIL);
        assertThat(judgement.seen())
                .startsWith("training 0, backtest 1; stale: training-worker-1 (container ")
                .contains("training-worker-1 " + state.word());
        assertThat(judgement.subjects()).containsExactly(new Subject.OfContainer(down));
    }

    @Test
    void namesWhatRunsBesideAStaleEntrysContainer() {
        Container unregistered = running("training-worker-2");
        Judgement judgement =
                judge(
                        WorkerAssertions.bothTypes(),
                        List.of(TRAINER, IDLE_BACKTEST),
                        STOPPED,
                        unregistered,
                        BACKTEST);
        assertThat(judgement.outcome()).isEqualTo(Outcome.FAIL);
        assertThat(judgement.subjects()).containsExactly(new Subject.OfContainer(unregistered));
    }

    @ParameterizedTest
    @MethodSource("all")
    void oneOfManyThatSomebodyStoppedSpoilsNothing(Assertion assertion) {
        Worker second = worker("training-worker-2", "training", "idle");
        Judgement judgement =
                judge(
                        assertion,
                        List.of(TRAINER, second, IDLE_BACKTEST),
                        STOPPED,
                        running("training-worker-2"),
                        BACKTEST);
        assertThat(judgement.outcome()).isEqualTo(Outcome.PASS);
        assertThat(judgement.seen())
                .endsWith("; stale: training-worker-1 (container training-worker-1 exited (137))");
    }

    @ParameterizedTest
    @MethodSource("all")
    void nothingButStaleEntriesIsAnEmptyRegistry(Assertion assertion) {
        Judgement judgement = judge(assertion, List.of(TRAINER), STOPPED, BACKTEST);
        assertThat(judgement.outcome()).isEqualTo(Outcome.FAIL);
        assertThat(judgement.seen()).contains("; stale: training-worker-1 (container ");
        assertThat(judgement.subjects())
                .containsExactly(
                        new Subject.OfContainer(STOPPED), new Subject.OfContainer(BACKTEST));
    }

    @ParameterizedTest
    @MethodSource("all")
    void workersThatRunElsewhereCount(Assertion assertion) {
        List<Worker> elsewhere =
                List.of(worker("t-9", "training", "idle"), worker("b-9", "backtest", "idle"));
        assertThat(judge(assertion, elsewhere, STOPPED).outcome()).isEqualTo(Outcome.PASS);
    }

    static Stream<Container> uncertain() {
        return Stream.of(
                container("training-worker-1", ContainerState.UNKNOWN),
                restarted("training-worker-1", 1, FakeTime.START.minusSeconds(3)),
                restarted("training-worker-1", 3, null));
    }

    @ParameterizedTest
    @MethodSource("uncertain")
    void cannotTellIfItDependsOnAContainerOfWhichNobodyKnows(Container container) {
        List<Worker> both = List.of(TRAINER, IDLE_BACKTEST);
        Judgement types = judge(WorkerAssertions.bothTypes(), both, container, BACKTEST);
        assertThat(types.outcome()).isEqualTo(Outcome.ERROR);
        assertThat(types.seen())
                .startsWith("training 0, backtest 1; uncertain: training-worker-1 (container ");
        List<Worker> one = List.of(TRAINER);
        assertThat(judge(WorkerAssertions.registered(), one, container).outcome())
                .isEqualTo(Outcome.ERROR);
        assertThat(judge(WorkerAssertions.noneInErrorOrOffline(), one, container).outcome())
                .isEqualTo(Outcome.ERROR);
    }

    @ParameterizedTest
    @MethodSource("uncertain")
    void anUncertainContainerDoesNotMatterBesideACertainOne(Container container) {
        List<Worker> three =
                List.of(TRAINER, worker("training-worker-2", "training", "idle"), IDLE_BACKTEST);
        all().forEach(assertion -> {
            Container other = running("training-worker-2");
            assertThat(judge(assertion, three, container, other, BACKTEST).outcome())
                    .isEqualTo(Outcome.PASS);
        });
    }

    @ParameterizedTest
    @MethodSource("uncertain")
    void aTypeThatIsMissingIsCertainBesideOneThatCannotBeTold(Container container) {
        Judgement judgement =
                judge(WorkerAssertions.bothTypes(), List.of(TRAINER), container, BACKTEST);
        assertThat(judgement.outcome()).isEqualTo(Outcome.FAIL);
        assertThat(judgement.subjects()).containsExactly(new Subject.OfContainer(BACKTEST));
    }

    @Test
    void aStaleEntryWithoutATypeIsNoneOfAnyType() {
        Worker untyped = worker("training-worker-1", null, "idle");
        assertThat(
                        judge(
                                        WorkerAssertions.bothTypes(),
                                        List.of(untyped, IDLE_BACKTEST),
                                        STOPPED,
                                        BACKTEST)
                                .outcome())
                .isEqualTo(Outcome.FAIL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"error", "offline"})
    void aStaleEntryInABadStateIsStillBad(String status) {
        Judgement judgement =
                judge(
                        WorkerAssertions.noneInErrorOrOffline(),
                        List.of(
                                worker("training-worker-1", "training", status),
                                worker("t-9", "training", "idle"),
                                IDLE_BACKTEST),
                        STOPPED,
                        BACKTEST);
        assertThat(judgement.outcome()).isEqualTo(Outcome.FAIL);
        assertThat(judgement.seen())
                .startsWith("training-worker-1 (training, " + status + "); stale: ");
        assertThat(judgement.subjects()).containsExactly(new Subject.OfContainer(STOPPED));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            nullValues = "null",
            value = {
                "idle,                    PASS",
                "available,               PASS",
                "busy,                    PASS",
                "error,                   FAIL",
                "offline,                 FAIL",
                "temporarily_unavailable, FAIL",
                "OFFLINE,                 FAIL",
                "on fire,                 ERROR",
                "'',                      ERROR",
                "null,                    ERROR",
            })
    void noWorkerMayBeInErrorOrOffline(String status, Outcome outcome) {
        Judgement judgement =
                judge(
                        WorkerAssertions.noneInErrorOrOffline(),
                        worker("training-worker-1", "training", status),
                        IDLE_BACKTEST);
        assertThat(judgement.outcome()).isEqualTo(outcome);
        if (outcome == Outcome.FAIL) {
            assertThat(judgement.subjects()).containsExactly(new Subject.OfContainer(TRAINING));
        }
    }

    @Test
    void namesABadContainerOnceHoweverManyEntriesItHas() {
        Judgement judgement =
                judge(
                        WorkerAssertions.noneInErrorOrOffline(),
                        worker("training-worker-1", "training", "offline"),
                        worker("shop-training-worker-1", "training", "error"),
                        IDLE_BACKTEST);
        assertThat(judgement.subjects()).containsExactly(new Subject.OfContainer(TRAINING));
    }

    @Test
    void namesTheEntryItselfWhenItMatchesNoContainer() {
        Worker stale = worker("gone", "training", "offline");
        assertThat(judge(WorkerAssertions.noneInErrorOrOffline(), stale).subjects())
                .containsExactly(new Subject.OfWorker(stale));
    }

    @Test
    void aBadStatusIsCertainEvenBesideAnUnknownOne() {
        assertThat(
                        judge(
                                        WorkerAssertions.noneInErrorOrOffline(),
                                        worker("a", "training", "error"),
                                        worker("b", "training", "on fire"))
                                .outcome())
                .isEqualTo(Outcome.FAIL);
    }
}
