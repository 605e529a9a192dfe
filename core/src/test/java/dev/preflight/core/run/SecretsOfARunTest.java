package dev.preflight.core.run;

import static dev.preflight.core.run.Stage.runbook;
import static dev.preflight.core.run.Stage.uncured;
import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.core.check.Assertions;
import dev.preflight.core.check.CheckResult;
import dev.preflight.core.check.ContainerAssertions;
import dev.preflight.core.container.ContainerState;
import dev.preflight.core.cure.ActionReport;
import dev.preflight.core.cure.Cure;
import dev.preflight.core.incident.Refusal;
import dev.preflight.core.probe.ContainersProbe;
import dev.preflight.core.probe.CustomProbe;
import dev.preflight.core.probe.Probe;
import dev.preflight.core.probe.ProbeRunner;
import dev.preflight.core.probe.WorkersProbe;
import dev.preflight.core.runbook.Check;
import dev.preflight.core.runbook.Runbook;
import dev.preflight.core.target.SecretMemory;
import dev.preflight.core.target.Target;
import dev.preflight.core.target.Variables;
import dev.preflight.core.testing.Containers;
import dev.preflight.core.worker.Worker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What is secret by the environment of a container, wherever a run comes across it. */
class SecretsOfARunTest {
    private static final String SECRET = "hunter2-of-the-database";

    private final Stage stage = new Stage();
    private final List<String> told = new ArrayList<>();

    @Test
    void knowsWhatAContainerHoldsAlsoInWhatWasSeenBeforeIt() {
        // Given
        stage.world.runs(Containers.with("db", Map.of("DB_PASSWORD", SECRET)));
        Runbook runbook = runbook(telling("gossip", text -> true), meeting("gossip"));

        // When
        RunReport report = stage.run(RunRequest.check("r", runbook, stage.target));

        // Then
        assertThat(report.outcome()).isEqualTo(RunOutcome.ERROR);
        assertThat(report.checks().get(0).result().evidence())
                .isEqualTo(Map.of("value", "[redacted]"));
        assertThat(report.toString()).doesNotContain(SECRET);
    }

    // Nobody could tell that it was one while it was seen; what is kept and reported is another
    // matter.
    @Test
    void reportsNothingThatAContainerHoldsWhichCameDuringThePass() {
        // Given
        Check.Builder gossip =
                uncured("gossip")
                        .probe(
                                new CustomProbe(
                                        "gossip",
                                        () -> {
                                            stage.world.runs(
                                                    Containers.with(
                                                            "db", Map.of("DB_PASSWORD", SECRET)));
                                            return SECRET;
                                        }))
                        .passIf(Assertions.value("be right", text -> true));
        Runbook runbook = runbook(gossip, meeting("gossip"));

        // When
        RunReport report = stage.run(RunRequest.check("r", runbook, stage.target));

        // Then
        assertThat(report.checks().get(0).result().evidence())
                .isEqualTo(Map.of("value", "[redacted]"));
        assertThat(report.toString()).doesNotContain(SECRET);
    }

    @Test
    void tellsNobodyWhatTheTargetsOwnVariablesHold() {
        // Given
        Target target =
                new Target(
                        "shop",
                        ".",
                        stage.target.runtime(),
                        new Variables(Map.of("DB_PASSWORD", SECRET)));
        Runbook runbook = runbook(telling("gossip", text -> true));

        // When
        RunReport report = preflight().run(RunRequest.check("r", runbook, target));

        // Then
        assertThat(report.toString()).contains("[redacted]").doesNotContain(SECRET);
        assertThat(told.toString()).contains("[redacted]").doesNotContain(SECRET);
    }

    @Test
    void keepsNothingSecretOfSuchAPassInTheLedger() {
        // Given
        stage.world.runs(Containers.with("db", Map.of("DB_PASSWORD", SECRET)));
        Runbook runbook =
                runbook(
                        telling("gossip", text -> true),
                        telling("slander", text -> false)
                                .cure(Cure.named("hush").command("hush").maxRetries(1)),
                        meeting("gossip"));

        // When
        stage.heal(runbook);

        // Then
        assertThat(stage.incident(runbook, "slander").orElseThrow().toString())
                .contains("slander is '[redacted]'")
                .doesNotContain(SECRET);
    }

