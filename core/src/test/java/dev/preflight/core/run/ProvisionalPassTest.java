package dev.preflight.core.run;

import static dev.preflight.core.run.Stage.WAIT;
import static dev.preflight.core.run.Stage.part;
import static dev.preflight.core.run.Stage.remediation;
import static dev.preflight.core.run.Stage.runbook;
import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.core.check.Assertion;
import dev.preflight.core.check.Judgement;
import dev.preflight.core.check.Outcome;
import dev.preflight.core.cure.Cure;
import dev.preflight.core.incident.Attempt;
import dev.preflight.core.incident.Incident;
import dev.preflight.core.incident.RemediationState.Healed;
import dev.preflight.core.probe.CommandEnded;
import dev.preflight.core.probe.CommandProbe;
import dev.preflight.core.remediation.Pause;
import dev.preflight.core.remediation.RemediationPolicy;
import dev.preflight.core.runbook.Check;
import dev.preflight.core.runbook.Runbook;
import dev.preflight.core.testing.FakeTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What a heal run makes of a check that passes only as far as is known yet, as that of a container
 * does after a restart, until its first health check.
 */
class ProvisionalPassTest {
    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final Duration FIRST_HEALTH_CHECK = WAIT.plusSeconds(12);

    private final Stage stage = new Stage();
    private Instant knownAt = FakeTime.START;
    private boolean helps = true;

    private final Runbook one = runbook(sick(Cure.named("mend a").waitAfterCure(WAIT)));

    private Check.Builder sick(Cure.Builder cure) {
        return Check.named("a")
                .probe(new CommandProbe("a"))
                .passIf(Assertion.over(CommandEnded.class, "that it is well", this::judge))
                .cure(cure.command("a").maxRetries(2));
    }

    private Judgement judge(CommandEnded seen) {
        if (seen.exitStatus() != 0) {
            return Judgement.fail("it is ill", List.of());
        }
        if (stage.time.instant().isBefore(knownAt)) {
            return Judgement.provisionalPass("it runs", "the health of a");
        }
        return helps
                ? Judgement.pass("it is well")
                : Judgement.fail("it turned out to be ill", List.of());
    }

    @BeforeEach
    void isIll() {
        stage.world.breaks("a").when("a", () -> restarts(FIRST_HEALTH_CHECK));
    }

    private void restarts(Duration untilKnown) {
        stage.world.mends("a");
        knownAt = stage.time.instant().plus(untilKnown);
    }

    @Test
    void isHealedOnceItIsKnownAndNotSooner() {
        RunReport report = stage.heal(one);
        assertThat(report.outcome()).isEqualTo(RunOutcome.HEALED);
        assertThat(stage.time.waits()).containsExactly(WAIT, LOOK, LOOK, LOOK);
        Attempt attempt = remediation(report, "a").attempts().get(0);
        assertThat(attempt.endedAt()).isEqualTo(FakeTime.START.plus(WAIT).plusSeconds(15));
        assertThat(attempt.verification()).isEqualTo("PASS: it is well");
    }

    @Test
    void saysWhatIsWaitedFor() {
        stage.heal(one);
        assertThat(stage.told).containsOnly("waits PT5S to know the health of a").hasSize(3);
    }

    @Test
    void isVerifiedOnceAndWhenItIsKnown() {
        stage.heal(one);
        assertThat(stage.verified).containsExactly("a PASS");
    }

    @Test
    void isHealedAfterTheWaitIfItIsKnownByThen() {
        stage.world.when("a", () -> restarts(WAIT));
        stage.heal(one);
        assertThat(stage.time.waits()).containsExactly(WAIT);
    }

    @Test
    void isNeverHealedWhereTheCureDoesNotHelp() {
        helps = false;
        RunReport report = stage.heal(one);
        assertThat(report.outcome()).isEqualTo(RunOutcome.FAILED);
        assertThat(remediation(report, "a").state()).isEqualTo("EXHAUSTED");
        assertThat(stage.world.deedsAndTimes())
                .extracting(it -> it.at())
                .containsExactly(FakeTime.START, FakeTime.START.plus(WAIT).plusSeconds(15));
        // It would have been reopened, had it been called healed.
        assertThat(incident().reopenings()).isEmpty();
    }

    @Test
    void peopleAreToldOnceThatNobodyCanTell() {
        stage.world.when("a", () -> restarts(Duration.ofHours(1)));
        RunReport report = stage.heal(one);
        assertThat(report.outcome()).isEqualTo(RunOutcome.ERROR);
        assertThat(report.checks().get(0).result().outcome()).isEqualTo(Outcome.ERROR);
        assertThat(remediation(report, "a").reason())
                .isEqualTo("unknown: whether the cure helped could not be established: it runs");
        assertThat(stage.world.deeds()).hasSize(1);
        assertThat(stage.time.instant()).isEqualTo(FakeTime.START.plusSeconds(600));
        stage.heal(one);
        assertThat(stage.told).filteredOn(it -> it.equals("escalated a UNKNOWN")).hasSize(1);
        assertThat(stage.verified).containsExactly("a ERROR");
    }

    @Test
    void whatNobodyCouldTellIsHealedOnceItIsKnown() {
        stage.world.when("a", () -> restarts(Duration.ofHours(1)));
        stage.heal(one);
        stage.time.pass(Duration.ofHours(1));
        assertThat(stage.heal(one).outcome()).isEqualTo(RunOutcome.PASSED);
        assertThat(incident().state()).isInstanceOf(Healed.class);
    }

