package dev.preflight.core.check;

import static dev.preflight.core.testing.Containers.container;
import static dev.preflight.core.testing.Containers.inventory;
import static dev.preflight.core.testing.Containers.running;
import static dev.preflight.core.testing.Containers.worker;
import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.core.container.Container;
import dev.preflight.core.container.ContainerState;
import dev.preflight.core.probe.FleetSeen;
import dev.preflight.core.probe.Unobserved;
import dev.preflight.core.worker.Fleet;
import dev.preflight.core.worker.Worker;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

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
