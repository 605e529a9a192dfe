package dev.preflight.core.run;

import static dev.preflight.core.run.Stage.WAIT;
import static dev.preflight.core.run.Stage.part;
import static dev.preflight.core.run.Stage.remediation;
import static dev.preflight.core.run.Stage.runbook;
import static dev.preflight.core.run.Stage.uncured;
import static dev.preflight.core.testing.Containers.running;
import static dev.preflight.core.testing.Containers.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.preflight.core.check.Assertion;
import dev.preflight.core.check.CheckId;
import dev.preflight.core.check.Judgement;
import dev.preflight.core.check.Outcome;
import dev.preflight.core.cure.Cure;
import dev.preflight.core.cure.PlannedStep;
import dev.preflight.core.probe.CommandProbe;
import dev.preflight.core.probe.ContainersProbe;
import dev.preflight.core.probe.ContainersSeen;
import dev.preflight.core.probe.FleetSeen;
import dev.preflight.core.probe.Probe;
import dev.preflight.core.probe.ProbeRunner;
import dev.preflight.core.probe.WorkersProbe;
import dev.preflight.core.runbook.Check;
import dev.preflight.core.runbook.Runbook;
import dev.preflight.core.worker.Worker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked for of a run: modes, selections, strictness, busy workers. */
class RunRequestsTest {

    private final Stage stage = new Stage();

    private RunRequest request(Mode mode, Runbook runbook, String only, String skip) {
        return request(mode, runbook, ids(only), ids(skip), false, false);
    }

    private RunRequest request(
            Mode mode,
            Runbook runbook,
            Set<CheckId> only,
            Set<CheckId> skip,
            boolean failFast,
            boolean strict) {
        return RunRequest.builder("r", runbook, stage.target, mode)
                .only(only)
                .skip(skip)
                .failFast(failFast)
                .strict(strict)
                .lockPatience(Duration.ZERO)
                .build();
    }

    @Test
    void givesAProbeWithoutATimeoutOfItsOwnThatOfTheRun() {
        List<Duration> given = new ArrayList<>();
        stage.probes =
                (timeouts, sink) -> {
                    given.addAll(timeouts.values());
                    ProbeRunner.oneByOne(stage.world).observe(timeouts, sink);
                };
        Duration patience = Duration.ofSeconds(3);
        stage.run(
                RunRequest.builder("r", runbook(part("a")), stage.target, Mode.CHECK)
                        .probeTimeout(patience)
                        .build());
        assertThat(given).isNotEmpty().allMatch(patience::equals);
    }

    private static Set<CheckId> ids(String id) {
        return id.isEmpty() ? Set.of() : Set.of(new CheckId(id));
    }