    @Test
    void holdsNothingMeanwhile() {
        HealStep look = stage.resume(one, stage.begin(one));
        assertThat(look.rest().orElseThrow().pause()).isEqualTo(LOOK);
        assertThat(look.report().outcome()).isEqualTo(RunOutcome.ERROR);
        assertThat(look.report().leftUndone()).hasSize(1);
        assertThat(stage.releases).isEqualTo(2);
        while (look.rest().isPresent()) {
            look = stage.resume(one, look);
        }
        assertThat(look.report().outcome()).isEqualTo(RunOutcome.HEALED);
        assertThat(stage.time.waits()).allMatch(Duration::isZero);
        assertThat(stage.time.instant()).isEqualTo(FakeTime.START.plus(WAIT).plusSeconds(15));
    }

    @Test
    void aRunThatIsLostMeanwhileIsTakenOver() {
        stage.resume(one, stage.begin(one));
        stage.time.pass(Duration.ofSeconds(2));
        RunReport next = stage.heal(one);
        assertThat(next.outcome()).isEqualTo(RunOutcome.HEALED);
        assertThat(stage.world.deeds()).hasSize(1);
        assertThat(stage.time.waits()).endsWith(Duration.ofSeconds(3), LOOK, LOOK);
    }

    @Test
    void isNotHealedWhereTheLockIsLostMeanwhile() {
        HealStep look = stage.resume(one, stage.begin(one));
        stage.isLocked = true;
        RunReport report = stage.resume(one, look).report();
        assertThat(report.outcome()).isEqualTo(RunOutcome.ERROR);
    }

    @Test
    void isNotHealedWhereSomebodyElseHoldsTheLockForTooLong() {
        HealStep look = stage.resume(one, stage.begin(one));
        stage.isLocked = true;
        stage.time.pass(LOOK);
        RunRequest impatient =
                RunRequest.builder("r", one, stage.target, Mode.HEAL)
                        .lockPatience(Duration.ZERO)
                        .build();
        RunReport report = stage.preflight().resume(impatient, look).report();
        assertThat(report.outcome()).isEqualTo(RunOutcome.ERROR);
    }

    @Test
    void isNotHealedWhereTheLedgerIsLostMeanwhile() {
        HealStep look = stage.resume(one, stage.begin(one));
        stage.isUnreadable = true;
        RunReport report = stage.resume(one, look).report();
        assertThat(report.outcome()).isEqualTo(RunOutcome.ERROR);
    }

    @Test
    void isNotBelievedEarly() {
        Cure.Builder early = Cure.named("c").waitAfterCure(WAIT).verifyEarly(Duration.ZERO);
        stage.heal(runbook(sick(early)));
        assertThat(stage.time.instant()).isEqualTo(FakeTime.START.plus(WAIT).plusSeconds(15));
    }

    @Test
    void isBelievedEarlyOnceItIsKnown() {
        stage.world.when("a", () -> restarts(Duration.ofSeconds(3)));
        Cure.Builder early = Cure.named("c").waitAfterCure(WAIT).verifyEarly(Duration.ZERO);
        stage.heal(runbook(sick(early)));
        assertThat(stage.time.instant()).isEqualTo(FakeTime.START.plusSeconds(3));
    }

    @Test
    void whatSomebodyRestartedByHandIsNotHealedSoonerEither() {
        stage.pauses = List.of(new Pause("ann", "deploying", FakeTime.START.plusSeconds(3600)));
        stage.heal(one);
        restarts(FIRST_HEALTH_CHECK);
        assertThat(stage.heal(one).outcome()).isEqualTo(RunOutcome.ERROR);
        assertThat(incident().state().word()).isEqualTo("SUPPRESSED");
        stage.time.pass(FIRST_HEALTH_CHECK);
        assertThat(stage.heal(one).outcome()).isEqualTo(RunOutcome.PASSED);
        assertThat(incident().state()).isInstanceOf(Healed.class);
    }

    @Test
    void passesWhereNothingHadFailed() {
        restarts(FIRST_HEALTH_CHECK);
        assertThat(stage.heal(one).outcome()).isEqualTo(RunOutcome.PASSED);
        assertThat(stage.incident(one, "a")).isEmpty();
    }

    @Test
    void passesWhereNothingHadFailedAlsoWhileAnotherCheckIsCured() {
        restarts(Duration.ofHours(1));
        stage.world.breaks("b");
        RunReport report = stage.heal(runbook(sick(Cure.named("c")), part("b")));
        assertThat(report.outcome()).isEqualTo(RunOutcome.HEALED);
        assertThat(report.checks().get(0).result().outcome()).isEqualTo(Outcome.PASS);
    }

    @Test
    void passesWhereTheFailureIsOver() {
        stage.heal(one);
        stage.time.pass(Duration.ofHours(1));
        stage.heal(one);
        restarts(Duration.ofHours(1));
        stage.world.breaks("b");
        Runbook both = runbook(sick(Cure.named("c")), part("b"));
        assertThat(stage.heal(both).outcome()).isEqualTo(RunOutcome.HEALED);
    }

    // Its incident is closed as soon as it is healed, and then another cure restarts it once more.
    @Test
    void whatWasCuredIsToBeKnownInTheEnd() {
        stage.policy = new RemediationPolicy(Duration.ZERO, 10, 3, Duration.ofMinutes(30));
        stage.world.breaks("b").when("b", () -> restartsBoth(Duration.ofHours(1)));
        RunReport report = stage.heal(runbook(sick(Cure.named("c")), part("b")));
        assertThat(incident().isClosed()).isTrue();
        assertThat(report.outcome()).isEqualTo(RunOutcome.ERROR);
    }

    private void restartsBoth(Duration untilKnown) {
        stage.world.mends("b");
        restarts(untilKnown);
    }

    private Incident incident() {
        return stage.incident(one, "a").orElseThrow();
    }
}
