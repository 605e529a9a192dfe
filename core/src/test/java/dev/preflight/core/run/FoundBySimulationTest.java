package dev.preflight.core.run;

import static dev.preflight.core.run.Stage.WAIT;
import static dev.preflight.core.run.Stage.part;
import static dev.preflight.core.run.Stage.runbook;
import static dev.preflight.core.run.Stage.uncured;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.preflight.core.cure.ActionReport.Result;
import dev.preflight.core.cure.Cure;
import dev.preflight.core.incident.Incident;
import dev.preflight.core.remediation.RemediationPolicy;
import dev.preflight.core.runbook.Runbook;
import dev.preflight.core.testing.FakeTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What histories of the simulation went wrong on, each in its shortest form. */
class FoundBySimulationTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Stage stage = new Stage();
    private final Runbook one = runbook(part("a"));
    private final Runbook other = Runbook.named("other").check(part("b")).build();
    private final Runbook early =
            runbook(
                    uncured("a")
                            .cure(
                                    Cure.named("c")
                                            .command("a")
                                            .maxRetries(2)
                                            .waitAfterCure(WAIT)
                                            .verifyEarly(Duration.ofSeconds(2))));

    @Test
    void awaitingTheLockIsNoPartOfTheWaitThatItFallsInto() {
        stage.world.breaks("a").when("a", () -> {});
        HealStep resting = stage.begin(early);
        stage.isLocked = true;
        HealStep awaiting = stage.resume(early, resting, SECOND);
        stage.isLocked = false;
        HealStep next = stage.resume(early, awaiting, SECOND);
        assertThat(stage.world.deeds()).hasSize(1);
        assertThat(next.rest().orElseThrow().left()).isEqualTo(WAIT.minusSeconds(2));
    }

    @Test
    void resetsOnceHoweverManyStepsThereAre() {
        stage.world.breaks("a").when("a", () -> {});
        RunRequest request = reset(one);
        HealStep step = stage.preflight().begin(request);
        while (step.rest().isPresent()) {
            stage.time.pass(step.rest().orElseThrow().pause());
            step = stage.preflight().resume(request, step);
        }
        assertThat(stage.world.deeds()).hasSize(2);
    }

    @Test
    void aResetDoesNotCutAWaitShort() {
        stage.world.breaks("a").when("a", () -> {});
        stage.time.stopAtNextWait();
        stage.heal(one);
        stage.time.pass(SECOND);
        stage.reset(one);
        assertThat(times().get(1)).isEqualTo(FakeTime.START.plus(WAIT));
    }

    @Test
    void aResetKeepsTheWaitOfAnAttemptThatWasCutOff() {
        stage.world.breaks("a").when("a", () -> crashAfter(Duration.ofMinutes(1)));
        crashes(one);
        stage.world.when("a", () -> {});
        stage.reset(one);
        assertThat(times().get(1)).isEqualTo(FakeTime.START.plusSeconds(60).plus(WAIT));
    }

    @Test
    void keepsTheWaitOfAnAttemptOfAnotherRunbookThatWasCutOff() {
        stage.world.breaks("a", "b").when("b", () -> crashAfter(Duration.ofMinutes(1)));
        crashes(other);
        stage.heal(one);
        assertThat(times().get(1)).isEqualTo(FakeTime.START.plusSeconds(60).plus(WAIT));
    }

    @Test
    void aNewIncidentKeepsTheWaitThatAPassBelievedEarlyDidNotEnd() {
        stage.policy = new RemediationPolicy(Duration.ZERO, 10, 3, Duration.ofMinutes(30));
        stage.world.breaks("a");
        stage.heal(early);
        stage.world.breaks("a");
        stage.heal(early);
        assertThat(times().get(1)).isEqualTo(FakeTime.START.plus(WAIT));
    }

    @Test
    void isPutOffByANewAttemptThoughItsStampIsNotTheLatest() {
        stage.world.breaks("a", "b").when("a", () -> {});
        HealStep first = stage.begin(one);
        HealStep putOff = stage.begin(other);
        stage.resume(one, first, Duration.ofHours(-1));
        HealStep again = stage.resume(other, putOff, Duration.ZERO);
        assertThat(stage.world.deeds()).containsExactly("a", "a");
        assertThat(again.rest().orElseThrow().pause()).isEqualTo(WAIT);
    }

    @Test
    void believesAPassEarlyOnlyIfItSawItHold() {
        // Given somebody who saw it pass, and was gone before it failed
        stage.world.breaks("a");
        stage.resume(early, stage.begin(early), SECOND);
        stage.time.pass(Duration.ofSeconds(5));
        // When
        HealStep step = stage.begin(early);
        // Then
        assertThat(step.rest()).isPresent();
        assertThat(stage.incident(early, "a").map(Incident::isUnderWay)).contains(true);
    }

    @Test
    void leavesTheOtherStepsOfACureAloneOnceTheLeaseIsLost() {
        Runbook two = runbook(uncured("a").cure(Cure.named("c").command("a").command("b")));
        stage.world.breaks("a").when("a", () -> stage.isLeaseLost = true);
        RunReport report = stage.heal(two);
        assertThat(stage.world.deeds()).containsExactly("a");
        assertThat(Stage.remediation(report, "a").attempts().get(0).actions())
                .extracting(it -> it.result())
                .containsExactly(Result.DONE, Result.SKIPPED);
    }

    @Test
    void isHealedThoughSomebodyElseSawToTheEndOfIt() {
        stage.world.breaks("a");
        HealStep step = stage.begin(one);
        stage.time.pass(WAIT);
        stage.reset(one);
        HealStep last = stage.resume(one, step);
        assertThat(last.report().outcome()).isEqualTo(RunOutcome.HEALED);
    }

    @Test
    void reportsItsAttemptsThoughTheirIncidentIsClosedWhenItGoesOn() {
        stage.world.breaks("a");
        HealStep step = stage.begin(one);
        stage.time.pass(WAIT);
        stage.heal(one);
        stage.time.pass(Duration.ofMinutes(10));
        stage.heal(one);
        assertThat(stage.incident(one, "a").map(Incident::isClosed)).contains(true);
        RunReport report = stage.resume(one, step).report();
        assertThat(report.outcome()).isEqualTo(RunOutcome.HEALED);
        assertThat(Stage.remediation(report, "a").attempts()).hasSize(1);
    }

    @Test
    void isHealedThoughTheLedgerCannotBeReadAtTheEnd() {
        stage.world.breaks("a");
        HealStep step = stage.begin(one);
        stage.time.pass(WAIT);
        stage.heal(one);
        stage.isUnreadable = true;
        assertThat(stage.resume(one, step).report().outcome()).isEqualTo(RunOutcome.HEALED);
    }

    @Test
    void recordsNothingThatFollowsWhatCouldNotBeRecorded() {
        // Given what was healthy for long enough, and whose end cannot be recorded
        stage.world.breaks("a");
        stage.heal(one);
        stage.time.pass(Duration.ofHours(2));
        stage.world.breaks("a");
        stage.failingWrite = stage.writes;
        // When
        stage.heal(one);
        // Then
        assertThat(stage.memory.load(stage.target.id()).incidents())
                .filteredOn(it -> !it.isClosed())
                .hasSize(1);
    }

    @Test
    void tellsPeopleOnceItIsRecordedThatItTold() {
        Runbook manual = runbook(uncured("a"));
        stage.world.breaks("a");
        stage.failingWrite = 1;
        stage.heal(manual);
        assertThat(stage.told).noneMatch(it -> it.startsWith("escalated"));
        stage.heal(manual);
        assertThat(stage.told).filteredOn(it -> it.startsWith("escalated")).hasSize(1);
    }

    private List<Instant> times() {
        return stage.world.deedsAndTimes().stream().map(it -> it.at()).toList();
    }

    private RunRequest reset(Runbook runbook) {
        return RunRequest.builder("r", runbook, stage.target, Mode.HEAL)
                .reset(true)
                .lockPatience(Duration.ZERO)
                .build();
    }

    private void crashes(Runbook runbook) {
        assertThatThrownBy(() -> stage.heal(runbook)).isInstanceOf(Crash.class);
    }

    private void crashAfter(Duration time) {
        stage.time.pass(time);
        throw new Crash();
    }

    private static final class Crash extends VirtualMachineError {
        private static final long serialVersionUID = 1L;
    }
}
