package dev.preflight.service.remediation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.core.check.CheckId;
import dev.preflight.core.incident.Attempt;
import dev.preflight.core.incident.Incident;
import dev.preflight.core.incident.IncidentId;
import dev.preflight.core.incident.RemediationState;
import dev.preflight.core.incident.RemediationState.Closed;
import dev.preflight.core.incident.RemediationState.Failing;
import dev.preflight.core.remediation.InMemoryLedger;
import dev.preflight.core.runbook.RunbookId;
import dev.preflight.core.target.TargetId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SharedLedgerTest {
    private static final TargetId SHOP = new TargetId("docker#shop");
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final InMemoryLedger commands = new InMemoryLedger(InstantSource.fixed(NOW));
    private final InMemoryLedger services = new InMemoryLedger(InstantSource.fixed(NOW));
    private final SharedLedger ledger = new SharedLedger(commands, services);

    @Test
    void learnsWhatTheCommandHasUnderWay() throws Exception {
        Incident open = incident("i1", NOW, 1, new Failing());
        commands.record(SHOP, open);

        assertThat(ledger.load(SHOP).incidents()).containsExactly(open);
        assertThat(services.load(SHOP).incidents()).containsExactly(open);
    }

    @Test
    void learnsThatTheCommandHasClosedOne() throws Exception {
        Incident closed = incident("i1", NOW, 1, new Closed(NOW));
        services.record(SHOP, incident("i1", NOW, 1, new Failing()));
        commands.record(SHOP, closed);

        assertThat(ledger.load(SHOP).incidents()).containsExactly(closed);
    }

    @Test
    void countsTheAttemptsOfWhatTheCommandOpenedAndClosedInBetween() throws Exception {
        Incident closed = incident("i1", NOW.minusSeconds(600), 2, new Closed(NOW));
        Incident open = incident("i2", NOW, 0, new Failing());
        services.record(SHOP, open);
        commands.record(SHOP, closed);

        assertThat(ledger.load(SHOP).incidents()).containsExactly(closed, open);
        assertThat(services.load(SHOP).incidents()).containsExactly(open);
    }

    @Test
    void believesNoFileThatWasPutBack() throws Exception {
        Incident spent = incident("i1", NOW, 2, new Failing());
        services.record(SHOP, spent);
        commands.record(SHOP, incident("i1", NOW, 1, new Failing()));

        assertThat(ledger.load(SHOP).incidents()).containsExactly(spent);
    }

    private static Incident incident(
            String id, Instant openedAt, int attempts, RemediationState state) {
        List<Attempt> made =
                IntStream.rangeClosed(1, attempts)
                        .mapToObj(it -> new Attempt(it, openedAt, null, null, List.of(), ""))
                        .toList();
        return new Incident(
                new IncidentId(id),
                SHOP,
                new RunbookId("workers"),
                new CheckId("worker-types"),
                openedAt,
                made,
                List.of(),
                null,
                state);
    }
}
