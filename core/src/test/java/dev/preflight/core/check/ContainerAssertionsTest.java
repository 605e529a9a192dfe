package dev.preflight.core.check;

import static dev.preflight.core.testing.Containers.container;
import static dev.preflight.core.testing.Containers.inventory;
import static dev.preflight.core.testing.Containers.restarted;
import static dev.preflight.core.testing.Containers.running;
import static dev.preflight.core.testing.Containers.withHealth;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.preflight.core.container.Container;
import dev.preflight.core.container.ContainerState;
import dev.preflight.core.container.Inventory;
import dev.preflight.core.container.ServiceGroup;
import dev.preflight.core.probe.ContainersSeen;
import dev.preflight.core.probe.Unobserved;
import dev.preflight.core.testing.FakeTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

class ContainerAssertionsTest {

    private static final Assertion ONE_OF_EACH =
            ContainerAssertions.oneRunningOfEach(
                    List.of(
                            new ServiceGroup("training-worker-", "training-worker-1"),
                            new ServiceGroup("backtest-worker-", "backtest-worker-1")));
    private static final Container BACKTEST = running("backtest-worker-1");

    private static Judgement judge(Container... containers) {
        return ONE_OF_EACH.judge(new ContainersSeen(inventory(containers)));
    }

    @Test
    void passesWithOneRunningOfEach() {
        assertThat(judge(running("training-worker-2"), BACKTEST).outcome()).isEqualTo(Outcome.PASS);
        assertThat(ONE_OF_EACH.expectation())
                .isEqualTo("at least one training-worker-* and one backtest-worker-* running");
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"RUNNING", "UNKNOWN"})
    void failsWhenTheOnlyOneOfAKindDoesNotRun(ContainerState state) {
        Container training = container("training-worker-1", state);
        Judgement judgement = judge(training, BACKTEST);
        assertThat(judgement.outcome()).isEqualTo(Outcome.FAIL);
        assertThat(judgement.subjects()).containsExactly(new Subject.OfContainer(training));
        assertThat(judgement.seen()).contains("training-worker-1 " + state.word());
    }

    @Test
    void cannotTellFromAStateThatNobodyKnows() {
        assertThat(
                        judge(container("training-worker-1", ContainerState.UNKNOWN), BACKTEST)
                                .outcome())
                .isEqualTo(Outcome.ERROR);
        assertThat(
                        judge(
                                        container("training-worker-1", ContainerState.UNKNOWN),
                                        running("training-worker-2"),
                                        BACKTEST)
                                .outcome())
                .isEqualTo(Outcome.PASS);
    }

    @Test
    void isNotDeceivedByARestartLoopThatJustRuns() {
        Container looping = restarted("training-worker-1", 7, FakeTime.START.minusSeconds(3));
        Judgement judgement = judge(looping, BACKTEST);
        assertThat(judgement.outcome()).isEqualTo(Outcome.FAIL);
        assertThat(judgement.seen()).contains("in a restart loop (7 restarts)");
    }

    @Test
    void forgivesRestartsThatAreOver() {
        assertThat(
                        judge(
                                        restarted(
                                                "training-worker-1",
                                                7,
                                                FakeTime.START.minusSeconds(10)),
                                        restarted(
                                                "backtest-worker-1",
                                                1,
                                                FakeTime.START.minusSeconds(10)))
                                .outcome())
                .isEqualTo(Outcome.PASS);
    }

    @Test
    void waitsToSeeWhetherTheFirstRestartWasARecoveryOrTheBeginningOfALoop() {
        Container restarted = restarted("training-worker-1", 1, FakeTime.START.minusSeconds(9));
        Judgement judgement = judge(restarted, BACKTEST);
        assertThat(judgement.outcome()).isEqualTo(Outcome.ERROR);
        assertThat(judgement.seen()).contains("too early to tell");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void cannotTellOfOneThatStartsInTheFuture(int restarts) {
        // As after the clock was set back by an hour.
        Instant startedAt = FakeTime.START.plusSeconds(3000);
        Judgement judgement = judge(restarted("training-worker-1", restarts, startedAt), BACKTEST);
        assertThat(judgement.outcome()).isEqualTo(Outcome.ERROR);
    }

    @Test
    void seesALoopOnAnEngineWhoseClockIsALittleAhead() {
        Instant startedAt = FakeTime.START.plusSeconds(3);
        Judgement judgement = judge(restarted("training-worker-1", 7, startedAt), BACKTEST);
        assertThat(judgement.outcome()).isEqualTo(Outcome.FAIL);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void cannotTellOfARestartedOneThatDoesNotSaySinceWhenItRuns(int restarts) {
        Judgement judgement = judge(restarted("training-worker-1", restarts, null), BACKTEST);
        assertThat(judgement.outcome()).isEqualTo(Outcome.ERROR);
        assertThat(judgement.seen())
                .contains(
                        "training-worker-1 running, restarted, and since when it runs is unknown");
    }

    @Test
    void oneThatWasNeverRestartedNeedNotSaySinceWhenItRuns() {
        assertThat(judge(restarted("training-worker-1", 0, null), BACKTEST).outcome())
                .isEqualTo(Outcome.PASS);
    }

    @Test
    void failsForTheKindThatIsMissingBesideOneThatCannotBeTold() {
        Container restarted = restarted("training-worker-1", 1, FakeTime.START.minusSeconds(9));
        Judgement judgement = judge(restarted);
        assertThat(judgement.outcome()).isEqualTo(Outcome.FAIL);
        assertThat(judgement.subjects())
                .containsExactly(new Subject.OfService("backtest-worker-1"));
    }

    @Test
    void countsTwoOfOneKindAsOneKind() {
        Judgement judgement = judge(running("training-worker-1"), running("training-worker-2"));
        assertThat(judgement.outcome()).isEqualTo(Outcome.FAIL);
        assertThat(judgement.subjects())
                .containsExactly(new Subject.OfService("backtest-worker-1"));
        assertThat(judgement.seen()).contains("no container of backtest-worker-*");
    }

    @Test
    void namesTheContainerOfTheGroupsServiceFirst() {
        Container two = container("training-worker-2", ContainerState.EXITED);
        Container one = container("training-worker-1", ContainerState.EXITED);
        assertThat(judge(two, one, BACKTEST).subjects())
                .containsExactly(new Subject.OfContainer(one));
        assertThat(judge(two, BACKTEST).subjects()).containsExactly(new Subject.OfContainer(two));
    }

    @Test
    void cannotTellAnythingOfAProjectThatMayNotBeTheOneMeant() {
        Inventory unknown =
                new Inventory("shpo", List.of(), List.of("shop"), false, FakeTime.START);
        Judgement judgement = ONE_OF_EACH.judge(new ContainersSeen(unknown));
        assertThat(judgement.outcome()).isEqualTo(Outcome.ERROR);
        assertThat(judgement.seen()).contains("'shpo' has no containers").contains("shop");
    }

    @Test
    void failsForAProjectThatIsDefinedHereAndDown() {
        Judgement judgement = judge();
        assertThat(judgement.outcome()).isEqualTo(Outcome.FAIL);
        assertThat(judgement.subjects()).hasSize(2);
    }

    @Test
    void cannotTellWithoutAnObservation() {
        assertThat(
                        ONE_OF_EACH
                                .judge(new Unobserved(Unobserved.Reason.UNREACHABLE, "no engine"))
                                .outcome())
                .isEqualTo(Outcome.ERROR);
    }

    @Test
    void mustAssertSomething() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ContainerAssertions.oneRunningOfEach(List.of()));
    }

    private static Judgement judgeAll(Assertion assertion, Container... containers) {
        return assertion.judge(new ContainersSeen(inventory(containers)));
    }

    private static Container endedWith(@Nullable Integer status) {
        Container it = container("migration", ContainerState.EXITED);
        return new Container(
                it.id(),
                it.name(),
                it.service(),
                it.state(),
                "unhealthy",
                status,
                0,
                null,
                List.of(),
                List.of(),
                Map.of());
    }

    @Test
    void namesOnlyTheContainersThatAreUnwell() {
        Container dead = container("a", ContainerState.DEAD);
        Container looping = container("b", ContainerState.RESTARTING);
        Container sick = withHealth(running("c"), "unhealthy");
        Judgement judgement =
                judgeAll(
                        ContainerAssertions.noneUnwell(),
                        running("d"),
                        dead,
                        looping,
                        sick,
                        BACKTEST);
        assertThat(judgement.outcome()).isEqualTo(Outcome.FAIL);
        assertThat(judgement.subjects())
                .containsExactly(
                        new Subject.OfContainer(dead),
                        new Subject.OfContainer(looping),
                        new Subject.OfContainer(sick));
        assertThat(judgement.subjects()).extracting(Subject::name).containsExactly("a", "b", "c");
    }

    @Test
    void saysThatTheHealthOfOneIsNotKnownYet() {
        Judgement judgement =
                judgeAll(
                        ContainerAssertions.noneUnwell(), withHealth(running("fresh"), "starting"));
        assertThat(judgement.outcome()).isEqualTo(Outcome.PASS);
        assertThat(judgement.seen()).isEqualTo("fresh running, its health not known yet");
        assertThat(judgement.pending()).isEqualTo("the health of fresh");
    }

    @Test
    void passesForGoodOnceTheHealthOfAllThatRunIsKnown() {
        Judgement judgement =
                judgeAll(
                        ContainerAssertions.noneUnwell(),
                        withHealth(running("a"), "healthy"),
                        running("without-check"),
                        withHealth(container("stopped", ContainerState.EXITED), "starting"));
        assertThat(judgement.outcome()).isEqualTo(Outcome.PASS);
        assertThat(judgement.pending()).isEmpty();
    }

    @Test
    void whatIsUnwellIsSoWhateverElseIsStillToBeKnown() {
        Judgement judgement =
                judgeAll(
                        ContainerAssertions.noneUnwell(),
                        withHealth(running("a"), "unhealthy"),
                        withHealth(running("b"), "starting"));
        assertThat(judgement.outcome()).isEqualTo(Outcome.FAIL);
        assertThat(judgement.pending()).isEmpty();
    }

    @Test
    void whatHasEndedIsNotUnwell() {
        for (int status : new int[] {0, 137}) {
            assertThat(
                            judgeAll(ContainerAssertions.noneUnwell(), BACKTEST, endedWith(status))
                                    .outcome())
                    .isEqualTo(Outcome.PASS);
        }
    }

    @Test
    void whatHasDoneItsWorkDoesNotRun() {
        Assertion running = ContainerAssertions.allRunning();
        Assertion orDone = ContainerAssertions.allRunningOrDone();
        assertThat(judgeAll(running, BACKTEST).outcome()).isEqualTo(Outcome.PASS);
        assertThat(judgeAll(running, BACKTEST, endedWith(0)).outcome()).isEqualTo(Outcome.FAIL);
        assertThat(judgeAll(orDone, BACKTEST, endedWith(0)).outcome()).isEqualTo(Outcome.PASS);
        assertThat(judgeAll(orDone, BACKTEST, endedWith(1)).outcome()).isEqualTo(Outcome.FAIL);
    }

    @Test
    void whatDoesNotSayHowItEndedHasNotDoneItsWork() {
        assertThat(
                        judgeAll(ContainerAssertions.allRunningOrDone(), BACKTEST, endedWith(null))
                                .outcome())
                .isEqualTo(Outcome.FAIL);
    }

    @Test
    void whatIsDeadHasNotDoneItsWorkThoughItEndedWithZero() {
        Container done = endedWith(0);
        Container dead =
                new Container(
                        done.id(),
                        done.name(),
                        done.service(),
                        ContainerState.DEAD,
                        done.health(),
                        0,
                        0,
                        done.startedAt(),
                        done.hosts(),
                        done.ports(),
                        done.environment());
        assertThat(judgeAll(ContainerAssertions.allRunningOrDone(), BACKTEST, dead).outcome())
                .isEqualTo(Outcome.FAIL);
    }

    @Test
    void nothingIsProvedByNoContainersNorByOneWhoseStateNobodyKnows() {
        for (Assertion assertion :
                List.of(
                        ContainerAssertions.noneUnwell(),
                        ContainerAssertions.allRunning(),
                        ContainerAssertions.allRunningOrDone())) {
            assertThat(judgeAll(assertion).outcome()).isEqualTo(Outcome.ERROR);
            assertThat(
                            judgeAll(assertion, BACKTEST, container("x", ContainerState.UNKNOWN))
                                    .outcome())
                    .isEqualTo(Outcome.ERROR);
        }
    }

    @Test
    void aGroupMayBeOneServiceOnly() {
        Assertion one = ContainerAssertions.oneRunningOfEach(List.of(new ServiceGroup("db", "db")));
        assertThat(judgeAll(one, running("db")).outcome()).isEqualTo(Outcome.PASS);
        assertThat(judgeAll(one, running("db-backup")).outcome()).isEqualTo(Outcome.FAIL);
        assertThat(one.expectation()).isEqualTo("at least one db running");
    }
}
