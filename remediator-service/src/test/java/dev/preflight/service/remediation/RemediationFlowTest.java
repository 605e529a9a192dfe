package dev.preflight.service.remediation;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.preflight.adapters.sandbox.BackendMode;
import dev.preflight.core.remediation.Pause;
import dev.preflight.core.run.RunOutcome;
import dev.preflight.service.ledger.JournalEntry;
import dev.preflight.service.ledger.Pauses.RecordedPause;
import dev.preflight.service.ledger.PendingFailures.Failure;
import dev.preflight.service.ledger.RecordedIncident;
import dev.preflight.service.run.Run;
import dev.preflight.service.run.RunState.Finished;
import dev.preflight.service.run.RunState.Running;
import dev.preflight.service.run.RunState.Waiting;
import dev.preflight.service.target.Targets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a check that fails to the end of its incident, over an embedded stack and a real ledger. */
class RemediationFlowTest {
    private static final String CURE = "preflight.targets.lab.cures.containers-running.";
    private static final Map<String, String> SHORT_WAIT = Map.of(CURE + "wait-after-cure", "300ms");

    @TempDir Path directory;
    private Targets targets = new Targets(List.of());

    @SuppressWarnings("NullAway.Init")
    private Assembly service;

    @AfterEach
    void end() {
        service.close();
        targets.close();
    }

    private void start(Map<String, String> settings) {
        targets = Assembly.stacks(settings, "lab", "shop");
        startAgain();
    }

    private void startAgain() {
        service = new Assembly(directory.resolve("ledger.db"), targets, 1);
    }

    private void breakLab() {
        Assembly.sandbox(targets, "lab").stop("training-worker-1");
        Assembly.sandbox(targets, "lab").stop("training-worker-2");
    }

    private RecordedIncident onlyIncident() throws Exception {
        assertThat(service.incidents()).hasSize(1);
        return service.incidents().get(0);
    }

    private void awaitState(String word) {
        await().untilAsserted(() ->
                assertThat(service.incidents())
                        .extracting(it -> it.incident().state().word())
                        .containsExactly(word));
    }

    @Test
    void healsWhatACheckHasFound() throws Exception {
        start(SHORT_WAIT);
        breakLab();

        service.checks.due(service.order("lab"));

        awaitState("HEALED");
        assertThat(service.story())
                .containsExactly(
                        JournalEntry.Type.INCIDENT_OPENED,
                        JournalEntry.Type.ATTEMPT_STARTED,
                        JournalEntry.Type.ATTEMPT_WAITING,
                        JournalEntry.Type.INCIDENT_HEALED);
        List<JournalEntry> story = service.ledger.journal().after(0, 10);
        assertThat(Duration.between(story.get(2).at(), story.get(3).at()))
                .isGreaterThanOrEqualTo(Duration.ofMillis(300));
        await().untilAsserted(() -> assertThat(service.ledger.pendingFailures().all()).isEmpty());
    }

    @Test
    void holdsNothingInAWait() throws Exception {
        start(Map.of(CURE + "wait-after-cure", "1h"));
        breakLab();
        service.checks.due(service.order("lab"));
        awaitState("WAITING");

        // The only thread there is has time for others, and for the same target.
        Run beside = service.runs.submit(service.order("shop"));
        Run again = service.runs.submit(service.order("lab"));

        assertThat(end(beside).outcome()).contains(RunOutcome.PASSED);
        assertThat(end(again).state().isOver()).isTrue();
        assertThat(service.allRuns()).extracting(it -> it.state().word()).contains("waiting");
    }

    @Test
    void boundsTheRequestedRunsThatRestInAWait() throws Exception {
        start(Map.of(CURE + "wait-after-cure", "1h"));
        breakLab();
        for (int i = 0; i < Assembly.MOST_WAITING; i++) {
            Run run = service.runs.submit(service.requestedHeal("lab"));
            await().until(() ->
                    service.runs.find(run.id()).orElseThrow().state() instanceof Waiting);
        }

        assertThatThrownBy(() -> service.runs.submit(service.requestedHeal("lab")))
                .hasMessage("3 requested runs wait already");
    }

