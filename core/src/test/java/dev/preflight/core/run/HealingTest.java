package dev.preflight.core.run;

import static dev.preflight.core.run.Stage.WAIT;
import static dev.preflight.core.run.Stage.part;
import static dev.preflight.core.run.Stage.remediation;
import static dev.preflight.core.run.Stage.runbook;
import static dev.preflight.core.run.Stage.uncured;
import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.core.check.Outcome;
import dev.preflight.core.cure.ActionReport;
import dev.preflight.core.cure.Cure;
import dev.preflight.core.probe.CommandProbe;
import dev.preflight.core.probe.ProbeRunner;
import dev.preflight.core.remediation.Pause;
import dev.preflight.core.runbook.Check;
import dev.preflight.core.runbook.Runbook;
import dev.preflight.core.testing.FakeTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HealingTest {

    private final Stage stage = new Stage();
    private final Runbook one = runbook(part("a"));

    @Test
    void leavesAHealthyTargetAlone() {
        RunReport report = stage.heal(one);
        assertThat(report.outcome()).isEqualTo(RunOutcome.PASSED);
        assertThat(stage.writes).isZero();
        assertThat(stage.locks).isZero();
        assertThat(report.checks().get(0).remediation()).isEmpty();
    }

    @Test
    void healsWithOneCure() {
        stage.world.breaks("a");
        RunReport report = stage.heal(one);
        assertThat(report.outcome()).isEqualTo(RunOutcome.HEALED);
        assertThat(stage.world.deeds()).containsExactly("a");
        assertThat(remediation(report, "a").state()).isEqualTo("HEALED");
        assertThat(remediation(report, "a").attempts()).hasSize(1);
        assertThat(stage.releases).isEqualTo(1);
    }

    // As a restart does to containers that share the network of the one restarted.
    @Test
    void curesWhatACureHasBroken() {
        // Given
        stage.world.breaks("vpn");
        stage.world.when(
                "vpn",
                () -> {
                    stage.world.mends("vpn");
                    stage.world.breaks("client");
                });

        // When
        RunReport report = stage.heal(runbook(part("client"), part("vpn")));

        // Then
        assertThat(report.outcome()).isEqualTo(RunOutcome.HEALED);
        assertThat(stage.world.deeds()).containsExactly("vpn", "client");
        assertThat(remediation(report, "client").attempts()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 999, 1_000, 15_000, 86_400_000})
    void keepsTheWaitExactly(long millis) {
        Duration wait = Duration.ofMillis(millis);
        stage.world.breaks("a");
        stage.heal(runbook(uncured("a").cure(Cure.named("c").command("a").waitAfterCure(wait))));
        assertThat(stage.world.looksAt("a"))
                .containsExactly(FakeTime.START, FakeTime.START, FakeTime.START.plus(wait));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void makesAsManyAttemptsAsAllowedAndNoMore(int most) {
        stage.world.breaks("a").when("a", () -> {});
        Runbook hopeless =
                runbook(
                        uncured("a")
                                .cure(
                                        Cure.named("c")
                                                .command("a")
                                                .maxRetries(most)
                                                .waitAfterCure(WAIT)));
        RunReport report = stage.heal(hopeless);
        assertThat(report.outcome()).isEqualTo(RunOutcome.FAILED);
        assertThat(stage.world.deeds()).hasSize(most);
        assertThat(remediation(report, "a").state()).isEqualTo(most == 0 ? "MANUAL" : "EXHAUSTED");
        assertThat(stage.told).filteredOn(it -> it.startsWith("escalated")).hasSize(1);
    }

    @Test
    void aSecondRunFindsTheBudgetUsedUpAndEscalatesNoMore() {
        stage.world.breaks("a").when("a", () -> {});
        stage.heal(one);
        RunReport second = stage.heal(one);
        assertThat(stage.world.deeds()).hasSize(2);
        assertThat(remediation(second, "a").state()).isEqualTo("EXHAUSTED");
        assertThat(remediation(second, "a").attempts()).hasSize(2);
        assertThat(stage.told).filteredOn(it -> it.startsWith("escalated")).hasSize(1);
    }

    @Test
    void honoursAPauseThatIsOrderedInItsWait() {
        stage.world.breaks("a").when("a", () -> {});
        Instant end = stage.time.instant().plus(Duration.ofHours(1));
        stage.time.duringNextWait(() -> stage.pauses = List.of(new Pause("ann", "deploying", end)));
        RunReport report = stage.heal(one);
        assertThat(stage.world.deeds()).hasSize(1);
        assertThat(remediation(report, "a").reason()).startsWith("pause: cures are paused by ann");
    }

    @Test
    void aResetGivesAFreshBudget() {
        stage.world.breaks("a").when("a", () -> {});
        stage.heal(one);
        stage.time.pass(Duration.ofSeconds(1));
        stage.reset(one);
        assertThat(stage.world.deeds()).hasSize(4);
    }

    @Test
    void aResetInAWaitDoesNotCutItShort() {
        stage.world.breaks("a").when("a", () -> {});
        stage.begin(one);
        stage.time.pass(Duration.ofSeconds(5));
        stage.reset(one);
        assertThat(stage.world.deedsAndTimes())
                .extracting(it -> it.at())
                .containsExactly(
                        FakeTime.START,
                        FakeTime.START.plus(WAIT),
                        FakeTime.START.plus(WAIT.multipliedBy(2)));
    }

    @Test
    void aResetInAWaitKeepsItForOtherChecks() {
        stage.world.breaks("a", "b");
        Runbook two = runbook(part("a"), part("b"));
        stage.begin(two);
        stage.time.pass(Duration.ofSeconds(5));
        // Only the second one is still broken.
        stage.reset(two);
        assertThat(stage.world.deeds()).containsExactly("a", "b");
        assertThat(stage.world.deedsAndTimes().get(1).at()).isEqualTo(FakeTime.START.plus(WAIT));
    }

    @Test
    void aResetAfterAPassThatWasBelievedEarlyDoesNotCutTheWaitShort() {
        stage.world.breaks("a");
        Runbook early =
                runbook(
                        uncured("a")
                                .cure(
                                        Cure.named("c")
                                                .command("a")
                                                .waitAfterCure(WAIT)
                                                .verifyEarly(Duration.ofSeconds(2))));
        stage.heal(early);
        stage.world.breaks("a");
        stage.reset(early);
        assertThat(stage.world.deedsAndTimes())
                .extracting(it -> it.at())
                .containsExactly(FakeTime.START, FakeTime.START.plus(WAIT));
    }

    @Test
    void recordsThatAnIncidentIsClosedBeforeItOpensTheNext() {
        stage.world.breaks("a");
        stage.heal(one);
        stage.time.pass(Duration.ofMinutes(10));
        stage.world.breaks("a");
        stage.heal(one);
        assertThat(stage.memory.load(stage.target.id()).incidents())
                .extracting(it -> it.state().word())
                .containsExactly("CLOSED", "HEALED");
    }

    @Test
    void aFailureWithinTenHealthyMinutesHasWhatIsLeft() {
        stage.world.breaks("a");
        stage.heal(one);
        stage.time.pass(Duration.ofMinutes(10).minusMillis(1));
        stage.world.breaks("a").when("a", () -> {});
        stage.heal(one);
        assertThat(stage.world.deeds()).hasSize(2);
    }

    @Test
    void aFailureAfterTenHealthyMinutesHasAFreshBudget() {
        stage.world.breaks("a");
        stage.heal(one);
        stage.time.pass(Duration.ofMinutes(10));
        stage.world.breaks("a").when("a", () -> {});
        stage.heal(one);
        assertThat(stage.world.deeds()).hasSize(3);
    }

    @Test
    void mendsTheRootCauseAndLooksAnewAtTheRest() {
        stage.world.breaks("a", "b").when("a", () -> stage.world.mends("a").mends("b"));
        RunReport report = stage.heal(runbook(part("b", "a"), part("a")));
        assertThat(report.outcome()).isEqualTo(RunOutcome.HEALED);
        assertThat(stage.world.deeds()).containsExactly("a");
        assertThat(stage.world.looksAt("b")).hasSize(1);
    }

    @Test
    void goesOnDownstreamOnceTheRootIsMended() {
        stage.world.breaks("a", "b", "c");
        assertThat(stage.heal(runbook(part("a"), part("b", "a"), part("c", "b"))).outcome())
                .isEqualTo(RunOutcome.HEALED);
        assertThat(stage.world.deeds()).containsExactly("a", "b", "c");
    }

    @Test
    void neitherLooksAtNorCuresWhatIsBlocked() {
        stage.world.breaks("a", "b").when("a", () -> {});
        RunReport report = stage.heal(runbook(part("a"), part("b", "a")));
        assertThat(report.outcome()).isEqualTo(RunOutcome.FAILED);
        assertThat(stage.world.looksAt("b")).isEmpty();
        assertThat(stage.world.deeds()).containsExactly("a", "a");
    }

    @Test
    void neitherLooksAtNorCuresWhatRequiresSomethingThatCouldNotBeEstablished() {
        stage.world.hides("a").breaks("b");
        RunReport report = stage.heal(runbook(part("a"), part("b", "a")));
        assertThat(report.outcome()).isEqualTo(RunOutcome.ERROR);
        assertThat(report.checks().get(1).result().outcome()).isEqualTo(Outcome.BLOCKED);
        assertThat(stage.world.looksAt("b")).isEmpty();
        assertThat(stage.world.deeds()).isEmpty();
    }

    @Test
    void neverCuresWhatCouldNotBeEstablished() {
        stage.world.hides("a");
        assertThat(stage.heal(one).outcome()).isEqualTo(RunOutcome.ERROR);
        assertThat(stage.world.deeds()).isEmpty();
    }

    @Test
    void aCureThatMendsNothingIsASpentAttempt() {
        stage.world.breaks("a").when("a", new MendsTheSecondTime());
        RunReport report = stage.heal(one);
        assertThat(report.outcome()).isEqualTo(RunOutcome.HEALED);
        assertThat(remediation(report, "a").attempts())
                .satisfiesExactly(
                        it -> assertThat(it.verification()).startsWith("FAIL:"),
                        it -> assertThat(it.verification()).startsWith("PASS:"));
    }

    @Test
    void aCureThatThrowsAndLeavesTheCheckPassingHasHealed() {
        Check.Builder check =
                uncured("a")
                        .cure(
                                Cure.named("c")
                                        .run(
                                                "mend and fall",
                                                () -> {
                                                    stage.world.mends("a");
                                                    throw new IllegalStateException("fell");
                                                }));
        stage.world.breaks("a");
        RunReport report = stage.heal(runbook(check));
        assertThat(report.outcome()).isEqualTo(RunOutcome.HEALED);
        assertThat(remediation(report, "a").attempts().get(0).actions())
                .singleElement()
                .satisfies(it -> assertThat(it.detail()).contains("fell"));
    }

    @Test
    void anActuatorThatThrowsIsAFailedActionAndNoCrash() {
        stage.world.breaks("a").throwsAt("a");
        RunReport report = stage.heal(one);
        assertThat(remediation(report, "a").state()).isEqualTo("EXHAUSTED");
        assertThat(stage.releases).isEqualTo(1);
    }

    @Test
    void aCureWhoseHelpCannotBeToldIsNotRepeated() {
        stage.world.breaks("a").when("a", () -> stage.world.mends("a").hides("a"));
        RunReport report = stage.heal(one);
        assertThat(report.outcome()).isEqualTo(RunOutcome.ERROR);
        assertThat(stage.world.deeds()).containsExactly("a");
        assertThat(stage.told).contains("escalated a UNKNOWN");
    }

    @Test
    void saysNothingOfACureThatHelpedLongBeforeTheTargetCouldNotBeSeen() {
        stage.world.breaks("a");
        stage.heal(one);
        stage.world.hides("a");
        assertThat(stage.heal(one).outcome()).isEqualTo(RunOutcome.ERROR);
        assertThat(stage.told).isEmpty();
    }

    @Test
    void aCureWhoseEffectShowsLateStillCountsAsHealed() {
        // Given a cure that helps only after it was verified, while the next check is cured
        stage.world
                .breaks("a", "b")
                .when("a", () -> {})
                .when("b", () -> stage.world.mends("a").mends("b"));
        Runbook both =
                runbook(
                        uncured("a").cure(Cure.named("c").command("a").waitAfterCure(WAIT)),
                        part("b"));
        // When
        RunReport report = stage.heal(both);
        // Then
        assertThat(report.outcome()).isEqualTo(RunOutcome.HEALED);
        assertThat(remediation(report, "a").state()).isEqualTo("HEALED");
        assertThat(remediation(report, "a").reason()).isEmpty();
    }

    @Test
    void isNotHealedWhenItBreaksAgainInTheSameRun() {
        stage.world.breaks("a", "b").when("b", () -> stage.world.mends("b").breaks("a"));
        stage.world.when("a", new MendsTheSecondTime());
        RunReport report = stage.heal(runbook(part("a"), part("b")));
        assertThat(report.outcome()).isEqualTo(RunOutcome.FAILED);
        assertThat(remediation(report, "a").state()).isEqualTo("EXHAUSTED");
        assertThat(remediation(report, "a").reason()).contains("all 2 of 2 attempts");
    }

    @Test
    void aWarningIsNotCured() {
        stage.world.breaks("a");
        assertThat(stage.heal(runbook(part("a").onlyWarns())).outcome())
                .isEqualTo(RunOutcome.PASSED);
        assertThat(stage.world.deeds()).isEmpty();
    }

    @Test
    void verifiesEarlyWhenAllowedAndPutsTheNextAttemptOff() {
        Cure.Builder cure =
                Cure.named("c")
                        .command("a")
                        .maxRetries(2)
                        .waitAfterCure(WAIT)
                        .verifyEarly(Duration.ofSeconds(3));
        Runbook early = runbook(uncured("a").cure(cure));
        stage.world.breaks("a");
        assertThat(stage.heal(early).outcome()).isEqualTo(RunOutcome.HEALED);
        assertThat(stage.time.instant()).isEqualTo(FakeTime.START.plusSeconds(4));
        stage.world.breaks("a");
        stage.heal(early);
        assertThat(stage.world.deedsAndTimes())
                .extracting(deed -> deed.at())
                .containsExactly(FakeTime.START, FakeTime.START.plus(WAIT));
    }

    @Test
    void doesNotWaitForEverWhenTheClockIsSetBackDuringAnEarlyVerification() {
        Cure.Builder cure =
                Cure.named("c").command("a").waitAfterCure(WAIT).verifyEarly(Duration.ofSeconds(3));
        stage.world.breaks("a").when("a", () -> {});
        stage.time.duringNextWait(() -> stage.time.pass(Duration.ofHours(-1)));
        stage.heal(runbook(uncured("a").cure(cure)));
        assertThat(stage.time.waits().stream().reduce(Duration.ZERO, Duration::plus))
                .isEqualTo(WAIT);
    }

    @Test
    void waitsNoLongerWhenTheClockIsSetBack() {
        stage.world.breaks("a");
        stage.time.duringNextWait(() -> stage.time.pass(Duration.ofHours(-1)));
        assertThat(stage.heal(one).outcome()).isEqualTo(RunOutcome.HEALED);
        assertThat(stage.time.waits()).isEqualTo(List.of(WAIT));
    }

    @Test
    void whatACureExportsIsSeenByTheVerificationAndByNobodyElse() {
        stage.world.breaks("a");
        List<Map<String, String>> seen = new ArrayList<>();
        ProbeRunner probes =
                (timeouts, sink) -> {
                    timeouts.keySet().stream()
                            .filter(CommandProbe.class::isInstance)
                            .forEach(it -> seen.add(((CommandProbe) it).exported()));
                    ProbeRunner.oneByOne(stage.world).observe(timeouts, sink);
                };
        stage.world.exports("a", Map.of("NEW_TOKEN", "hunter22"));
        Ports ports = new Ports(probes, stage.world, stage, stage, stage.time, stage.time, stage);
        RunReport report = new Preflight(ports).run(RunRequest.heal("r", one, stage.target));
        assertThat(seen).containsExactly(Map.of(), Map.of(), Map.of("NEW_TOKEN", "hunter22"));
        ActionReport done = remediation(report, "a").attempts().get(0).actions().get(0);
        assertThat(done.detail()).isEqualTo("[redacted]");
        assertThat(done.exported()).isEmpty();
    }

    private final class MendsTheSecondTime implements Runnable {
        private boolean isSecond;

        @Override
        public void run() {
            if (isSecond) {
                stage.world.mends("a");
            }
            isSecond = true;
        }
    }

    @Test
    void collectsNoEvidenceAnewForWhatWasGivenUpIfNobodyAsks() {
        Runbook one = runbook(part("a"));
        stage.world.breaks("a").when("a", () -> {});
        stage.healUnattended(one);
        assertThat(stage.evidence).isEqualTo(1);

        stage.time.pass(Duration.ofMinutes(1));
        stage.healUnattended(one);
        assertThat(stage.evidence).isEqualTo(1);

        stage.heal(one);
        assertThat(stage.evidence).isEqualTo(2);
    }

    @Test
    void collectsEvidenceAnewForAnotherReason() {
        Runbook one = runbook(part("a"));
        stage.world.breaks("a").when("a", () -> {});
        Instant end = FakeTime.START.plusSeconds(60);
        stage.pauses = List.of(new Pause("ann", "deploying", end));
        stage.healUnattended(one);
        stage.healUnattended(one);
        assertThat(stage.evidence).isEqualTo(1);

        stage.time.pass(Duration.ofMinutes(2));
        stage.healUnattended(one);

        assertThat(stage.incident(one, "a").orElseThrow().state().word()).isEqualTo("EXHAUSTED");
        assertThat(stage.evidence).isEqualTo(2);
    }

    @Test
    void anHourOfFailureCostsItsBudgetAndIsToldOnce() {
        Runbook one = runbook(part("a"));
        stage.world.breaks("a").when("a", () -> {});
        failForAnHour(one);

        assertThat(stage.world.deeds()).hasSize(2);
        assertThat(stage.told).filteredOn(it -> it.startsWith("escalated")).hasSize(1);
        assertThat(stage.evidence).isEqualTo(1);
        assertThat(stage.memory.load(stage.target.id()).incidents()).hasSize(1);
    }

    @Test
    void anHourOfNotKnowingCostsNothing() {
        Runbook one = runbook(part("a"));
        stage.world.hides("a");
        failForAnHour(one);

        assertThat(stage.world.deeds()).isEmpty();
        assertThat(stage.told).isEmpty();
        assertThat(stage.writes).isZero();
    }

    @Test
    void anHourOfNotKnowingWhetherACureHelpedIsToldOnce() {
        Runbook one = runbook(part("a"));
        stage.world.breaks("a").when("a", () -> stage.world.hides("a"));
        failForAnHour(one);

        assertThat(stage.world.deeds()).hasSize(1);
        assertThat(stage.told).filteredOn(it -> it.startsWith("escalated")).hasSize(1);
        assertThat(stage.evidence).isEqualTo(1);
    }

    private void failForAnHour(Runbook runbook) {
        for (int check = 0; check < 720; check++) {
            stage.healUnattended(runbook);
            stage.time.pass(Duration.ofSeconds(5));
        }
    }
}
