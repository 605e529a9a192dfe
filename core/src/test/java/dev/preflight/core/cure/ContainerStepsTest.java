package dev.preflight.core.cure;

import static dev.preflight.core.testing.Containers.container;
import static dev.preflight.core.testing.Containers.inventory;
import static dev.preflight.core.testing.Containers.restarted;
import static dev.preflight.core.testing.Containers.running;
import static dev.preflight.core.testing.Containers.worker;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.preflight.core.check.Subject;
import dev.preflight.core.container.Container;
import dev.preflight.core.container.ContainerState;
import dev.preflight.core.testing.FakeTime;
import dev.preflight.core.testing.FakeWorld;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

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

    @ParameterizedTest
    @EnumSource(ContainerState.class)
    void startsWhatItIsAskedToAndNeverRestarts(ContainerState state) {
        Subject subject = new Subject.OfContainer(container("w", state));
        Cure.Builder cure = Cure.named("c").action(new Action.Start(Selection.implicated()));
        assertThat(kinds(plan(cure, BUSY, ALL, subject)))
                .containsExactly(state == ContainerState.PAUSED ? "unpause" : "start");
    }

    @Test
    void startsNothingThatHasNoContainer() {
        Cure.Builder cure = Cure.named("c").action(new Action.Start(Selection.services("db")));
        CurePlan plan = plan(cure, IDLE, ALL);
        assertThat(kinds(plan)).containsExactly("not start");
        assertThat(plan.objection()).contains(PlannedStep.Objection.IMPOSSIBLE);
        assertThat(plan.reasons())
                .isEqualTo("db has no container that could be started; 'up' creates one");
    }

    @Test
    void saysInWordsWhatItsActionsDo() {
        Cure cure =
                Cure.named("c")
                        .collectLogs(5, null)
                        .restart("a", "b")
                        .up("c")
                        .action(new Action.Start(Selection.implicated()))
                        .action(new Action.Wait(Duration.ofMillis(1500)))
                        .command(" ./mend ")
                        .run("rebuild", () -> "")
                        .build();
        assertThat(cure.diagnostics())
                .extracting(Action::describe)
                .containsExactly("collect logs of what the evidence names");
        assertThat(cure.actions())
                .extracting(Action::describe)
                .containsExactly(
                        "restart a, b",
                        "bring up c",
                        "start what the evidence names",
                        "wait 1.5 s",
                        "run ./mend",
                        "rebuild");
    }

    @Test
    void needsNoContainersToWaitOrToRunCode() {
        Cure.Builder cure =
                Cure.named("c")
                        .action(new Action.Wait(Duration.ofSeconds(2)))
                        .command("true")
                        .run("it", () -> "");
        assertThat(cure.build().concernsContainers()).isFalse();
        assertThat(kinds(plan(cure, BUSY, NONE))).containsExactly("wait", "command", "custom");
        assertThat(plan(cure, BUSY, NONE).steps())
                .extracting(PlannedStep::target)
                .containsExactly("2.0 s", "true", "it");
        assertThat(cure.up("db").build().concernsContainers()).isTrue();
    }

    @Test
    void namesEachReasonOnceAndNoneThatIsEmpty() {
        Scene.BusyGuard guard =
                it -> it.service().equals("a") ? Optional.empty() : Optional.of("may be busy");
        CurePlan plan =
                plan(
                        Cure.named("c").restartImplicated(),
                        guard,
                        ALL,
                        new Subject.OfContainer(running("a")),
                        new Subject.OfContainer(running("b")),
                        new Subject.OfContainer(running("c")));
        assertThat(plan.reasons()).isEqualTo("may be busy");
    }

    @Test
    void aRestartGivesAContainerTheTimeThatItsLabelSays() {
        Container labelled = labelled("autoheal.stop.timeout", "25");
        Container odd = labelled("autoheal.stop.timeout", "soon");
        CurePlan plan =
                plan(
                        Cure.named("c").restartImplicated(),
                        IDLE,
                        ALL,
                        new Subject.OfContainer(labelled),
                        new Subject.OfContainer(odd));
        assertThat(plan.steps())
                .extracting(PlannedStep::permitted)
                .containsExactly(
                        new Step.Restart(labelled, Duration.ofSeconds(25)),
                        new Step.Restart(odd, Duration.ofSeconds(10)));
    }

    private static Container labelled(String label, String value) {
        Container it = running("w");
        return new Container(
                it.id(),
                it.name(),
                it.service(),
                it.state(),
                it.health(),
                null,
                0,
                it.startedAt(),
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                Map.of(label, value));
    }

    @Test
    void changesOnlyWhatItIsAskedTo() {
        Cure cure = Cure.named("c").command("true").waitAfterCure(Duration.ofSeconds(20)).build();
        assertThat(cure.withWaitAtMost(Duration.ofSeconds(5)).waitAfterCure()).hasSeconds(5);
        assertThat(cure.withWaitAtMost(Duration.ofSeconds(30))).isEqualTo(cure);
        assertThat(cure.withWait(Duration.ZERO).waitAfterCure()).isZero();
        assertThat(cure.withMaxRetries(7).maxRetries()).isEqualTo(7);
        assertThat(cure.withMaxRetries(1)).isEqualTo(cure);
    }

    @Test
    void codeThatSaysNothingHasDoneItsWork() throws InterruptedException {
        ActionReport report = custom(() -> "did").perform(new FakeWorld(new FakeTime()));
        assertThat(report)
                .isEqualTo(new ActionReport("custom", "it", ActionReport.Result.DONE, "did"));
        assertThat(custom(() -> null).perform(new FakeWorld(new FakeTime())).detail()).isEmpty();
    }

    @Test
    void codeThatIsInterruptedHasNotFailed() {
        Step interrupted =
                custom(() -> {
                    throw new InterruptedException("told to stop");
                });
        assertThatThrownBy(() -> interrupted.perform(new FakeWorld(new FakeTime())))
                .isInstanceOf(InterruptedException.class);
    }

    @SuppressWarnings("NullAway") // What an embedder's code may well answer.
    private static Step custom(Callable<String> code) {
        return new Step.Custom("it", code);
    }

    @Test
    void showsNoExportedSecretsWhereItIsPrinted() {
        Map<String, String> secret = Map.of("TOKEN", "hunter22");
        Step script = new Step.Script("./mend", Duration.ZERO, secret);
        assertThat(script).hasToString("Script[./mend]");
        assertThat(ActionReport.done(script, "ok").exporting(secret))
                .hasToString("ActionReport[command, ./mend, DONE, ok]");
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