    @Test
    void tellsNobodyOnTheWayWhatAContainerHoldsThatNoCheckLooksAt() {
        // Given
        stage.world.runs(Containers.with("db", Map.of("DB_PASSWORD", SECRET)));
        Runbook runbook =
                runbook(telling("gossip", text -> true), telling("slander", text -> false));

        // When
        preflight().run(RunRequest.check("r", runbook, stage.target));

        // Then
        assertThat(told).hasSize(2);
        assertThat(told.toString()).contains("[redacted]").doesNotContain(SECRET);
    }

    @Test
    void tellsNobodyWhatAContainerHoldsThatACureHasCreated() {
        // Given
        Callable<String> code =
                () -> {
                    stage.world.runs(Containers.with("db", Map.of("DB_PASSWORD", SECRET)));
                    return "started with " + SECRET;
                };
        Runbook runbook =
                runbook(
                        Stage.uncured("a")
                                .cure(Cure.named("start it").run("start db", code).maxRetries(1)));
        stage.world.breaks("a");

        // When
        preflight().run(RunRequest.heal("r", runbook, stage.target));

        // Then
        assertThat(told.toString()).contains("started with [redacted]").doesNotContain(SECRET);
        assertThat(stage.incident(runbook, "a").orElseThrow().toString()).doesNotContain(SECRET);
    }

    @Test
    void tellsNobodyWhatACreationPrintsOfWhatItsContainerHolds() {
        // Given
        stage.world
                .breaks("a")
                .runs(Containers.container("db", ContainerState.DEAD))
                .when(
                        "create db",
                        () -> stage.world.runs(Containers.with("db", Map.of("PGPASSWORD", SECRET))))
                .prints("create db", "started with " + SECRET);
        Runbook runbook =
                runbook(uncured("a").cure(Cure.named("bring it up").up("db").maxRetries(1)));

        // When
        RunReport report = preflight().run(RunRequest.heal("r", runbook, stage.target));

        // Then
        assertThat(told.toString()).contains("started with [redacted]").doesNotContain(SECRET);
        assertThat(report.toString()).doesNotContain(SECRET);
        assertThat(stage.incident(runbook, "a").orElseThrow().toString())
                .contains("started with [redacted]")
                .doesNotContain(SECRET);
    }

    // The pass's own look at the containers fails; the registry's comes with another.
    @Test
    void knowsWhatContainersHoldThatAreSeenBesideWorkersOnly() {
        // Given
        stage.world
                .runs(Containers.with("db", Map.of("DB_PASSWORD", SECRET)))
                .registers(Containers.worker("w", "training", "idle"));
        ProbeRunner all = stage.probes;
        stage.probes =
                (timeouts, sink) -> {
                    Map<Probe, Duration> answered = new LinkedHashMap<>(timeouts);
                    answered.remove(new ContainersProbe());
                    all.observe(answered, sink);
                };
        Check.Builder workers =
                uncured("workers")
                        .probe(new WorkersProbe("http://b/workers"))
                        .passIf(Assertions.succeeds());
        Runbook runbook = runbook(workers, telling("gossip", text -> true));

        // When
        RunReport report = preflight().run(RunRequest.check("r", runbook, stage.target));

        // Then
        assertThat(told.toString()).contains("[redacted]").doesNotContain(SECRET);
        assertThat(report.toString()).doesNotContain(SECRET);
    }

    @Test
    void tellsNobodyWhatABackendSaysOfABusyWorker() {
        // Given
        stage.world
                .breaks("a")
                .runs(
                        Containers.with("training-worker-1", Map.of()),
                        Containers.with("db", Map.of("DB_PASSWORD", SECRET)))
                .registers(
                        Worker.listed(
                                "training-worker-1", "training", "busy with " + SECRET, null, "4"));
        Runbook runbook =
                Runbook.named("stage")
                        .busyWorkers(new WorkersProbe("http://b/workers"))
                        .check(
                                Stage.uncured("a")
                                        .cure(Cure.named("c").restart("training-worker-1")))
                        .build();

        // When
        RunReport report = preflight().run(RunRequest.heal("r", runbook, stage.target));

        // Then
        assertThat(told).anyMatch(it -> it.contains("BUSY") && it.contains("[redacted]"));
        assertThat(told.toString()).doesNotContain(SECRET);
        assertThat(report.toString()).doesNotContain(SECRET);
        assertThat(stage.incident(runbook, "a").orElseThrow().toString())
                .contains("busy with [redacted]")
                .doesNotContain(SECRET);
    }

