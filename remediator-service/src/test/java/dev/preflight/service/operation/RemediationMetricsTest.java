package dev.preflight.service.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.core.check.CheckId;
import dev.preflight.core.cure.ActionReport;
import dev.preflight.core.incident.Incident;
import dev.preflight.core.incident.IncidentId;
import dev.preflight.core.incident.RemediationState;
import dev.preflight.core.remediation.Ledger;
import dev.preflight.core.runbook.Runbook;
import dev.preflight.core.runbook.RunbookId;
import dev.preflight.core.target.TargetId;
import dev.preflight.service.ledger.Incidents;
import dev.preflight.service.ledger.JournalEntry;
import dev.preflight.service.ledger.RecordedIncident;
import dev.preflight.service.ledger.StorageException;
import dev.preflight.service.runbook.RunbookCatalogue;
import dev.preflight.service.runbook.RunbookSource;
import dev.preflight.service.target.ServedTarget;
import dev.preflight.service.target.TargetAccess;
import dev.preflight.service.target.Targets;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RemediationMetricsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T03:00:00Z");
    private static final String[] PLACE = {
        "target", "lab", "runbook", "workers", "check", "worker-types"
    };

    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final Stored stored = new Stored();
    private final RemediationMetrics metrics =
            new RemediationMetrics(
                    registry,
                    new Targets(
                            List.of(
                                    new ServedTarget(
                                            "lab",
                                            List.of("workers"),
                                            Duration.ofSeconds(30),
                                            new Nowhere()))),
                    new RunbookCatalogue(
                            List.of(new RunbookSource(null).read("workers", "runbooks"))),
                    stored,
                    () -> NOW);

    @Test
    void areThereAtZeroFromTheStart() {
        assertThat(counter("preflight.attempts", PLACE)).isZero();
        assertThat(counter("preflight.incidents.opened", PLACE)).isZero();
        assertThat(counter("preflight.incidents.healed", PLACE)).isZero();
        assertThat(escalated("FLAPPING")).isZero();
        assertThat(escalated("CIRCUIT")).isZero();
        assertThat(registry.get("preflight.time.to.heal").tags(PLACE).timer().count()).isZero();
        assertThat(open("WAITING")).isZero();
        assertThat(oldest()).isZero();
    }

    @Test
    void countWhatHappens() {
        happens(1, JournalEntry.Type.INCIDENT_OPENED, "{}");
        happens(2, JournalEntry.Type.ATTEMPT_STARTED, "{\"attempt\": 1}");
        happens(3, JournalEntry.Type.ATTEMPT_STARTED, "{\"attempt\": 2}");
        happens(4, JournalEntry.Type.INCIDENT_ESCALATED, "{\"guardrail\": \"CIRCUIT\"}");
        happens(5, JournalEntry.Type.INCIDENT_HEALED, "{\"seconds\": 45}");

        assertThat(counter("preflight.incidents.opened", PLACE)).isOne();
        assertThat(counter("preflight.attempts", PLACE)).isEqualTo(2);
        assertThat(escalated("CIRCUIT")).isOne();
        assertThat(counter("preflight.incidents.healed", PLACE)).isOne();
        assertThat(
                        registry.get("preflight.time.to.heal")
                                .tags(PLACE)
                                .timer()
                                .totalTime(TimeUnit.SECONDS))
                .isEqualTo(45);
    }

    @Test
    void countWhatComesTwiceOnce() {
        happens(1, JournalEntry.Type.ATTEMPT_STARTED, "{}");
        happens(1, JournalEntry.Type.ATTEMPT_STARTED, "{}");

        assertThat(counter("preflight.attempts", PLACE)).isOne();
    }

    @Test
    void showWhatIsOpenAsTheLedgerHasIt() {
        RemediationState verifying = new RemediationState.Verifying();
        stored.all.add(incident(verifying, NOW.minusSeconds(600), List.of()));
        stored.all.add(incident(verifying, NOW.minusSeconds(9000), List.of(NOW.minusSeconds(30))));

        assertThat(open("VERIFYING")).isEqualTo(2);
        assertThat(open("OPEN")).isZero();
        assertThat(oldest()).isEqualTo(600);
    }

    @Test
    void showNothingOfAnIncidentWhoseCheckIsNotConfiguredAnyMore() {
        RemediationState verifying = new RemediationState.Verifying();
        stored.all.add(incident("taken-out", verifying, NOW.minusSeconds(9000), List.of()));

        assertThat(open("VERIFYING")).isZero();
        assertThat(oldest()).isZero();
    }

    @Test
    void showNoFigureForWhatIsNotKnown() {
        stored.broken = true;

        assertThat(open("OPEN")).isNaN();
        assertThat(oldest()).isNaN();
    }

    private void happens(long sequence, JournalEntry.Type type, String data) {
        metrics.happened(
                new JournalEntry(
                        sequence,
                        type,
                        NOW,
                        new JournalEntry.Place("lab", "workers", "worker-types", "i"),
                        data));
    }

    private double counter(String name, String... tags) {
        return registry.get(name).tags(tags).counter().count();
    }

    private double escalated(String guardrail) {
        return counter(
                "preflight.incidents.escalated",
                "target",
                "lab",
                "runbook",
                "workers",
                "guardrail",
                guardrail);
    }

    private double open(String state) {
        return registry.get("preflight.open.incidents")
                .tags("target", "lab", "state", state)
                .gauge()
                .value();
    }

    private double oldest() {
        return registry.get("preflight.oldest.incident.age").tags("target", "lab").gauge().value();
    }

    private static RecordedIncident incident(
            RemediationState state, Instant openedAt, List<Instant> reopenings) {
        return incident("worker-types", state, openedAt, reopenings);
    }

    private static RecordedIncident incident(
            String check, RemediationState state, Instant openedAt, List<Instant> reopenings) {
        Incident incident =
                new Incident(
                        new IncidentId("i" + openedAt),
                        new TargetId("engine#lab"),
                        new RunbookId("workers"),
                        new CheckId(check),
                        openedAt,
                        List.of(),
                        reopenings,
                        null,
                        state);
        return new RecordedIncident("lab", incident, openedAt);
    }

    /** What the ledger has. */
    private static final class Stored implements Incidents {
        private final List<RecordedIncident> all = new ArrayList<>();
        private boolean broken;

        @Override
        public Ledger of(String target) {
            throw new UnsupportedOperationException("nothing is recorded here");
        }

        @Override
        public Ledger resetting(String target, String by) {
            throw new UnsupportedOperationException("nothing is recorded here");
        }

        @Override
        public Optional<RecordedIncident> find(String id) {
            return all.stream().filter(it -> it.incident().id().value().equals(id)).findFirst();
        }

        @Override
        public boolean anyOpen(String target, Runbook runbook) {
            return all.stream()
                    .anyMatch(it ->
                            it.target().equals(target)
                                    && it.incident().runbook().equals(runbook.id())
                                    && !it.incident().isClosed());
        }

        @Override
        public List<RecordedIncident> list(Query query) throws StorageException {
            if (broken) {
                throw new StorageException("broken", new IllegalStateException("test"));
            }
            return all.stream()
                    .filter(it -> it.incident().state().word().equals(query.state()))
                    .toList();
        }

        @Override
        public void diagnosed(String incident, Instant at, List<ActionReport> diagnostics) {
            throw new UnsupportedOperationException("nothing is recorded here");
        }

        @Override
        public List<ActionReport> diagnostics(String incident) {
            return List.of();
        }
    }

    /** The way to a target that nothing runs against. */
    private static final class Nowhere implements TargetAccess {
        @Override
        public Reached reach(Map<String, String> variables) {
            throw new UnsupportedOperationException("nothing runs here");
        }

        @Override
        public String describe() {
            return "nowhere";
        }
    }
}
