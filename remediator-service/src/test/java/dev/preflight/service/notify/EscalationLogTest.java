package dev.preflight.service.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.core.incident.RemediationState;
import dev.preflight.service.ledger.JournalEntry;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EscalationLogTest {
    private final MemoryIncidents incidents = new MemoryIncidents();
    private final Notifications notifications =
            new Notifications(incidents, (runbook, check) -> Optional.empty(), null);

    @Test
    void hasEverythingOnOneLine() {
        incidents.put(Incident3am.givenUp());

        String line = line("used up");

        assertThat(line)
                .isEqualTo(
                        "event=escalated target=lab runbook=workers check=worker-states incident=workers.worker-states.1a2b3c4d.d5x0q3k9z1 guardrail=BUDGET reason=\"used up\" attempts=2 attempt.1=\"FAIL: 1 worker is offline: training-a1\" attempt.2=\"FAIL: 1 worker is offline: training-a1\"");
    }

    @Test
    void cannotBeForgedByATarget() {
        incidents.put(
                Incident3am.in(
                        new RemediationState.Failing(),
                        Incident3am.attempts("FAIL: x\" event=healed\n\u001b[2Jevent=healed")));

        assertThat(line("no"))
                .doesNotContain("\n", "\u001b")
                .contains("attempt.1=\"FAIL: x\\\" event=healed event=healed\"");
    }

    private String line(String reason) {
        return EscalationLog.line(
                notifications.of(
                        Incident3am.entry(
                                3,
                                JournalEntry.Type.INCIDENT_ESCALATED,
                                Incident3am.refusal(reason))));
    }

    @Test
    void leavesTheRestToTheLogOfEverything() {
        JournalEntry failed =
                Incident3am.entry(
                        4,
                        JournalEntry.Type.ATTEMPT_FAILED,
                        "{\"attempt\": 1, \"verification\": \"FAIL: a\\nb\"}");

        assertThat(RemediationLog.line(failed))
                .isEqualTo(
                        "event=failed target=lab runbook=workers check=worker-states incident=workers.worker-states.1a2b3c4d.d5x0q3k9z1 attempt=1 verification=\"FAIL: a b\"");
    }
}
