package dev.preflight.core.run;

import static dev.preflight.core.run.Stage.WAIT;
import static dev.preflight.core.run.Stage.part;
import static dev.preflight.core.run.Stage.remediation;
import static dev.preflight.core.run.Stage.runbook;
import static dev.preflight.core.run.Stage.uncured;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.preflight.core.check.Assertion;
import dev.preflight.core.check.Assertions;
import dev.preflight.core.check.Judgement;
import dev.preflight.core.check.Outcome;
import dev.preflight.core.cure.ActionReport.Result;
import dev.preflight.core.cure.Cure;
import dev.preflight.core.incident.Incident;
import dev.preflight.core.probe.CommandEnded;
import dev.preflight.core.probe.CommandProbe;
import dev.preflight.core.probe.ContainersProbe;
import dev.preflight.core.probe.CustomProbe;
import dev.preflight.core.probe.FileProbe;
import dev.preflight.core.probe.Observation;
import dev.preflight.core.probe.Probe;
import dev.preflight.core.probe.ProbeRunner;
import dev.preflight.core.remediation.TargetLock;
import dev.preflight.core.runbook.Check;
import dev.preflight.core.runbook.Runbook;
import dev.preflight.core.testing.FakeTime;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Crashes, interruptions, and ledgers, locks and probes that fail. */
class FaultsDuringARunTest {

    private final Stage stage = new Stage();
    private final Runbook one = runbook(part("a"));

    @Test
    void curesNothingWithoutTheLock() {
        stage.isLocked = true;
        stage.world.breaks("a");
        RunReport report = stage.heal(one);
        assertThat(report.outcome()).isEqualTo(RunOutcome.FAILED);
        assertThat(stage.world.deeds()).isEmpty();
        assertThat(remediation(report, "a").state()).isEqualTo("SUPPRESSED");
        assertThat(remediation(report, "a").reason()).isEqualTo("lock: ann holds it");
    }

    @Test
    void reportsWhatIsSoOnceTheLockWasNotToBeHad() {
        // Given somebody else who heals meanwhile
        stage.world.breaks("a");
        stage.isLocked = true;
        stage.probes =
                (probes, sink) -> {
                    ProbeRunner.oneByOne(stage.world).observe(probes, sink);
                    stage.world.mends("a");
                };
        assertThat(stage.heal(one).outcome()).isEqualTo(RunOutcome.PASSED);
    }

    @Test
    void doesNotWaitForTheLockOnlyToNoteThatAllIsWell() {
        // Given
        stage.world.breaks("a").when("a", () -> stage.world.mends("a"));
        stage.heal(one);
        assertThat(stage.lockPatience).isPositive();
        stage.isLocked = true;
        // When
        RunReport report = stage.heal(one);
        // Then
        assertThat(report.outcome()).isEqualTo(RunOutcome.PASSED);
        assertThat(stage.lockPatience).isZero();
    }

    @Test
    void stopsAndWritesNothingOnceTheLeaseIsLost() {
        stage.world.breaks("a").when("a", () -> {});
        stage.time.duringNextWait(() -> stage.isLeaseLost = true);
        RunReport report = stage.heal(one);
        assertThat(stage.world.deeds()).containsExactly("a");
        assertThat(remediation(report, "a").state()).isEqualTo("SUPPRESSED");
        assertThat(remediation(report, "a").reason()).startsWith("lock: ");
        assertThat(stage.incident(one, "a").map(Incident::isUnderWay)).contains(true);
    }

    @Test
    void curesNothingWithoutReadingTheLedger() {
        stage.isUnreadable = true;
        stage.world.breaks("a");
        RunReport report = stage.heal(one);
        assertThat(stage.world.deeds()).isEmpty();
        assertThat(remediation(report, "a").reason()).contains("ledger: ").contains("is torn");
        assertThat(stage.told).containsExactly("refused a LEDGER");
        assertThat(stage.releases).isEqualTo(1);
    }

    @Test
    void reportsWhatIsSoOnceTheLedgerCouldNotBeRead() {
        // Given somebody else who heals meanwhile
        stage.isUnreadable = true;
        stage.world.breaks("a");
        stage.probes =
                (probes, sink) -> {
                    ProbeRunner.oneByOne(stage.world).observe(probes, sink);
                    stage.world.mends("a");
                };
        assertThat(stage.heal(one).outcome()).isEqualTo(RunOutcome.PASSED);
    }

