package dev.preflight.core.run;

import static dev.preflight.core.run.Stage.WAIT;
import static dev.preflight.core.run.Stage.part;
import static dev.preflight.core.run.Stage.remediation;
import static dev.preflight.core.run.Stage.runbook;
import static dev.preflight.core.run.Stage.uncured;
import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.core.cure.Cure;
import dev.preflight.core.incident.Incident;
import dev.preflight.core.probe.ProbeRunner;
import dev.preflight.core.runbook.Runbook;
import dev.preflight.core.testing.FakeTime;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What a run makes of what earlier runs have left in the ledger. */
class TakeoverTest {

    private final Stage stage = new Stage();
    private final Runbook one = runbook(part("a"));

    private static Runbook onceOnly() {
        return runbook(uncured("a").cure(Cure.named("c").command("a").waitAfterCure(WAIT)));
    }

    /** The check is cured, its incident has been healthy for long enough, and a run has seen so. */
    private void healedForGood(Runbook runbook) {
        stage.world.breaks("a");
        stage.heal(runbook);
        stage.time.pass(Duration.ofMinutes(10));
        stage.heal(runbook);
        assertThat(stage.incident(runbook, "a").map(Incident::isClosed)).contains(true);
    }

    private void stoppedInItsWait(Runbook runbook) {
        stage.world.breaks("a").when("a", () -> {});
        stage.time.stopAtNextWait();
        stage.heal(runbook);
    }

    @Test
    void isNotHealedByWhatAnEarlierRunDid() {
        stage.world.breaks("a");
        stage.heal(one);
        RunReport second = stage.heal(one);
        assertThat(second.outcome()).isEqualTo(RunOutcome.PASSED);
        assertThat(second.isInterrupted()).isFalse();
        assertThat(second.checks().get(0).remediation()).isEmpty();
    }

    @Test
    void doesNotLockATargetWhoseIncidentsAreOver() {
        healedForGood(one);
        int locks = stage.locks;
        assertThat(stage.heal(one).outcome()).isEqualTo(RunOutcome.PASSED);
        assertThat(stage.locks).isEqualTo(locks);
    }

    @Test
    void leavesAnIncidentThatIsOverAsItIs() {
        Runbook both = runbook(part("a"), part("b"));
        healedForGood(both);
        stage.world.breaks("b");
        assertThat(stage.heal(both).outcome()).isEqualTo(RunOutcome.HEALED);
        assertThat(stage.incident(both, "a").map(Incident::isClosed)).contains(true);
    }

    @Test
    void aResetLeavesAnIncidentThatIsOverAsItIs() {
        Runbook both = runbook(part("a"), part("b"));
        healedForGood(both);
        Incident over = stage.incident(both, "a").orElseThrow();
        stage.world.breaks("b");
        assertThat(stage.reset(both).outcome()).isEqualTo(RunOutcome.HEALED);
        assertThat(stage.incident(both, "a")).contains(over);
    }

    @Test
    void givesNothingUpWhoseIncidentIsOverWhenItCanNoLongerBeSeen() {
        Runbook both = runbook(part("a"), part("b"));
        healedForGood(both);
        stage.world.hides("a").breaks("b");
        RunReport report = stage.heal(both);
        assertThat(report.outcome()).isEqualTo(RunOutcome.ERROR);
        assertThat(report.checks().get(0).remediation()).isEmpty();
        assertThat(stage.told).noneMatch(it -> it.contains(" a "));
    }

    @Test
    void saysNothingOfWhatWasGivenUpOnceItOnlyWarns() {
        stage.world.breaks("a");
        stage.heal(runbook(uncured("a")));
        stage.world.breaks("b");
        RunReport report = stage.heal(runbook(uncured("a").onlyWarns(), part("b")));
        assertThat(report.outcome()).isEqualTo(RunOutcome.HEALED);
        assertThat(report.checks().get(0).remediation()).isEmpty();
    }

    @Test
    void givesNothingUpThatWasNeverCuredWhenItCanNoLongerBeSeen() {
        Runbook both = runbook(uncured("a"), part("b"));
        stage.world.breaks("a");
        stage.heal(both);
        stage.told.clear();
        stage.world.hides("a").breaks("b");
        stage.heal(both);
        assertThat(stage.told).isEmpty();
    }

    @Test
    void waitsForTheLockWhereAnAttemptIsUnderWayThoughTheCheckPasses() {
        stoppedInItsWait(one);
        stage.world.mends("a");
        stage.lockPatience = Duration.ZERO;
        stage.run(RunRequest.heal("r", one, stage.target));
        assertThat(stage.lockPatience).isPositive();
    }

    @Test
    void recordsOnlyWhatHasChanged() {
        stage.world.breaks("a").when("a", () -> {});
        stage.heal(one);
        int writes = stage.writes;
        stage.heal(one);
        assertThat(stage.writes).isEqualTo(writes);
    }

