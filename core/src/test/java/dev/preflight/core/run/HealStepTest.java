package dev.preflight.core.run;

import static dev.preflight.core.run.Stage.WAIT;
import static dev.preflight.core.run.Stage.part;
import static dev.preflight.core.run.Stage.remediation;
import static dev.preflight.core.run.Stage.runbook;
import static dev.preflight.core.run.Stage.uncured;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.preflight.core.check.Outcome;
import dev.preflight.core.cure.Cure;
import dev.preflight.core.runbook.Check;
import dev.preflight.core.runbook.Runbook;
import dev.preflight.core.testing.FakeTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a heal run does whose waits are somebody else's to keep. */
class HealStepTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Stage stage = new Stage();
    private final Runbook one = runbook(part("a"));

    @Test
    void isOverAtOnceWhereNothingIsWrong() {
        HealStep step = stage.begin(one);
        assertThat(step.rest()).isEmpty();
        assertThat(step.report().outcome()).isEqualTo(RunOutcome.PASSED);
    }

    @Test
    void letsGoOfEverythingWhenTheWaitBegins() {
        stage.world.breaks("a");
        HealStep step = stage.begin(one);
        assertThat(step.rest().orElseThrow().pause()).isEqualTo(WAIT);
        assertThat(step.rest().orElseThrow().until()).isEqualTo(FakeTime.START.plus(WAIT));
        assertThat(stage.releases).isEqualTo(1);
        assertThat(stage.time.waits()).isEmpty();
        assertThat(stage.incident(one, "a").orElseThrow().state().word()).isEqualTo("WAITING");
        assertThat(step.report().leftUndone()).hasSize(1);
    }

    @Test
    void verifiesAfterTheWait() {
        stage.world.breaks("a");
        HealStep last = stage.resume(one, stage.begin(one));
        assertThat(last.rest()).isEmpty();
        assertThat(last.report().outcome()).isEqualTo(RunOutcome.HEALED);
        assertThat(last.report().startedAt()).isEqualTo(FakeTime.START);
        assertThat(last.report().duration()).isEqualTo(WAIT);
        assertThat(stage.world.looksAt("a")).last().isEqualTo(FakeTime.START.plus(WAIT));
    }

    @Test
    void verifiesWithWhatACureHasExportedBeforeTheWait() {
        stage.world.breaks("a").exports("a", Map.of("PORT", "8001"));
        stage.resume(one, stage.begin(one));
        assertThat(stage.world.exportsSeenAt("a")).isEqualTo(Map.of("PORT", "8001"));
    }

    @Test
    void reportsWhatAllItsStepsDid() {
        stage.world.breaks("a", "b");
        RunReport report = stage.healInSteps(runbook(part("a"), part("b")));
        assertThat(report.outcome()).isEqualTo(RunOutcome.HEALED);
        assertThat(remediation(report, "a").state()).isEqualTo("HEALED");
        assertThat(remediation(report, "b").state()).isEqualTo("HEALED");
    }

    @Test
    void usesUpItsBudgetAndEscalatesOnce() {
        stage.world.breaks("a").when("a", () -> {});
        RunReport report = stage.healInSteps(one);
        assertThat(report.outcome()).isEqualTo(RunOutcome.FAILED);
        assertThat(stage.world.deedsAndTimes())
                .extracting(it -> it.at())
                .containsExactly(FakeTime.START, FakeTime.START.plus(WAIT));
        assertThat(stage.told).filteredOn(it -> it.startsWith("escalated")).hasSize(1);
    }

    @Test
    void theNextAttemptHasAWaitOfItsOwn() {
        stage.world.breaks("a").when("a", () -> {});
        HealStep second = stage.resume(one, stage.begin(one));
        assertThat(second.rest().orElseThrow().pause()).isEqualTo(WAIT);
    }

    @Test
    void endsWhereTheWaitCannotBeRecorded() {
        stage.world.breaks("a");
        stage.writesUntilItBreaks = 2;
        HealStep step = stage.begin(one);
        assertThat(step.rest()).isEmpty();
        assertThat(step.report().outcome()).isEqualTo(RunOutcome.FAILED);
        assertThat(step.report().leftUndone()).hasSize(1);
    }

    @Test
    void aLostStepLeavesTheRestOfTheWaitToTheNextRun() {
        stage.world.breaks("a");
        stage.begin(one);
        stage.time.pass(Duration.ofSeconds(5));
        HealStep next = stage.begin(one);
        assertThat(next.rest().orElseThrow().pause()).isEqualTo(WAIT.minusSeconds(5));
        assertThat(stage.resume(one, next).report().outcome()).isEqualTo(RunOutcome.HEALED);
        assertThat(stage.world.deeds()).hasSize(1);
    }

    @Test
    void aClockSetBackNeitherShortensNorRepeatsTheWait() {
        stage.world.breaks("a");
        HealStep step = stage.begin(one);
        stage.time.pass(Duration.ofHours(-1));
        HealStep last = stage.resume(one, step);
        assertThat(last.rest()).isEmpty();
        assertThat(last.report().outcome()).isEqualTo(RunOutcome.HEALED);
    }

    @Test
    void looksEverySecondWhereAPassMayBeBelievedEarly() {
        stage.world.breaks("a");
        Runbook early = early(Duration.ofSeconds(2));
        HealStep step = stage.begin(early);
        assertThat(step.rest().orElseThrow().pause()).isEqualTo(SECOND);
        assertThat(stage.healInSteps(early).outcome()).isEqualTo(RunOutcome.HEALED);
        assertThat(stage.time.instant()).isEqualTo(FakeTime.START.plusSeconds(2));
    }

    @Test
    void asksForTheLockAgainUntilItsPatienceEnds() {
        stage.world.breaks("a");
        stage.isLocked = true;
        HealStep step = stage.begin(one);
        assertThat(step.rest().orElseThrow().pause()).isEqualTo(SECOND);
        stage.isLocked = false;
        stage.resume(one, step);
        assertThat(stage.world.deeds()).hasSize(1);
        assertThat(stage.lockPatience).isZero();
    }

    @Test
    void saysWhoHasTheLockWhenItsPatienceEnds() {
        stage.world.breaks("a");
        stage.isLocked = true;
        RunReport report = stage.healInSteps(one);
        assertThat(remediation(report, "a").reason()).isEqualTo("lock: ann holds it");
        assertThat(stage.time.instant()).isEqualTo(FakeTime.START.plusSeconds(30));
    }

    @Test
    void startsNoCureInTheWaitOfAnotherRunbook() {
        Runbook other = Runbook.named("other").check(part("b")).build();
        stage.world.breaks("a");
        stage.begin(one);
        stage.time.pass(Duration.ofSeconds(5));
        stage.world.breaks("b");
        HealStep step = stage.begin(other);
        assertThat(stage.world.deeds()).containsExactly("a");
        assertThat(step.rest().orElseThrow().pause()).isEqualTo(WAIT.minusSeconds(5));
        stage.resume(other, step);
        assertThat(stage.world.deeds()).containsExactly("a", "b");
    }

    @Test
    void startsNoCureInTheWaitOfAnotherCheckOfItsRunbook() {
        Runbook both = runbook(part("a"), part("b"));
        stage.world.breaks("b");
        stage.begin(both);
        stage.time.pass(Duration.ofSeconds(5));
        stage.world.breaks("a");
        HealStep step = stage.begin(both);
        assertThat(stage.world.deeds()).containsExactly("b");
        assertThat(step.rest().orElseThrow().pause()).isEqualTo(WAIT.minusSeconds(5));
        stage.resume(both, step);
        assertThat(stage.world.deeds()).containsExactly("b", "a");
    }

    @Test
    void startsNoCureInTheWaitOfACheckThatIsLeftOut() {
        Runbook both = runbook(part("a"), part("b"));
        stage.world.breaks("a", "b");
        stage.begin(both);
        RunReport report = stage.healOnly("b", both);
        assertThat(report.outcome()).isEqualTo(RunOutcome.HEALED);
        assertThat(stage.world.deedsAndTimes().get(1).at()).isEqualTo(FakeTime.START.plus(WAIT));
    }

    @Test
    void isPutOffAgainWhereSomebodyMadeAnotherAttemptMeanwhile() {
        Runbook other = Runbook.named("other").check(part("b")).build();
        stage.world.breaks("a", "b").when("a", () -> {});
        HealStep first = stage.begin(one);
        HealStep rested = stage.begin(other);
        stage.resume(one, first);
        HealStep again = stage.resume(other, rested, Duration.ZERO);
        assertThat(stage.world.deeds()).containsExactly("a", "a");
        assertThat(again.rest().orElseThrow().pause()).isEqualTo(WAIT);
    }

    @Test
    void aRunInOneWaitsOutTheWaitOfAnotherRunbook() {
        Runbook other = Runbook.named("other").check(part("b")).build();
        stage.world.breaks("a");
        stage.begin(one);
        stage.world.breaks("b");
        assertThat(stage.heal(other).outcome()).isEqualTo(RunOutcome.HEALED);
        assertThat(stage.world.deedsAndTimes().get(1).at()).isEqualTo(FakeTime.START.plus(WAIT));
    }

    @Test
    void saysThatItAwaitsTheLock() {
        stage.world.breaks("a");
        stage.isLocked = true;
        RunReport report = stage.begin(one).report();
        assertThat(report.leftUndone())
                .containsExactly("the target's lock is awaited: ann holds it");
        assertThat(report.checks().get(0).remediation()).isEmpty();
        assertThat(report.outcome()).isEqualTo(RunOutcome.FAILED);
    }

    @Test
    void looksNoOftenerThanItMust() {
        stage.world.breaks("a");
        stage.resume(one, stage.begin(one));
        Instant end = FakeTime.START.plus(WAIT);
        assertThat(stage.world.looksAt("a"))
                .containsExactly(FakeTime.START, FakeTime.START, end, end);
    }

    @Test
    void doesNotRestWhereThereIsNoWait() {
        stage.world.breaks("a");
        HealStep step = stage.begin(runbook(uncured("a").cure(Cure.named("c").command("a"))));
        assertThat(step.rest()).isEmpty();
        assertThat(step.report().outcome()).isEqualTo(RunOutcome.HEALED);
    }

    @Test
    void givesNothingUpWhileItStillRests() {
        stage.world.breaks("a").when("a", () -> stage.world.mends("a").hides("a"));
        Runbook early = early(Duration.ofSeconds(2));
        HealStep step = stage.resume(early, stage.begin(early));
        assertThat(step.rest()).isPresent();
        assertThat(stage.told).isEmpty();
    }

    @Test
    void restsNoLongerThanTheClockSaysWhenItIsResumedLate() {
        stage.world.breaks("a");
        Runbook early = early(Duration.ofSeconds(5));
        HealStep step = stage.resume(early, stage.begin(early), WAIT);
        assertThat(step.rest()).isEmpty();
        assertThat(step.report().outcome()).isEqualTo(RunOutcome.HEALED);
    }

    @Test
    void takesIntoAccountWhatItSeesAfterAnAttemptWasPutOff() {
        Runbook other = Runbook.named("other").check(part("b")).build();
        stage.world.breaks("a");
        stage.begin(one);
        stage.world.breaks("b");
        HealStep putOff = stage.begin(other);
        stage.world.mends("b");
        assertThat(stage.resume(other, putOff).report().outcome()).isEqualTo(RunOutcome.PASSED);
        assertThat(stage.incident(other, "b").orElseThrow().state().word()).isEqualTo("HEALED");
        assertThat(stage.world.deeds()).containsExactly("a");
    }

    @Test
    void reportsAtARestWhatItSawLast() {
        stage.world.breaks("a", "b");
        Check.Builder cured = uncured("a").cure(Cure.named("c").command("a"));
        RunReport report = stage.begin(runbook(cured, part("b"))).report();
        assertThat(report.checks())
                .extracting(it -> it.result().outcome())
                .containsExactly(Outcome.PASS, Outcome.FAIL);
    }

    private static Runbook early(Duration hold) {
        return runbook(
                uncured("a")
                        .cure(Cure.named("c").command("a").waitAfterCure(WAIT).verifyEarly(hold)));
    }

    @Test
    void isOverWhenItIsOver() {
        HealStep over = stage.begin(one);
        assertThatThrownBy(() ->
                        new Preflight(Ports.javaOnly(stage.time, stage.time))
                                .resume(RunRequest.heal("r", one, stage.target), over))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void onlyHealingGoesInSteps() {
        assertThatThrownBy(() ->
                        new Preflight(Ports.javaOnly(stage.time, stage.time))
                                .begin(RunRequest.check("r", one, stage.target)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