    @Test
    void anUnreadableLedgerDoesNotMatterToAHealthyTarget() {
        stage.isUnreadable = true;
        assertThat(stage.heal(one).outcome()).isEqualTo(RunOutcome.PASSED);
        assertThat(stage.told).containsExactly("warned the ledger is torn");
    }

    @Test
    void curesNothingThatCannotBeRecorded() {
        for (int writes = 0; writes < 2; writes++) {
            Stage fresh = new Stage();
            fresh.writesUntilItBreaks = writes;
            fresh.world.breaks("a");
            RunReport report = fresh.heal(one);
            assertThat(report.outcome()).isEqualTo(RunOutcome.FAILED);
            assertThat(fresh.world.deeds()).isEmpty();
            assertThat(remediation(report, "a").attempts()).isEmpty();
            assertThat(remediation(report, "a").state()).isEqualTo("SUPPRESSED");
            assertThat(remediation(report, "a").reason()).contains("the disk is full");
        }
    }

    @Test
    void verifiesButCuresNoMoreWhenTheLedgerFailsAfterActing() {
        stage.writesUntilItBreaks = 2;
        stage.world.breaks("a").when("a", () -> {});
        RunReport report = stage.heal(one);
        assertThat(stage.world.deeds()).containsExactly("a");
        assertThat(remediation(report, "a").attempts()).hasSize(1);
        assertThat(stage.told).contains("warned the disk is full");
    }

    @Test
    void countsAnAttemptThatACrashCutOffAndWaitsFromTheTakeover() {
        // Given
        stage.world.breaks("a").when("a", FaultsDuringARunTest::crash);
        crashed(one);
        stage.time.pass(Duration.ofHours(1));
        stage.world.when("a", () -> {});
        // When
        RunReport report = stage.heal(one);
        // Then one more, after the whole wait
        assertThat(remediation(report, "a").attempts()).hasSize(2);
        assertThat(stage.world.deedsAndTimes())
                .extracting(deed -> deed.at())
                .containsExactly(
                        FakeTime.START, FakeTime.START.plus(Duration.ofHours(1)).plus(WAIT));
    }

    @Test
    void verifiesWhatACrashCutOffAndDoesNotRepeatWhatHelped() {
        stage.world
                .breaks("a")
                .when(
                        "a",
                        () -> {
                            stage.world.mends("a");
                            crash();
                        });
        crashed(one);
        RunReport report = stage.heal(one);
        assertThat(report.outcome()).isEqualTo(RunOutcome.HEALED);
        assertThat(stage.world.deeds()).containsExactly("a");
        assertThat(stage.time.instant()).isEqualTo(FakeTime.START.plus(WAIT));
    }

    @Test
    void keepsTheRestOfTheWaitAfterACrash() {
        stage.world.breaks("a").when("a", () -> {});
        stage.time.stopAtNextWait();
        stage.heal(one);
        stage.time.pass(Duration.ofSeconds(5));
        stage.heal(one);
        assertThat(stage.time.waits()).first().isEqualTo(WAIT.minusSeconds(5));
        assertThat(stage.world.deeds()).hasSize(2);
    }

    @Test
    void waitsOutTheRestThoughTheCheckPasses() {
        stage.world.breaks("a");
        stage.time.stopAtNextWait();
        stage.heal(one);
        RunReport report = stage.heal(one);
        assertThat(report.outcome()).isEqualTo(RunOutcome.HEALED);
        assertThat(stage.world.looksAt("a")).last().isEqualTo(FakeTime.START.plus(WAIT));
    }

    @Test
    void anInterruptionWhileObservingChangesNothing() {
        stage.world.breaks("a").stopsAt("look a");
        RunReport report = stage.heal(one);
        assertThat(report.leftUndone())
                .containsExactly("interrupted while observing; nothing was changed");
        assertThat(report.outcome()).isEqualTo(RunOutcome.ERROR);
        assertThat(stage.writes).isZero();
    }