    @Test
    void leavesAnAttemptUnderWayWhoseCheckIsBlocked() {
        Runbook both = runbook(part("a"), part("b", "a"));
        stage.world.breaks("b").when("b", () -> {});
        stage.time.stopAtNextWait();
        stage.heal(both);
        stage.world.hides("a");
        assertThat(stage.heal(both).outcome()).isEqualTo(RunOutcome.ERROR);
        assertThat(stage.time.waits()).isEmpty();
        assertThat(stage.incident(both, "b").map(Incident::isUnderWay)).contains(true);
    }

    @Test
    void judgesByWhatItSeesAfterTheWaitAndNotByWhatItSawBefore() {
        stoppedInItsWait(onceOnly());
        stage.time.duringNextWait(() -> stage.world.mends("a"));
        assertThat(stage.heal(onceOnly()).outcome()).isEqualTo(RunOutcome.HEALED);
        assertThat(stage.told).isEmpty();
    }

    @Test
    void anAttemptLeftUndoneIsNotReadyThoughTheCheckPasses() {
        stoppedInItsWait(one);
        stage.world.mends("a");
        stage.time.stopAtNextWait();
        RunReport report = stage.heal(one);
        assertThat(report.isInterrupted()).isTrue();
        assertThat(report.outcome()).isEqualTo(RunOutcome.ERROR);
    }

    @Test
    void onlyAnAttemptUnderWayIsLeftUndone() {
        Runbook both = runbook(uncured("a"), part("b"));
        stage.world.breaks("a", "b");
        stage.time.stopAtNextWait();
        assertThat(stage.heal(both).leftUndone())
                .singleElement()
                .asString()
                .startsWith("b: attempt 1 ");
    }

    @Test
    void saysThatAnAttemptIsToBeVerifiedWhoseWaitIsOver() {
        stoppedInItsWait(one);
        stage.time.pass(WAIT);
        AtomicInteger looks = new AtomicInteger();
        stage.probes =
                (probes, sink) -> {
                    if (looks.incrementAndGet() == 2) {
                        stage.world.stopsAt("look a");
                    }
                    ProbeRunner.oneByOne(stage.world).observe(probes, sink);
                };
        assertThat(stage.heal(one).leftUndone())
                .containsExactly(
                        "a: attempt 1 is made; its wait is over, and it is to be verified");
    }

    @Test
    void anInterruptionWhileAnAttemptIsPutOffLeavesNothingOfItsOwnUndone() {
        stage.world.breaks("a");
        stage.begin(one);
        stage.world.breaks("b");
        stage.time.stopAtNextWait();
        RunReport report = stage.heal(Runbook.named("other").check(part("b")).build());
        assertThat(report.leftUndone()).containsExactly("interrupted between two attempts");
        assertThat(stage.world.deeds()).containsExactly("a");
    }

    @Test
    void reportsTheAttemptsOfARunThatWasInterrupted() {
        stage.world.breaks("a").when("a", () -> stage.world.mends("a").breaks("b"));
        stage.time.duringNextWait(() -> stage.time.stopAtNextWait());
        RunReport report = stage.heal(runbook(part("a"), part("b")));
        assertThat(report.isInterrupted()).isTrue();
        assertThat(remediation(report, "a").attempts()).hasSize(1);
        assertThat(report.checks().get(1).result().outcome().name()).isEqualTo("FAIL");
    }

    @Test
    void curesNothingThatMendedItselfWhileItsAttemptWasPutOff() {
        stage.world.breaks("a");
        stage.begin(one);
        stage.world.breaks("b");
        stage.time.duringNextWait(() -> stage.world.mends("b"));
        stage.heal(Runbook.named("other").check(part("b")).build());
        assertThat(stage.world.deeds()).containsExactly("a");
    }

    @Test
    void putsAnAttemptOffOnceThoughTheClockIsSetBack() {
        stage.world.breaks("a");
        stage.begin(one);
        stage.world.breaks("b");
        stage.time.duringNextWait(() -> stage.time.pass(Duration.ofHours(-1)));
        assertThat(stage.heal(Runbook.named("other").check(part("b")).build()).outcome())
                .isEqualTo(RunOutcome.HEALED);
        assertThat(stage.time.waits()).containsExactly(WAIT, WAIT);
    }

    @Test
    void aSlowLookDoesNotProlongTheWaitThatIsLookedAtEarly() {
        stage.world.breaks("a").when("a", () -> {});
        Cure.Builder early =
                Cure.named("c").command("a").waitAfterCure(WAIT).verifyEarly(Duration.ofSeconds(3));
        stage.probes =
                (probes, sink) -> {
                    stage.time.pass(Duration.ofSeconds(2));
                    ProbeRunner.oneByOne(stage.world).observe(probes, sink);
                };
        stage.heal(runbook(uncured("a").cure(early)));
        // Two looks before the cure, one at what it has brought, and one after the wait.
        assertThat(stage.time.instant())
                .isEqualTo(FakeTime.START.plusSeconds(6).plus(WAIT).plusSeconds(2));
    }
}
