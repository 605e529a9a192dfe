package dev.preflight.core.remediation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.core.check.CheckId;
import dev.preflight.core.incident.Incident;
import dev.preflight.core.incident.IncidentId;
import dev.preflight.core.incident.RemediationState;
import dev.preflight.core.runbook.RunbookId;
import dev.preflight.core.target.TargetId;
import dev.preflight.core.testing.FakeTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class InMemoryLedgerTest {

    private static final TargetId SHOP = new TargetId("unix:///x#shop");

    private final FakeTime time = new FakeTime();
    private final InMemoryLedger ledger = new InMemoryLedger(time);

    private static Incident incident(String id, Instant openedAt, RemediationState state) {
        return new Incident(
                new IncidentId(id),
                SHOP,
                new RunbookId("workers"),
                new CheckId("backend-api"),
                openedAt,
                List.of(),
                List.of(),
                null,
                state);
    }

    private Incident closed(String id) {
        return incident(id, time.instant(), new RemediationState.Closed(time.instant()));
    }

    private List<Incident> incidents() {
        return ledger.load(SHOP).incidents();
    }

    @Test
    void keepsABoundedNumberOfClosedIncidents() {
        Incident open = incident("open", time.instant(), new RemediationState.Failing());
        ledger.record(SHOP, open);
        for (int i = 0; i < Retention.MOST_CLOSED + 1; i++) {
            ledger.record(SHOP, closed("i" + i));
        }
        assertThat(incidents()).hasSize(Retention.MOST_CLOSED + 1).startsWith(open, closed("i1"));
    }

    @Test
    void forgetsClosedIncidentsAfterADayAndOpenOnesNever() {
        Incident open = incident("open", time.instant(), new RemediationState.Failing());
        ledger.record(SHOP, open);
        ledger.record(SHOP, closed("old"));
        time.pass(Duration.ofHours(25));
        Incident recent = closed("new");
        ledger.record(SHOP, recent);
        assertThat(incidents()).containsExactly(open, recent);
    }

    @Test
    void keepsAClosedIncidentForAWholeDayAfterItsLastChange() {
        Instant opened = time.instant().minus(Duration.ofDays(7));
        Incident old = incident("old", opened, new RemediationState.Closed(time.instant()));
        ledger.record(SHOP, old);
        time.pass(Duration.ofDays(1));
        ledger.record(SHOP, closed("new"));
        assertThat(incidents()).contains(old);
    }

    @Test
    void keepsTargetsApart() {
        ledger.record(SHOP, closed("i"));
        assertThat(ledger.load(new TargetId("unix:///x#other")).incidents()).isEmpty();
    }
}
