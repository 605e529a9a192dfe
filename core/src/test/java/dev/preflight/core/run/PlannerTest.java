package dev.preflight.core.run;

import static dev.preflight.core.run.Stage.remediation;
import static dev.preflight.core.run.Stage.runbook;
import static dev.preflight.core.run.Stage.uncured;
import static dev.preflight.core.testing.Containers.container;
import static dev.preflight.core.testing.Containers.running;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.preflight.core.check.Assertion;
import dev.preflight.core.check.Judgement;
import dev.preflight.core.check.Subject;
import dev.preflight.core.container.Container;
import dev.preflight.core.container.ContainerState;
import dev.preflight.core.cure.ActionReport;
import dev.preflight.core.cure.ActionReport.Result;
import dev.preflight.core.cure.Cure;
import dev.preflight.core.probe.CommandEnded;
import dev.preflight.core.probe.ContainersProbe;
import dev.preflight.core.probe.Probe;
import dev.preflight.core.probe.ProbeRunner;
import dev.preflight.core.probe.ServicesProbe;
import dev.preflight.core.probe.Unobserved;
import dev.preflight.core.probe.Unobserved.Reason;
import dev.preflight.core.probe.WorkersProbe;
import dev.preflight.core.runbook.Check;
import dev.preflight.core.runbook.Runbook;
import dev.preflight.core.worker.Worker;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a cure acts on is what the project is like just before it acts. */
class PlannerTest {

    private final Stage stage = new Stage();

    /** A check that fails over this container until its part is mended. */
    private static Check.Builder failingOver(Container container) {
        return failingOver(new Subject.OfContainer(container));
    }

    private static Check.Builder failingOver(Subject subject) {
        Assertion assertion =
                Assertion.over(
                        CommandEnded.class,
                        "fit",
                        seen ->
                                seen.exitStatus() == 0
                                        ? Judgement.pass("")
                                        : Judgement.fail("", List.of(subject)));
        return uncured("a").passIf(assertion).cure(Cure.named("c").restartImplicated());
    }

    @Test
    void takesTheContainerAsItIsNow() {
        stage.world.breaks("a").runs(container("w", ContainerState.EXITED));
        stage.heal(runbook(failingOver(running("w"))));
        assertThat(stage.world.deeds()).containsExactly("start w");
    }

    @Test
    void doesNotTakeAnotherContainerOfTheServiceForOneThatVanished() {
        stage.world.breaks("a").runs(running("w"));
        stage.heal(runbook(failingOver(named("gone", "shop-w-2"))));
        assertThat(stage.world.deeds()).containsExactly("create w");
    }

    @Test
    void knowsAContainerThatWasCreatedAnewByItsName() {
        stage.world.breaks("a").runs(running("w"));
        stage.heal(runbook(failingOver(named("gone", "shop-w"))));
        assertThat(stage.world.deeds()).containsExactly("restart w");
    }

    @Test
    void createsNothingThatTheProjectDoesNotDefine() {
        stage.world.breaks("a").runs(running("other"));
        RunReport report = stage.heal(runbook(failingOver(running("w"))));
        assertThat(stage.world.deeds()).isEmpty();
        assertThat(remediation(report, "a").state()).isEqualTo("MANUAL");
        assertThat(remediation(report, "a").reason()).contains("no service 'w'; it has other");
    }

    @Test
    void knowsAContainerThatWasRenamedByItsId() {
        stage.world.breaks("a").runs(named("id-of-w", "shop-w-renamed"));
        stage.heal(runbook(failingOver(running("w"))));
        assertThat(stage.world.deeds()).containsExactly("restart w");
    }

    @Test
    void createsTheServiceThatTheEvidenceNames() {
        stage.world.breaks("a").runs(running("w"));
        stage.heal(runbook(failingOver(new Subject.OfService("w"))));
        assertThat(stage.world.deeds()).containsExactly("create w");
    }

    @Test
    void restartsWhatIsNoWorkerThoughTheRegistryDoesNotAnswer() {
        stage.world.breaks("a").runs(running("db")).losesItsRegistry();
        stage.heal(guarded(uncured("a").cure(Cure.named("c").restart("db"))));
        assertThat(stage.world.deeds()).containsExactly("restart db");
    }

    @Test
    void restartsNoWorkerWhereItCannotBeSaidWhereTheRegistryIs() {
        stage.world.breaks("a").runs(running("training-worker-1"));
        Check.Builder check = uncured("a").cure(Cure.named("c").restart("training-worker-1"));
        Runbook runbook =
                Runbook.named("stage")
                        .busyWorkers(new WorkersProbe("http://${NONE}/workers"))
                        .check(check)
                        .build();
        RunReport report = stage.heal(runbook);
        assertThat(stage.world.deeds()).isEmpty();
        assertThat(remediation(report, "a").reason())
                .startsWith("busy: whether training-worker-1 is busy could not be established: ")
                .contains("NONE is not set");
    }

    @Test
    void curesNothingWhereTheContainersCannotBeSeen() {
        stage.world.breaks("a").runs(running("w"));
        stage.probes = blindFor(ContainersProbe.class);
        RunReport report = stage.heal(runbook(failingOver(running("w"))));
        assertThat(stage.world.deeds()).isEmpty();
        assertThat(remediation(report, "a").state()).isEqualTo("SUPPRESSED");
        assertThat(remediation(report, "a").reason()).isEqualTo("unknown: no answer");
    }