    @Test
    void anInterruptionWhileTheLockIsAwaitedReportsWhatWasSeen() {
        stage.world.breaks("a");
        TargetLock held =
                (target, patience, onWait) -> {
                    throw new InterruptedException("told to stop while waiting for the lock");
                };
        Ports ports =
                new Ports(stage.probes, stage.world, stage, held, stage.time, stage.time, stage);
        RunReport report = new Preflight(ports).run(RunRequest.heal("r", one, stage.target));
        assertThat(report.isInterrupted()).isTrue();
        assertThat(report.checks().get(0).result().outcome()).isEqualTo(Outcome.FAIL);
        assertThat(stage.world.deeds()).isEmpty();
    }

    @Test
    void anInterruptionWhileTheProjectIsLookedForReportsWhatWasSeen() {
        stage.world.breaks("a");
        stage.probes =
                (probes, sink) -> {
                    if (probes.size() == 1) {
                        throw new InterruptedException("told to stop while looking");
                    }
                    Map<Probe, Duration> others = new LinkedHashMap<>(probes);
                    others.remove(new ContainersProbe());
                    ProbeRunner.oneByOne(stage.world).observe(others, sink);
                };
        Runbook runbook = runbook(uncured("a").cure(Cure.named("c").up("w")));
        RunReport report = stage.run(RunRequest.check("r", runbook, stage.target));
        assertThat(report.isInterrupted()).isTrue();
        assertThat(report.checks().get(0).result().outcome()).isEqualTo(Outcome.FAIL);
    }

    @Test
    void anInterruptionWhileActingIsRecorded() {
        stage.world.breaks("a").stopsAt("a");
        assertInterrupted("a: attempt 1 is made; its wait ends in 15 s, then it is to be verified");
        assertThat(stage.incident(one, "a").orElseThrow().attempts().get(0).actions())
                .singleElement()
                .satisfies(it -> assertThat(it.detail()).contains("interrupted"));
    }

    @Test
    void anInterruptionWhileWhatACureHasBroughtIsLookedAtIsRecorded() {
        stage.world.breaks("a");
        ProbeRunner all = stage.probes;
        stage.probes =
                (probes, sink) -> {
                    if (!stage.world.deeds().isEmpty()) {
                        throw new InterruptedException("told to stop while looking");
                    }
                    all.observe(probes, sink);
                };
        RunReport report = stage.heal(one);
        assertThat(report.isInterrupted()).isTrue();
        assertThat(stage.incident(one, "a").orElseThrow().attempts().get(0).actions())
                .singleElement()
                .satisfies(it -> assertThat(it.detail()).contains("interrupted"));
        assertThat(stage.releases).isEqualTo(1);
    }

    @Test
    void anInterruptedStepIsRecordedWithoutSecrets() {
        String script = "API_TOKEN=hunter22 ./mend";
        stage.world.breaks("a").stopsAt(script);
        Runbook runbook = runbook(uncured("a").cure(Cure.named("mend").command(script)));

        stage.heal(runbook);

        assertThat(stage.incident(runbook, "a").orElseThrow().attempts().get(0).actions())
                .singleElement()
                .satisfies(it -> assertThat(it.target()).isEqualTo("API_TOKEN=[redacted] ./mend"));
    }

    @Test
    void anInterruptionWhileWaitingIsRecorded() {
        stage.world.breaks("a");
        stage.time.stopAtNextWait();
        assertInterrupted("a: attempt 1 is made; its wait ends in 15 s, then it is to be verified");
    }

    @Test
    void anInterruptionWhileVerifyingIsRecorded() {
        stage.world.breaks("a");
        stage.time.duringNextWait(() -> stage.world.stopsAt("look a"));
        assertInterrupted("a: attempt 1 is recorded and not verified");
    }

    private void assertInterrupted(String undone) {
        RunReport report = stage.heal(one);
        assertThat(report.isInterrupted()).isTrue();
        assertThat(report.outcome().isReady()).isFalse();
        assertThat(report.leftUndone()).singleElement().asString().startsWith(undone);
        assertThat(stage.releases).isEqualTo(1);
        assertThat(stage.incident(one, "a").map(Incident::isUnderWay)).contains(true);
        assertThat(stage.heal(one).outcome()).isEqualTo(RunOutcome.HEALED);
        assertThat(stage.incident(one, "a").orElseThrow().attempts()).isNotEmpty();
    }

