package dev.preflight.core.run;

import static dev.preflight.core.run.Stage.WAIT;
import static dev.preflight.core.run.Stage.part;
import static dev.preflight.core.run.Stage.runbook;
import static dev.preflight.core.run.Stage.uncured;
import static dev.preflight.core.testing.Containers.running;
import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.core.check.CheckResult;
import dev.preflight.core.cure.ActionReport;
import dev.preflight.core.cure.Cure;
import dev.preflight.core.incident.Refusal;
import dev.preflight.core.probe.WorkersProbe;
import dev.preflight.core.remediation.RemediationPolicy;
import dev.preflight.core.runbook.Check;
import dev.preflight.core.runbook.Runbook;
import dev.preflight.core.worker.Worker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a listener is told, and in which order. */
class RunListenerTest {

    private final Stage stage = new Stage();
    private final Listener listener = new Listener();
    private final Runbook one = runbook(part("a"));

    private Preflight preflight() {
        return new Preflight(
                new Ports(
                        stage.probes, stage.world, stage, stage, stage.time, stage.time, listener),
                stage.policy);
    }

    private List<String> heal(Runbook runbook) {
        listener.told.clear();
        preflight().run(RunRequest.heal("r", runbook, stage.target));
        return listener.told;
    }

    @Test
    void isToldOfACureStepByStep() {
        stage.world.breaks("a");
        assertThat(heal(one))
                .containsExactly(
                        "a is FAIL",
                        "a is FAIL",
                        "a: attempt 1",
                        "a: command a DONE",
                        "a: waits PT15S",
                        "a is PASS",
                        "a: verified PASS");
    }

    @Test
    void isToldOfACureThatGoesInSteps() {
        stage.world.breaks("a");
        RunRequest request = RunRequest.heal("r", one, stage.target);
        HealStep step = preflight().begin(request);
        listener.told.clear();
        stage.time.pass(WAIT);
        preflight().resume(request, step);
        assertThat(listener.told).containsExactly("a is PASS", "a is PASS", "a: verified PASS");
    }

    @Test
    void isToldOfNoWaitWhereThereIsNone() {
        stage.world.breaks("a");
        assertThat(heal(runbook(uncured("a").cure(Cure.named("c").command("a")))))
                .contains("a: attempt 1", "a: verified PASS")
                .noneMatch(it -> it.contains("waits"));
    }

    @Test
    void isToldOfAnEarlyVerification() {
        stage.world.breaks("a");
        Cure.Builder early =
                Cure.named("c").command("a").waitAfterCure(WAIT).verifyEarly(Duration.ofSeconds(2));
        assertThat(heal(runbook(uncured("a").cure(early))))
                .endsWith("a is PASS", "a is PASS", "a is PASS", "a: verified PASS")
                .containsOnlyOnce("a: verified PASS");
    }

    @Test
    void isToldOfTheVerificationOfARunThatIsResumedLate() {
        stage.world.breaks("a");
        Cure.Builder early =
                Cure.named("c").command("a").waitAfterCure(WAIT).verifyEarly(Duration.ofSeconds(9));
        RunRequest request = RunRequest.heal("r", runbook(uncured("a").cure(early)), stage.target);
        HealStep step = preflight().resume(request, preflight().begin(request));
        listener.told.clear();
        stage.time.pass(WAIT);
        preflight().resume(request, step);
        assertThat(listener.told).endsWith("a: verified PASS");
    }

    @Test
    void isToldHowLongAnAttemptIsPutOff() {
        stage.world.breaks("a");
        stage.begin(one);
        stage.world.breaks("b");
        assertThat(heal(Runbook.named("other").check(part("b")).build()))
                .containsSubsequence("b: waits PT15S", "b: attempt 1");
    }

    @Test
    void isToldOnceOfARefusalThatStays() {
        stage.world.breaks("a", "b").when("a", () -> {});
        stage.heal(one);
        assertThat(heal(runbook(part("a"), part("b"))))
                .containsOnlyOnce("a: refused BUDGET", "a: diagnosed", "b: attempt 1")
                .containsSubsequence("a: refused BUDGET", "a: diagnosed", "b: attempt 1");
    }

    @Test
    void isToldAgainWhenAnotherGuardrailSaysNo() {
        stage.policy = new RemediationPolicy(Duration.ofMinutes(10), 1, 3, Duration.ofMinutes(30));
        stage.world
                .breaks("a", "b")
                .runs(running("training-worker-1"))
                .registers(Worker.listed("training-worker-1", "training", "busy", null, "op"));
        Runbook both =
                Runbook.named("stage")
                        .busyWorkers(new WorkersProbe("http://b/workers"))
                        .check(uncured("a").cure(Cure.named("c").restart("training-worker-1")))
                        .check(part("b"))
                        .build();
        assertThat(heal(both))
                .containsSubsequence("a: refused BUSY", "b: attempt 1", "a: refused CIRCUIT");
    }

    @Test
    void isToldOfGivingUpOnlyOnce() {
        stage.world.breaks("a").when("a", () -> {});
        assertThat(heal(one))
                .containsSubsequence("a: refused BUDGET", "a: diagnosed", "a: escalated BUDGET");
        assertThat(heal(one)).contains("a: refused BUDGET").noneMatch(it -> it.contains("escal"));
    }

    @Test
    void isToldWhatIsBlockedWithoutBeingProbed() {
        stage.world.breaks("a").when("a", () -> {});
        assertThat(heal(runbook(part("a"), part("b", "a")))).contains("b is BLOCKED");
    }

    @Test
    void isToldThatWhatFailsIsNotCuredForWantOfTheLock() {
        stage.isLocked = true;
        stage.world.breaks("a");
        assertThat(heal(runbook(part("a"), part("b"))))
                .contains("a: refused LOCK")
                .noneMatch(it -> it.startsWith("b: refused"));
    }

    @Test
    void isNotToldOfGivingUpOnceTheLockIsSomebodyElses() {
        stage.world.breaks("a").when("a", () -> {});
        stage.time.duringNextWait(() -> stage.isLeaseLost = true);
        assertThat(heal(one)).contains("a: refused LOCK").noneMatch(it -> it.contains("escal"));
    }

    private static final class Listener implements RunListener {
        private final List<String> told = new ArrayList<>();

        @Override
        public void judged(Check check, CheckResult result) {
            told.add(check.id() + " is " + result.outcome());
        }

        @Override
        public void attemptStarted(Check check, Cure cure, int number) {
            told.add(check.id() + ": attempt " + number);
        }

        @Override
        public void acted(Check check, ActionReport report) {
            told.add(
                    "%s: %s %s %s"
                            .formatted(
                                    check.id(), report.kind(), report.target(), report.result()));
        }

        @Override
        public void waiting(Check check, Duration duration) {
            told.add(check.id() + ": waits " + duration);
        }

        @Override
        public void verified(Check check, CheckResult result) {
            told.add(check.id() + ": verified " + result.outcome());
        }

        @Override
        public void diagnosed(Check check, List<ActionReport> diagnostics) {
            told.add(check.id() + ": diagnosed");
        }

        @Override
        public void refused(Check check, Refusal refusal) {
            told.add(check.id() + ": refused " + refusal.guardrail());
        }

        @Override
        public void escalated(Check check, Refusal refusal) {
            told.add(check.id() + ": escalated " + refusal.guardrail());
        }
    }
}