    @Test
    void createsNothingWhereItCannotBeSaidWhatTheProjectDefines() {
        stage.world.breaks("a").runs(running("other"));
        stage.probes = blindFor(ServicesProbe.class);
        RunReport report = stage.heal(runbook(failingOver(running("w"))));
        assertThat(stage.world.deeds()).isEmpty();
        assertThat(remediation(report, "a").state()).isEqualTo("MANUAL");
        assertThat(remediation(report, "a").reason())
                .isEqualTo("service 'w' has no container and cannot be created: no answer");
    }

    @Test
    void reportsWhatAnAttemptLeftAlone() {
        stage.world
                .breaks("a")
                .runs(running("training-worker-1"), running("training-worker-2"))
                .registers(Worker.listed("training-worker-1", "training", "busy", null, "op"))
                .registers(Worker.listed("training-worker-2", "training", "idle", null, null));
        Cure.Builder cure = Cure.named("c").restart("training-worker-1", "training-worker-2");
        RunReport report = stage.heal(guarded(uncured("a").cure(cure)));
        assertThat(stage.world.deeds()).containsExactly("restart training-worker-2");
        assertThat(remediation(report, "a").attempts().get(0).actions())
                .extracting(ActionReport::target, ActionReport::result)
                .containsExactly(
                        tuple("training-worker-1", Result.SKIPPED),
                        tuple("training-worker-2", Result.DONE));
    }

    @Test
    void reportsOnceWhatAnAttemptLeftAloneThoughItsLeaseIsLostMeanwhile() {
        stage.world
                .breaks("a")
                .when("x", () -> stage.isLeaseLost = true)
                .runs(running("training-worker-1"))
                .registers(Worker.listed("training-worker-1", "training", "busy", null, "op"));
        Cure.Builder cure = Cure.named("c").command("x").restart("training-worker-1");
        RunReport report = stage.heal(guarded(uncured("a").cure(cure)));
        assertThat(remediation(report, "a").attempts().get(0).actions())
                .extracting(ActionReport::target, ActionReport::result)
                .containsExactly(
                        tuple("training-worker-1", Result.SKIPPED), tuple("x", Result.DONE));
    }

    @Test
    void collectsTheCuresDiagnosticsBeforeItActs() {
        stage.world.breaks("a").runs(running("w"));
        stage.world.when("restart w", () -> stage.world.mends("a"));
        Cure.Builder cure = Cure.named("c").collectLogs(5, null).restartImplicated();
        RunReport report = stage.heal(runbook(failingOver(running("w")).cure(cure)));
        assertThat(report.outcome()).isEqualTo(RunOutcome.HEALED);
        assertThat(remediation(report, "a").diagnostics())
                .extracting(ActionReport::kind, ActionReport::detail)
                .containsExactly(tuple("logs", "the last lines of w"));
    }

    @Test
    void collectsTheStatesAndTheLogsOfWhatIsGivenUp() {
        stage.world.breaks("a").runs(running("w"), running("db"), running("x"));
        Cure.Builder cure = Cure.named("c").restart("db").maxRetries(0);
        RunReport report = stage.heal(runbook(failingOver(running("w")).cure(cure)));
        assertThat(remediation(report, "a").diagnostics())
                .extracting(ActionReport::kind, ActionReport::target, ActionReport::detail)
                .containsExactly(
                        tuple("states", "containers", "w running, db running, x running"),
                        tuple("logs", "w", "the last lines of w"),
                        tuple("logs", "db", "the last lines of db"));
    }

    @Test
    void collectsNoStatesWhereNoContainersAreConcerned() {
        stage.world.breaks("a");
        RunReport report =
                stage.heal(runbook(uncured("a").cure(Cure.named("c").command("a").maxRetries(0))));
        assertThat(remediation(report, "a").diagnostics()).isEmpty();
    }

    @Test
    void asksWhatTheProjectDefinesOnlyWhereSomethingMustBeCreated() {
        stage.world.breaks("a").runs(running("w"));
        stage.world.when("restart w", () -> stage.world.mends("a"));
        Set<Probe> asked = new HashSet<>();
        stage.probes =
                (probes, sink) -> {
                    asked.addAll(probes.keySet());
                    ProbeRunner.oneByOne(stage.world).observe(probes, sink);
                };
        stage.heal(runbook(failingOver(running("w"))));
        assertThat(stage.world.deeds()).containsExactly("restart w");
        assertThat(asked).doesNotContain(new ServicesProbe());
    }

    private static Runbook guarded(Check.Builder check) {
        return Runbook.named("stage")
                .busyWorkers(new WorkersProbe("http://b/workers"))
                .check(check)
                .build();
    }

    private ProbeRunner blindFor(Class<? extends Probe> kind) {
        return (probes, sink) -> {
            for (Map.Entry<Probe, Duration> probe : probes.entrySet()) {
                if (kind.isInstance(probe.getKey())) {
                    sink.seen(probe.getKey(), new Unobserved(Reason.TIMEOUT, "no answer"));
                } else {
                    ProbeRunner.oneByOne(stage.world)
                            .observe(Map.of(probe.getKey(), probe.getValue()), sink);
                }
            }
        };
    }

    private static Container named(String id, String name) {
        Container it = running("w");
        return new Container(
                id,
                name,
                it.service(),
                it.state(),
                it.health(),
                null,
                0,
                it.startedAt(),
                it.hosts(),
                it.ports(),
                it.environment());
    }
}