    @Test
    void aProbeThatThrowsTellsNothing() {
        stage.world.throwsAt("look a");
        RunReport report = stage.heal(runbook(part("a"), uncured("b")));
        assertThat(report.outcome()).isEqualTo(RunOutcome.ERROR);
        assertThat(report.checks().get(0).result().seen()).contains("look a is beyond me");
        assertThat(report.checks().get(1).result().outcome()).isEqualTo(Outcome.PASS);
    }

    static Stream<Error> errorsOfOtherPeoplesCode() {
        return Stream.of(
                new AssertionError("no way"),
                new NoClassDefFoundError("com/example/Gone"),
                new ExceptionInInitializerError("no start"),
                new StackOverflowError());
    }

    @ParameterizedTest
    @MethodSource("errorsOfOtherPeoplesCode")
    void anErrorOfACustomProbeTellsNothing(Error error) {
        Check.Builder check =
                part("a")
                        .probe(
                                new CustomProbe(
                                        "it",
                                        () -> {
                                            throw error;
                                        }))
                        .passIf(Assertions.value("any", value -> true));
        RunReport report = stage.heal(runbook(check, uncured("b")));
        assertUnknown(report, error);
        assertThat(report.checks().get(1).result().outcome()).isEqualTo(Outcome.PASS);
    }

    @ParameterizedTest
    @MethodSource("errorsOfOtherPeoplesCode")
    void anErrorOfAnInstrumentTellsNothing(Error error) {
        stage.world.throwsAt("look a", error);
        assertUnknown(stage.heal(one), error);
    }

    @ParameterizedTest
    @MethodSource("errorsOfOtherPeoplesCode")
    void anErrorOfAProbeRunnerTellsNothingOfWhatItHasNotSeen(Error error) {
        stage.probes =
                (probes, sink) -> {
                    ProbeRunner.oneByOne(stage.world)
                            .observe(Map.of(new CommandProbe("b"), Duration.ofSeconds(1)), sink);
                    throw error;
                };
        RunReport report = stage.heal(runbook(uncured("b"), part("a")));
        assertThat(report.checks().get(0).result().outcome()).isEqualTo(Outcome.PASS);
        assertThat(report.checks().get(1).result().outcome()).isEqualTo(Outcome.ERROR);
        assertThat(report.checks().get(1).result().seen()).contains(error.toString());
    }

    @ParameterizedTest
    @MethodSource("errorsOfOtherPeoplesCode")
    void anErrorOfAPassConditionTellsNothing(Error error) {
        Assertion broken =
                Assertion.over(
                        CommandEnded.class,
                        "?",
                        it -> {
                            throw error;
                        });
        assertUnknown(stage.heal(runbook(part("a").passIf(broken))), error);
    }

    @Test
    void aPassConditionThatCannotSayWhatItExpectsStillJudges() {
        stage.world.breaks("a");
        RunReport report = stage.heal(runbook(uncured("a").passIf(new Speechless())));
        assertThat(report.checks().get(0).result().outcome()).isEqualTo(Outcome.FAIL);
        assertThat(report.checks().get(0).result().expected()).contains("AssertionError: no words");
    }

    private static final class Speechless implements Assertion {
        @Override
        public String expectation() {
            throw new AssertionError("no words");
        }

        @Override
        public Judgement judge(Observation observation) {
            return Assertions.succeeds().judge(observation);
        }
    }

    @ParameterizedTest
    @MethodSource("errorsOfOtherPeoplesCode")
    void anErrorOfACustomActionIsASpentAttemptAndVerified(Error error) {
        stage.world.breaks("a");
        Cure.Builder cure =
                Cure.named("c")
                        .run(
                                "it",
                                () -> {
                                    throw error;
                                })
                        .waitAfterCure(WAIT);
        RunReport report = stage.heal(runbook(uncured("a").cure(cure.maxRetries(1))));
        assertSpentAndVerified(report, error);
    }

    @ParameterizedTest
    @MethodSource("errorsOfOtherPeoplesCode")
    void anErrorOfAnActuatorIsASpentAttemptAndVerified(Error error) {
        stage.world.breaks("a").throwsAt("a", error);
        Cure.Builder cure = Cure.named("c").command("a").waitAfterCure(WAIT).maxRetries(1);
        assertSpentAndVerified(stage.heal(runbook(uncured("a").cure(cure))), error);
    }