    @Test
    void keepsAWaitOverARestartAndCuresNoSecondTime() throws Exception {
        start(Map.of(CURE + "wait-after-cure", "2s"));
        breakLab();
        service.checks.due(service.order("lab"));
        awaitState("WAITING");
        Instant acted =
                requireNonNull(onlyIncident().incident().lastAttempt().orElseThrow().actedAt());
        service.close();

        startAgain();
        service.remediation.lookIntoPending();

        awaitState("HEALED");
        assertThat(onlyIncident().incident().attempts()).hasSize(1);
        assertThat(onlyIncident().incident().lastAttempt().orElseThrow().endedAt())
                .isAfterOrEqualTo(acted.plusSeconds(2));
    }

    @Test
    void spendsItsBudgetAndNoMoreAndTellsOnce() throws Exception {
        start(
                Map.of(
                        "preflight.targets.lab.cures.worker-types.wait-after-cure", "100ms",
                        "preflight.targets.lab.cures.worker-types.max-retries", "2"));
        Assembly.sandbox(targets, "lab").neverRegisterAgain("backtest-worker-1");
        Assembly.sandbox(targets, "lab").neverRegisterAgain("backtest-worker-2");
        Assembly.sandbox(targets, "lab").forget("backtest-worker-1");
        Assembly.sandbox(targets, "lab").forget("backtest-worker-2");

        service.checks.due(service.order("lab"));
        awaitState("EXHAUSTED");
        await().until(() -> service.ledger.pendingFailures().all().isEmpty());
        end(service.runs.submit(service.order("lab")));
        await().until(() -> service.ledger.pendingFailures().all().isEmpty());

        assertThat(onlyIncident().incident().attempts()).hasSize(2);
        assertThat(service.story())
                .filteredOn(JournalEntry.Type.INCIDENT_ESCALATED::equals)
                .hasSize(1);
        assertThat(service.ledger.incidents().diagnostics(onlyIncident().incident().id().value()))
                .isNotEmpty();
    }

    @Test
    void curesNothingInAPauseAndGoesOnAfterwards() throws Exception {
        start(SHORT_WAIT);
        RecordedPause pause =
                service.ledger
                        .pauses()
                        .begin("lab", new Pause("ann", "deploying", Instant.now().plusSeconds(60)));
        breakLab();

        service.checks.due(service.order("lab"));
        awaitState("SUPPRESSED");
        assertThat(onlyIncident().incident().attempts()).isEmpty();
        await().until(() -> service.ledger.pendingFailures().all().isEmpty());
        service.ledger.pauses().end(pause.id(), "ann");
        end(service.runs.submit(service.order("lab")));

        awaitState("HEALED");
    }

    @Test
    void looksIntoAFailureOnceItHasFailedOftenEnough() throws Exception {
        start(
                Map.of(
                        CURE + "wait-after-cure",
                        "100ms",
                        "preflight.targets.lab.rules.failure-threshold",
                        "2"));
        breakLab();

        end(service.runs.submit(service.order("lab")));
        assertThat(service.incidents()).isEmpty();
        end(service.runs.submit(service.order("lab")));

        awaitState("HEALED");
    }

    @Test
    void waitsForAFailureToRepeatWhereAnIncidentIsNotClosed() throws Exception {
        start(
                Map.of(
                        CURE + "wait-after-cure",
                        "100ms",
                        "preflight.targets.lab.rules.failure-threshold",
                        "2"));
        breakLab();
        end(service.runs.submit(service.order("lab")));
        end(service.runs.submit(service.order("lab")));
        awaitState("HEALED");
        end(service.runs.submit(service.order("lab")));
        await().until(() -> service.allRuns().stream().allMatch(it -> it.state().isOver()));

        breakLab();
        end(service.runs.submit(service.order("lab")));

        assertThat(service.allRuns()).filteredOn(it -> !it.state().isOver()).isEmpty();
        assertThat(onlyIncident().incident().reopenings()).isEmpty();
    }

