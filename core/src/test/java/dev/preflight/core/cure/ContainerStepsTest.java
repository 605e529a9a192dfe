package dev.preflight.core.cure;

import static dev.preflight.core.testing.Containers.container;
import static dev.preflight.core.testing.Containers.inventory;
import static dev.preflight.core.testing.Containers.restarted;
import static dev.preflight.core.testing.Containers.running;
import static dev.preflight.core.testing.Containers.worker;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.preflight.core.check.Subject;
import dev.preflight.core.container.Container;
import dev.preflight.core.container.ContainerState;
import dev.preflight.core.testing.FakeTime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContainerStepsTest {

    private static final Scene.BusyGuard IDLE = container -> Optional.empty();
    private static final Scene.BusyGuard BUSY = container -> Optional.of("may be busy");
    private static final Scene.Services ALL = service -> Optional.empty();
    private static final Scene.Services NONE = service -> Optional.of("no service " + service);

    private static CurePlan plan(
            Cure.Builder cure,
            Scene.BusyGuard guard,
            Scene.Services services,
            Subject... subjects) {
        Container[] seen =
                List.of(subjects).stream()
                        .filter(Subject.OfContainer.class::isInstance)
                        .map(it -> ((Subject.OfContainer) it).container())
                        .toArray(Container[]::new);
        return cure.build().plan(new Scene(List.of(subjects), inventory(seen), services, guard));
    }

    private static List<String> kinds(CurePlan plan) {
        return plan.steps().stream()
                .map(step -> step.permitted() == null ? "not " + step.kind() : step.kind())
                .toList();
    }

    @ParameterizedTest(name = "{0}: restart by {1}, when busy {2}, up by {3}")
    @CsvSource({
        "CREATED,    start,           start,       start",
        "EXITED,     start,           start,       start",
        "RUNNING,    restart,         not restart, start",
        "RESTARTING, restart,         not restart, restart",
        "PAUSED,     unpause restart, not restart, unpause",
        "DEAD,       create,          create,      create",
        "REMOVING,   create,          create,      create",
        "UNKNOWN,    restart,         not restart, start"
    })
    void doesWhatTheStateCallsFor(ContainerState state, String restart, String busy, String up) {
        Subject subject = new Subject.OfContainer(container("w", state));
        Cure.Builder restarting = Cure.named("c").restartImplicated();
        assertThat(String.join(" ", kinds(plan(restarting, IDLE, ALL, subject))))
                .isEqualTo(restart);
        assertThat(String.join(" ", kinds(plan(restarting, BUSY, ALL, subject)))).isEqualTo(busy);
        assertThat(
                        String.join(
                                " ",
                                kinds(plan(Cure.named("c").upImplicated(), IDLE, ALL, subject))))
                .isEqualTo(up);
    }

    @Test
    void clearsAwayTheRemainsOfOneThatIsDead() {
        Container dead = container("w", ContainerState.DEAD);
        CurePlan plan =
                plan(Cure.named("c").restartImplicated(), IDLE, ALL, new Subject.OfContainer(dead));
        assertThat(plan.steps())
                .extracting(PlannedStep::permitted)
                .containsExactly(new Step.Create("w", dead));
    }

    @Test
    void bringsUpARestartLoopByARestartUnlessBusy() {
        Subject looping =
                new Subject.OfContainer(restarted("w", 5, FakeTime.START.minusSeconds(1)));
        Cure.Builder up = Cure.named("c").upImplicated();
        assertThat(kinds(plan(up, IDLE, ALL, looping))).containsExactly("restart");
        assertThat(kinds(plan(up, BUSY, ALL, looping))).containsExactly("not restart");
    }

    @Test
    void createsOnlyWhatTheProjectDefines() {
        Cure.Builder up = Cure.named("c").up("backend");
        assertThat(kinds(plan(up, IDLE, ALL))).containsExactly("create");
        CurePlan impossible = plan(up, IDLE, NONE);
        assertThat(impossible.objection()).contains(PlannedStep.Objection.IMPOSSIBLE);
        assertThat(impossible.reasons()).isEqualTo("no service backend");
        assertThat(impossible.skipped())
                .extracting(ActionReport::result)
                .containsExactly(ActionReport.Result.SKIPPED);
    }

    @Test
    void canDoNothingForAWorkerWithoutAContainer() {
        Subject stray = new Subject.OfWorker(worker("gone", "training", "offline"));
        CurePlan plan = plan(Cure.named("c").restartImplicated(), IDLE, ALL, stray);
        assertThat(plan.objection()).contains(PlannedStep.Objection.IMPOSSIBLE);
        assertThat(plan.reasons())
                .isEqualTo("worker 'gone' matches no container of project 'shop'");
    }

    @Test
    void sparesTheBusyOneAndRestartsTheOther() {
        Scene.BusyGuard guard =
                it -> it.service().equals("a") ? Optional.of("a may be busy") : Optional.empty();
        CurePlan plan =
                plan(
                        Cure.named("c").restartImplicated(),
                        guard,
                        ALL,
                        new Subject.OfContainer(running("a")),
                        new Subject.OfContainer(running("b")));
        assertThat(kinds(plan)).containsExactly("not restart", "restart");
        assertThat(plan.objection()).isEmpty();
    }

    @Test
    void aBusyWorkerWeighsMoreThanAnImpossibility() {
        CurePlan plan =
                plan(
                        Cure.named("c").restartImplicated().up("x"),
                        BUSY,
                        NONE,
                        new Subject.OfContainer(running("a")));
        assertThat(plan.objection()).contains(PlannedStep.Objection.BUSY);
        assertThat(plan.reasons()).isEqualTo("may be busy; no service x");
    }

    @Test
    void saysThatThereIsNothingToActOn() {
        CurePlan plan = plan(Cure.named("c").restartImplicated(), IDLE, ALL);
        assertThat(plan.isActionable()).isFalse();
        assertThat(plan.reasons()).isEqualTo("the evidence names nothing to act on");
    }

    @Test
    void collectsLogsOfContainersOnly() {
        CurePlan plan =
                plan(
                        Cure.named("c").collectLogs(50, "error"),
                        IDLE,
                        ALL,
                        new Subject.OfContainer(running("a")),
                        new Subject.OfService("b"));
        assertThat(plan.diagnostics())
                .extracting(PlannedStep::permitted)
                .containsExactly(new Step.Logs(running("a"), 50, "error"));
    }

    @Test
    void actsOnAContainerOnceHoweverOftenItIsNamed() {
        Subject subject = new Subject.OfContainer(running("a"));
        Cure.Builder cure = Cure.named("c").restartImplicated().restart("a");
        assertThat(kinds(plan(cure, IDLE, ALL, subject, subject))).containsExactly("restart");
    }

    @Test
    void aCureMustMakeSense() {
        Duration negative = Duration.ofSeconds(-1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cure.named("c").maxRetries(-1).build());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cure.named("c").waitAfterCure(negative).build());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cure.named("c").verifyEarly(negative).build());
    }
}