    private static List<Outcome> outcomes(RunReport report) {
        return report.checks().stream().map(it -> it.result().outcome()).toList();
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void offersNoCureInAProjectThatIsNotThere(Mode mode) {
        stage.world.breaks("a").isForeign();
        Runbook runbook = runbook(uncured("a").cure(Cure.named("c").up("backend")));

        RunReport report = stage.run(request(mode, runbook, "", ""));

        assertThat(stage.world.deeds()).isEmpty();
        assertThat(remediation(report, "a").state()).isEqualTo("MANUAL");
        assertThat(remediation(report, "a").reason())
                .isEqualTo("project 'shop' has no containers; the engine's projects: other");
    }

    @Test
    void checkingSaysNothingOfACureThatNeedsNoProject() {
        stage.world.breaks("a").isForeign();

        RunReport report = stage.run(request(Mode.CHECK, runbook(part("a")), "", ""));

        assertThat(report.checks().get(0).remediation()).isEmpty();
    }

    @Test
    void checkingChangesNothing() {
        stage.world.breaks("a");
        RunReport report = stage.run(RunRequest.check("r", runbook(part("a")), stage.target));
        assertThat(report.outcome()).isEqualTo(RunOutcome.FAILED);
        assertThat(stage.world.deeds()).isEmpty();
        assertThat(stage.writes + stage.locks).isZero();
    }

    @Test
    void planningDecidesAndChangesNothing() {
        stage.world.breaks("a", "b");
        RunReport report =
                stage.run(RunRequest.plan("r", runbook(part("a"), uncured("b")), stage.target));
        assertThat(remediation(report, "a").state()).isEqualTo(RemediationReport.PLANNED);
        assertThat(remediation(report, "a").planned()).hasSize(1);
        assertThat(remediation(report, "b").state()).isEqualTo("MANUAL");
        assertThat(stage.world.deeds()).isEmpty();
        assertThat(stage.writes + stage.locks).isZero();
    }

    private RemediationReport planned(Runbook runbook) {
        return remediation(stage.run(RunRequest.plan("r", runbook, stage.target)), "a");
    }

    private void stopWaitingAfter(Runbook runbook) {
        stage.world.breaks("a").when("a", () -> {});
        stage.time.stopAtNextWait();
        stage.heal(runbook);
    }

    @Test
    void planningSaysWhichAttemptIsUnderWayAndHowLongItsWaitStillIs() {
        Runbook one = runbook(part("a"));
        stopWaitingAfter(one);
        stage.time.pass(Duration.ofSeconds(3));
        int writes = stage.writes;
        RemediationReport plan = planned(one);
        assertThat(plan.state()).isEqualTo("WAITING");
        assertThat(plan.attempts()).hasSize(1);
        assertThat(plan.reason())
                .isEqualTo(
                        "attempt 1 of 2 is made and its wait ends in 12 s; heal would wait that"
                                + " out and verify it before anything else");
        assertThat(stage.writes).isEqualTo(writes);
    }

    @Test
    void planningSaysThatAnAttemptIsUnderWayThoughTheCheckPassesMeanwhile() {
        Runbook one = runbook(part("a"));
        stopWaitingAfter(one);
        stage.world.mends("a");
        assertThat(planned(one).state()).isEqualTo("WAITING");
        assertThat(planned(one).reason()).startsWith("attempt 1 of 2 is made");
    }

    @Test
    void planningSaysWhatAVerificationNowWouldComeTo() {
        Runbook one = runbook(part("a"));
        stopWaitingAfter(one);
        stage.time.pass(Duration.ofSeconds(15));
        assertThat(planned(one).state()).isEqualTo(RemediationReport.PLANNED);
        stage.world.mends("a");
        RunReport report = stage.run(RunRequest.plan("r", one, stage.target));
        assertThat(report.checks().get(0).remediation()).isEmpty();
    }

    @Test
    void planningSaysThatAnAttemptWasCutOff() {
        Runbook one = runbook(part("a"));
        stage.world.breaks("a").throwsAt("a", new OutOfMemoryError("heap"));
        assertThatThrownBy(() -> stage.heal(one)).isInstanceOf(OutOfMemoryError.class);
        stage.time.pass(Duration.ofMinutes(14));
        assertThat(planned(one).state()).isEqualTo("CURING");
        assertThat(planned(one).reason())
                .isEqualTo(
                        "attempt 1 of 2 was begun 14 min ago and was cut off; heal would wait for"
                                + " 15 s and verify it before anything else");
        stage.isLocked = true;
        assertThat(planned(one).reason())
                .isEqualTo(
                        "attempt 1 of 2 was begun 14 min ago and still acts; this target is being"
                                + " cured by ann; heal would first wait up to 30 s for that");
    }

    @Test
    void planningSaysWhoseLockHealWouldWaitFor() {
        stage.isLocked = true;
        stage.world.breaks("a");
        RemediationReport plan = planned(runbook(part("a")));
        assertThat(plan.state()).isEqualTo(RemediationReport.PLANNED);
        assertThat(plan.planned()).hasSize(1);
        assertThat(plan.reason())
                .isEqualTo(
                        "this target is being cured by ann; heal would first wait up to 30 s for"
                                + " that, and look anew");
        assertThat(stage.locks).isZero();
    }

    @Test
    void planningSaysWhoseLockHealWouldNotWaitFor() {
        stage.isLocked = true;
        stage.world.breaks("a");
        RunReport report = stage.run(request(Mode.PLAN, runbook(part("a")), "", ""));
        assertThat(remediation(report, "a").state()).isEqualTo("SUPPRESSED");
        assertThat(remediation(report, "a").reason())
                .isEqualTo("lock: this target is being cured by ann");
        stage.isLocked = false;
        stopWaitingAfter(runbook(part("a")));
        stage.isLocked = true;
        RunReport waiting = stage.run(request(Mode.PLAN, runbook(part("a")), "", ""));
        assertThat(remediation(waiting, "a").reason())
                .endsWith("; this target is being cured by ann; heal would not wait for that");
    }

    @Test
    void planningNeedsTheLedgerOnlyWhenSomethingFails() {
        stage.isUnreadable = true;
        Runbook one = runbook(part("a"));
        assertThat(stage.run(RunRequest.plan("r", one, stage.target)).outcome())
                .isEqualTo(RunOutcome.PASSED);
        assertThat(stage.told).containsExactly("warned the ledger is torn");
        stage.world.breaks("a");
        assertThat(planned(one).reason()).isEqualTo("ledger: the ledger is torn");
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void showsNoHistoryOfWhatWasNotAskedFor(Mode mode) {
        Runbook two = runbook(part("a"), part("b"));
        stopWaitingAfter(two);
        stage.world.breaks("b");
        RunReport report = stage.run(request(mode, two, "b", ""));
        assertThat(outcomes(report)).startsWith(Outcome.SKIPPED);
        assertThat(report.checks().get(0).remediation()).isEmpty();
    }

    @Test
    void leavesNothingUndoneOfWhatWasNotAskedFor() {
        Runbook two = runbook(part("a"), part("b"));
        stopWaitingAfter(two);
        stage.time.pass(WAIT);
        stage.world.breaks("b");
        stage.time.stopAtNextWait();
        RunReport report = stage.run(request(Mode.HEAL, two, "b", ""));
        assertThat(report.leftUndone()).singleElement().asString().startsWith("b: attempt 1");
    }

    @Test
    void onlyComesWithAllThatItRequires() {
        Runbook chain = runbook(part("a"), part("b", "a"), part("c"));
        assertThat(outcomes(stage.run(request(Mode.CHECK, chain, "b", ""))))
                .containsExactly(Outcome.PASS, Outcome.PASS, Outcome.SKIPPED);
    }

    @Test
    void aSkippedCheckKeepsNobody() {
        stage.world.breaks("a");
        Runbook chain = runbook(part("a"), part("b", "a"));
        RunReport report = stage.run(request(Mode.HEAL, chain, "", "a"));
        assertThat(outcomes(report)).containsExactly(Outcome.SKIPPED, Outcome.PASS);
        assertThat(report.outcome()).isEqualTo(RunOutcome.PASSED);
        assertThat(stage.world.deeds()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"unheard-of"})
    void nothingProbedProvesNothing(String only) {
        assertThat(stage.run(request(Mode.CHECK, runbook(part("a")), only, "")).outcome())
                .isEqualTo(RunOutcome.ERROR);
        assertThat(stage.run(request(Mode.CHECK, runbook(part("a")), "", "a")).outcome())
                .isEqualTo(RunOutcome.ERROR);
    }

    @Test
    void anAttemptUnderWayOfASkippedCheckIsLeftAsItIs() {
        Runbook two = runbook(part("a"), part("b"));
        stage.world.breaks("a").when("a", () -> {});
        stage.time.stopAtNextWait();
        stage.heal(two);
        stage.time.pass(Duration.ofHours(1));
        stage.run(request(Mode.HEAL, two, "", "a"));
        assertThat(stage.incident(two, "a").orElseThrow().isUnderWay()).isTrue();
    }

    @Test
    void failFastLeavesOutTheRestUnlessHealed() {
        Runbook chain = runbook(part("a"), part("b", "a"));
        RunRequest fast = request(Mode.HEAL, chain, Set.of(), Set.of(), true, false);
        stage.world.breaks("a");
        assertThat(stage.run(fast).outcome()).isEqualTo(RunOutcome.HEALED);
        stage.world.breaks("a").when("a", () -> {});
        RunReport report = stage.run(fast);
        assertThat(outcomes(report)).containsExactly(Outcome.FAIL, Outcome.SKIPPED);
        assertThat(report.outcome()).isEqualTo(RunOutcome.FAILED);
    }

    @Test
    void aWarningFailsOnlyAStrictRun() {
        stage.world.breaks("a");
        Runbook warning = runbook(part("a").onlyWarns(), part("b", "a"));
        assertThat(stage.run(request(Mode.HEAL, warning, "", "")).outcome())
                .isEqualTo(RunOutcome.PASSED);
        RunReport strict = stage.run(request(Mode.HEAL, warning, Set.of(), Set.of(), false, true));
        assertThat(strict.outcome()).isEqualTo(RunOutcome.FAILED);
        assertThat(stage.world.deeds()).isEmpty();
    }

    @Test
    void failFastCuresNothingAfterWhatIsGivenUp() {
        stage.world.breaks("a", "b");
        Runbook both = runbook(uncured("a"), part("b"));
        stage.run(request(Mode.HEAL, both, Set.of(), Set.of(), true, false));
        assertThat(stage.world.deeds()).isEmpty();
        stage.run(request(Mode.HEAL, both, Set.of(), Set.of(), false, false));
        assertThat(stage.world.deeds()).containsExactly("b");
    }

    @Test
    void failFastLeavesOutTheRestAfterWhatCouldNotBeEstablished() {
        Runbook chain = runbook(part("a"), part("b"), part("c", "b"));
        RunRequest fast = request(Mode.CHECK, chain, Set.of(), Set.of(), true, false);
        assertThat(outcomes(stage.run(fast))).containsOnly(Outcome.PASS);
        stage.world.hides("a");
        assertThat(outcomes(stage.run(fast)))
                .containsExactly(Outcome.ERROR, Outcome.PASS, Outcome.SKIPPED);
        assertThat(outcomes(stage.run(request(Mode.CHECK, chain, "", ""))))
                .containsExactly(Outcome.ERROR, Outcome.PASS, Outcome.PASS);
    }

    @Test
    void planningAHealthyTargetSaysNothing() {
        RunReport report = stage.run(RunRequest.plan("r", runbook(part("a")), stage.target));
        assertThat(report.outcome()).isEqualTo(RunOutcome.PASSED);
        assertThat(report.checks().get(0).remediation()).isEmpty();
    }

    @Test
    void planningSaysWhatWasAttemptedBefore() {
        Runbook one = runbook(part("a"));
        stage.world.breaks("a").when("a", () -> {});
        stage.heal(one);
        assertThat(planned(one).state()).isEqualTo("EXHAUSTED");
        assertThat(planned(one).attempts()).hasSize(2);
        assertThat(planned(one).cure()).isEqualTo("mend a");
        assertThat(planned(one).maxRetries()).isEqualTo(2);
        assertThat(planned(one).reason()).startsWith("all 2 of 2 attempts");
    }

    @Test
    void planningSaysThatAWorkerIsBusy() {
        stage.world
                .breaks("a")
                .runs(running("training-worker-1"))
                .registers(Worker.listed("training-worker-1", "training", "busy", null, "op"));
        assertThat(planned(restarting(false)).reason()).startsWith("busy: training-worker-1 may");
    }

    @Test
    void planningSaysNothingOfAnAttemptWhoseCheckIsBlocked() {
        Runbook chain = runbook(uncured("root"), part("a", "root"));
        stopWaitingAfter(chain);
        stage.world.breaks("root");
        RunReport report = stage.run(RunRequest.plan("r", chain, stage.target));
        assertThat(outcomes(report)).containsExactly(Outcome.FAIL, Outcome.BLOCKED);
        assertThat(report.checks().get(1).remediation()).isEmpty();
    }

    @Test
    void planningHidesTheSecretsOfItsSteps() {
        stage.world.breaks("a");
        Runbook telling =
                runbook(uncured("a").cure(Cure.named("c").command("API_TOKEN=hunter22 ./mend")));
        assertThat(planned(telling).planned())
                .extracting(PlannedStep::target)
                .containsExactly("API_TOKEN=[redacted] ./mend");
    }

    @Test
    void planningWithoutTheLedgerRefusesOnlyWhatFails() {
        stage.isUnreadable = true;
        stage.world.breaks("a");
        RunReport report =
                stage.run(RunRequest.plan("r", runbook(part("a"), part("b")), stage.target));
        assertThat(remediation(report, "a").state()).isEqualTo("SUPPRESSED");
        assertThat(report.checks().get(1).remediation()).isEmpty();
        assertThat(stage.told).isEmpty();
    }

    @Test
    void checkingSaysOnlyOfWhatFailsThatItsProjectIsNotThere() {
        stage.world.breaks("a").isForeign();
        Check.Builder whole = uncured("b").cure(Cure.named("c").up("backend"));
        RunReport report = stage.run(request(Mode.CHECK, runbook(uncured("a"), whole), "", ""));
        assertThat(report.checks()).allMatch(it -> it.remediation().isEmpty());
    }

    @Test
    void asksEqualProbesOnceAndWithTheLongestTimeout() {
        List<Map<Probe, Duration>> asked = new ArrayList<>();
        stage.probes =
                (probes, sink) -> {
                    asked.add(Map.copyOf(probes));
                    ProbeRunner.oneByOne(stage.world).observe(probes, sink);
                };
        CommandProbe same = new CommandProbe("a");
        Runbook runbook =
                runbook(
                        uncured("a").timeout(Duration.ofSeconds(3)),
                        uncured("b").probe(same).timeout(Duration.ofSeconds(20)),
                        uncured("c").probe(same).timeout(Duration.ofSeconds(5)),
                        uncured("d"));
        stage.run(RunRequest.check("r", runbook, stage.target));
        assertThat(asked)
                .containsExactly(
                        Map.of(
                                same,
                                Duration.ofSeconds(20),
                                new CommandProbe("d"),
                                Duration.ofSeconds(10),
                                new ContainersProbe(),
                                Duration.ofSeconds(10)));
    }

    @Test
    void hidesTheSecretsOfContainersThatWereSeen() {
        stage.world
                .breaks("a")
                .runs(with("training-worker-1", Map.of("API_TOKEN", "hunter22")))
                .losesItsRegistry();
        Check.Builder telling =
                uncured("a")
                        .probe(new ContainersProbe())
                        .passIf(
                                Assertion.over(
                                        ContainersSeen.class,
                                        "?",
                                        seen -> Judgement.fail("it says hunter22", List.of())));
        RunReport report = stage.run(RunRequest.check("r", runbook(telling), stage.target));
        assertThat(report.checks().get(0).result().seen()).isEqualTo("it says [redacted]");
    }

    @Test
    void hidesTheSecretsOfContainersThatWereSeenBesideWorkers() {
        stage.world.runs(with("training-worker-1", Map.of("API_TOKEN", "hunter22")));
        Check.Builder telling =
                uncured("a")
                        .probe(new WorkersProbe("http://b/workers"))
                        .passIf(
                                Assertion.over(
                                        FleetSeen.class,
                                        "?",
                                        seen -> Judgement.fail("it says hunter22", List.of())));
        RunReport report = stage.run(RunRequest.check("r", runbook(telling), stage.target));
        assertThat(report.checks().get(0).result().seen()).isEqualTo("it says [redacted]");
    }

    @ParameterizedTest
    @CsvSource({"PASSED,true", "HEALED,true", "FAILED,false", "ERROR,false"})
    void onlyWhatPassesIsReady(RunOutcome outcome, boolean ready) {
        assertThat(outcome.isReady()).isEqualTo(ready);
    }

    @ParameterizedTest
    @CsvSource({"CHECK,check", "HEAL,heal", "PLAN,plan"})
    void hasAWordForEveryMode(Mode mode, String word) {
        assertThat(mode.word()).isEqualTo(word);
    }

    @Test
    void doesNotRestartABusyWorker() {
        stage.world
                .breaks("a")
                .runs(running("training-worker-1"))
                .registers(Worker.listed("training-worker-1", "training", "busy", null, "op"));
        RunReport report = stage.heal(restarting(false));
        assertThat(stage.world.deeds()).isEmpty();
        assertThat(remediation(report, "a").reason()).startsWith("busy: training-worker-1 may be");
        assertThat(remediation(report, "a").diagnostics()).isNotEmpty();
    }

    @Test
    void doesNotRestartAWorkerOfWhichNobodyKnowsWhetherItIsBusy() {
        stage.world.breaks("a").runs(running("training-worker-1")).losesItsRegistry();
        RunReport report = stage.heal(restarting(false));
        assertThat(stage.world.deeds()).isEmpty();
        assertThat(remediation(report, "a").reason()).contains("could not be established");
    }

    @Test
    void restartsABusyWorkerIfTheRunbookAllowsIt() {
        stage.world.breaks("a").runs(running("training-worker-1")).losesItsRegistry();
        stage.world.when("restart training-worker-1", () -> stage.world.mends("a"));
        assertThat(stage.heal(restarting(true)).outcome()).isEqualTo(RunOutcome.HEALED);
    }

    private static Runbook restarting(boolean busyAllowed) {
        Cure.Builder cure = Cure.named("c").restart("training-worker-1");
        Check.Builder check = uncured("a").cure(busyAllowed ? cure.allowBusy() : cure);
        return Runbook.named("stage")
                .busyWorkers(new WorkersProbe("http://b/workers"))
                .check(check)
                .build();
    }
}