    private void assertSpentAndVerified(RunReport report, Error error) {
        assertThat(remediation(report, "a").state()).isEqualTo("EXHAUSTED");
        assertThat(remediation(report, "a").attempts())
                .singleElement()
                .satisfies(
                        it -> assertThat(it.actions().get(0).result()).isEqualTo(Result.FAILED),
                        it -> assertThat(it.actions().get(0).detail()).contains(error.toString()),
                        it -> assertThat(it.verification()).startsWith("FAIL: "));
        assertThat(stage.releases).isEqualTo(1);
    }

    private void assertUnknown(RunReport report, Error error) {
        assertThat(report.outcome()).isEqualTo(RunOutcome.ERROR);
        assertThat(report.checks().get(0).result().outcome()).isEqualTo(Outcome.ERROR);
        assertThat(report.checks().get(0).result().seen()).contains(error.toString());
        assertThat(stage.world.deeds()).isEmpty();
    }

    @Test
    void aFailureOfTheMachineEndsTheRunAndLeavesTheAttemptRecordedAndTheLockFree() {
        stage.world.breaks("a").throwsAt("a", new OutOfMemoryError("heap"));
        assertThatThrownBy(() -> stage.heal(one)).isInstanceOf(OutOfMemoryError.class);
        assertThat(stage.incident(one, "a").orElseThrow().attempts()).hasSize(1);
        assertThat(stage.incident(one, "a").map(Incident::isUnderWay)).contains(true);
        assertThat(stage.releases).isEqualTo(1);
    }

    @Test
    void aFailureOfTheMachineIsNoObservationAndNoJudgement() {
        Error failing = new InternalError("bad page");
        stage.world.throwsAt("look a", failing);
        assertThatThrownBy(() -> stage.heal(one)).isSameAs(failing);
        Assertion broken =
                Assertion.over(
                        CommandEnded.class,
                        "?",
                        it -> {
                            throw failing;
                        });
        assertThatThrownBy(() -> stage.heal(runbook(part("b").passIf(broken)))).isSameAs(failing);
    }

    @Test
    void aProbeThatIsNotAnsweredTellsNothing() {
        stage.probes = (probes, sink) -> {};
        assertThat(stage.heal(one).outcome()).isEqualTo(RunOutcome.ERROR);
    }

    @Test
    void aPassConditionThatThrowsTellsNothing() {
        assertUnknown(
                Assertion.over(
                        CommandEnded.class,
                        "?",
                        it -> {
                            throw new IllegalStateException("no idea");
                        }));
    }

    @SuppressWarnings("NullAway") // What an embedder's code may well do.
    @Test
    void aPassConditionWithoutAJudgementTellsNothing() {
        assertUnknown(Assertion.over(CommandEnded.class, "?", it -> null));
    }

    @SuppressWarnings("NullAway") // What an embedder's code may well do.
    @Test
    void aCustomProbeWithoutAValueTellsNothing() {
        Check.Builder check = part("a").probe(new CustomProbe("it", () -> null));
        assertThat(stage.heal(runbook(check)).outcome()).isEqualTo(RunOutcome.ERROR);
    }

    private void assertUnknown(Assertion assertion) {
        Check.Builder check = part("a").passIf(assertion);
        assertThat(stage.heal(runbook(check)).outcome()).isEqualTo(RunOutcome.ERROR);
        assertThat(stage.world.deeds()).isEmpty();
    }

    @Test
    void anUnsetVariableTellsNothing() {
        Check.Builder check =
                part("a").probe(new FileProbe("${NONE}/x")).passIf(Assertions.exists());
        RunReport report = stage.heal(runbook(check, uncured("b")));
        assertThat(report.outcome()).isEqualTo(RunOutcome.ERROR);
        assertThat(report.checks().get(0).result().seen()).contains("NONE is not set");
    }

    private void crashed(Runbook runbook) {
        assertThatThrownBy(() -> stage.heal(runbook)).isInstanceOf(Crash.class);
    }

    // The machine's own failures pass through the engine, so nothing is recorded after it.
    private static void crash() {
        throw new Crash();
    }

    private static final class Crash extends VirtualMachineError {
        private static final long serialVersionUID = 1L;
    }
}