    @Test
    void looksIntoManyAnnouncementsOnce() throws Exception {
        start(SHORT_WAIT);
        breakLab();
        Failure failure =
                new Failure(
                        "1", "lab", "workers", "containers-running", Instant.now(), "gone", "r");

        for (int i = 0; i < 50; i++) {
            service.remediation.detected(failure);
        }

        awaitState("HEALED");
        await().until(() -> service.allRuns().stream().allMatch(it -> it.state().isOver()));
        assertThat(service.allRuns()).hasSize(1);
        assertThat(onlyIncident().incident().attempts()).hasSize(1);
    }

    @Test
    void curesNothingThatIsWellAgainByThen() throws Exception {
        start(SHORT_WAIT);

        service.remediation.detected(
                new Failure(
                        "1", "lab", "workers", "containers-running", Instant.now(), "gone", "r"));

        await().until(() ->
                service.allRuns().stream()
                        .anyMatch(it -> it.outcome().equals(Optional.of(RunOutcome.PASSED))));
        assertThat(service.incidents()).isEmpty();
    }

    @Test
    void forgetsAFailureOfWhatIsNotConfiguredAnyMore() throws Exception {
        start(SHORT_WAIT);
        Failure failure =
                new Failure("1", "gone", "workers", "worker-types", Instant.now(), "gone", "r");
        service.ledger.pendingFailures().pending(List.of(failure));

        service.remediation.lookIntoPending();

        assertThat(service.ledger.pendingFailures().all()).isEmpty();
        assertThat(service.allRuns()).isEmpty();
    }

    @Test
    void reportsTheWholeOfAHealRun() throws Exception {
        start(SHORT_WAIT);
        breakLab();

        Run run = end(service.runs.submit(service.heal("lab")));

        assertThat(run.outcome()).contains(RunOutcome.HEALED);
        assertThat(service.ledger.filedRuns().find(run.id())).isPresent();
    }

    @Test
    void aResetGivesAFreshBudget() throws Exception {
        start(Map.of(CURE + "max-retries", "0"));
        breakLab();
        service.checks.due(service.order("lab"));
        awaitState("MANUAL");

        String id = onlyIncident().incident().id().value();
        RecordedIncident reset = service.resets.reset(id, "ann").orElseThrow();

        assertThat(reset.incident().state().word()).isEqualTo("CLOSED");
        assertThat(service.story()).endsWith(JournalEntry.Type.INCIDENT_RESET);
    }

    @Test
    void leavesARunThatWaitsToTheNextProcess() throws Exception {
        start(Map.of(CURE + "wait-after-cure", "1h"));
        breakLab();
        service.checks.due(service.order("lab"));
        awaitState("WAITING");

        service.runs.close();

        assertThat(service.allRuns()).allMatch(it -> it.state().isOver());
        assertThat(service.ledger.pendingFailures().all()).hasSize(1);
    }

    @Test
    void leavesAFailureThatItWasLookingIntoToTheNextProcess() throws Exception {
        start(SHORT_WAIT);
        Failure failure =
                new Failure(
                        "1", "lab", "workers", "containers-running", Instant.now(), "gone", "r");
        service.ledger.pendingFailures().pending(List.of(failure));
        Assembly.sandbox(targets, "lab").answer(BackendMode.HANG);
        service.remediation.lookIntoPending();
        await().until(() ->
                service.allRuns().stream().anyMatch(it -> it.state() instanceof Running));

        service.runs.close();

        assertThat(service.allRuns()).allMatch(it -> it.state() instanceof Finished);
        assertThat(service.ledger.pendingFailures().all()).containsExactly(failure);
    }

    private Run end(Run run) throws Exception {
        Run over =
                service.runs
                        .await(run.id(), Duration.ofSeconds(20))
                        .toCompletableFuture()
                        .get()
                        .orElseThrow();
        assertThat(over.state().isOver()).isTrue();
        return over;
    }
}