    @Test
    void remembersForLaterRunsWhatACureHasExported() {
        // Given
        stage.world.breaks("a").exports("a", Map.of("MADE_TOKEN", SECRET));
        Preflight preflight = preflight();
        preflight.run(RunRequest.heal("r", runbook(Stage.part("a")), stage.target));
        told.clear();
        Runbook other = runbook(telling("gossip", text -> true));

        // When
        RunReport report = preflight.run(RunRequest.check("s", other, stage.target));

        // Then
        assertThat(report.toString()).contains("[redacted]").doesNotContain(SECRET);
        assertThat(told.toString()).doesNotContain(SECRET);
    }

    @Test
    void remembersForOthersWhatAContainerHeldThatIsGone() {
        // Given
        SecretMemory secrets = new SecretMemory();
        stage.world.runs(Containers.with("db", Map.of("DB_PASSWORD", SECRET)));
        Runbook runbook = runbook(telling("gossip", text -> true));
        preflight(stage, secrets).run(RunRequest.check("r", runbook, stage.target));
        Stage rebuilt = new Stage();

        // When
        RunReport report =
                preflight(rebuilt, secrets).run(RunRequest.check("s", runbook, rebuilt.target));

        // Then
        assertThat(report.toString()).contains("[redacted]").doesNotContain(SECRET);
    }

    @Test
    void needsNoContainersToBeSeen() {
        // Given
        ProbeRunner all = stage.probes;
        stage.probes =
                (timeouts, sink) -> {
                    Map<Probe, Duration> answered = new LinkedHashMap<>(timeouts);
                    answered.remove(new ContainersProbe());
                    all.observe(answered, sink);
                };

        // When
        RunReport report =
                stage.run(
                        RunRequest.check(
                                "r", runbook(telling("gossip", text -> true)), stage.target));

        // Then
        assertThat(report.outcome()).isEqualTo(RunOutcome.PASSED);
    }

    @Test
    void looksAgainForWhoAsksForContainersLaterInThePass() {
        // Given
        Check.Builder starting =
                uncured("starting")
                        .probe(
                                new CustomProbe(
                                        "starting",
                                        () -> {
                                            stage.world.runs(Containers.running("db"));
                                            return "";
                                        }))
                        .passIf(Assertions.value("be right", text -> true));
        Check.Builder running =
                uncured("running", "starting")
                        .probe(new ContainersProbe())
                        .passIf(ContainerAssertions.allRunning());

        // When
        RunReport report =
                stage.run(RunRequest.check("r", runbook(starting, running), stage.target));

        // Then
        assertThat(report.outcome()).isEqualTo(RunOutcome.PASSED);
    }

    private Preflight preflight() {
        return preflight(stage, new SecretMemory());
    }

    private Preflight preflight(Stage on, SecretMemory secrets) {
        return new Preflight(
                new Ports(on.probes, on.world, on, on, on.time, on.time, listener()),
                on.policy,
                secrets);
    }

    private RunListener listener() {
        return new RunListener() {
            @Override
            public void judged(Check check, CheckResult result) {
                told.add(result.toString());
            }

            @Override
            public void refused(Check check, Refusal refusal) {
                told.add(refusal.toString());
            }

            @Override
            public void escalated(Check check, Refusal refusal) {
                told.add(refusal.toString());
            }

            @Override
            public void diagnosed(Check check, List<ActionReport> diagnostics) {
                told.add(diagnostics.toString());
            }

            @Override
            public void acted(Check check, ActionReport report) {
                told.add(report.toString());
            }
        };
    }

    private static Check.Builder telling(String name, Predicate<String> condition) {
        return uncured(name)
                .probe(new CustomProbe(name, () -> SECRET))
                .passIf(Assertions.value("be right", condition));
    }

    // Meets the owner of the secret, in a later wave.
    private static Check.Builder meeting(String required) {
        return uncured("meeting", required).probe(new ContainersProbe());
    }
}
