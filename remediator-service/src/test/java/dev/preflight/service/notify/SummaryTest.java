package dev.preflight.service.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.core.incident.Attempt;
import dev.preflight.core.incident.Refusal.Guardrail;
import dev.preflight.core.incident.RemediationState;
import dev.preflight.service.ledger.JournalEntry;
import dev.preflight.service.ledger.JournalEntry.Place;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SummaryTest {
    private final MemoryIncidents incidents = new MemoryIncidents();
    private final Notifications notifications =
            new Notifications(
                    incidents, (runbook, check) -> Optional.of(Checks.workerStates()), null);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    INCIDENT_OPENED   | {}                                      | lab: Workers in error state - check worker logs (workers/worker-states).
                    INCIDENT_REOPENED | {}                                      | lab: Workers in error state - check worker logs (workers/worker-states), again, soon after it had healed.
                    ATTEMPT_STARTED   | {"attempt": 2}                          | lab: attempt 2 to cure workers/worker-states begins.
                    ATTEMPT_WAITING   | {"attempt": 2, "dueAt": "2026-03-01T03:00:15Z"} | lab: attempt 2 to cure workers/worker-states has acted; it is verified at 2026-03-01T03:00:15Z.
                    ATTEMPT_FAILED    | {"attempt": 2, "verification": "FAIL: 1 offline"} | lab: attempt 2 to cure workers/worker-states did not help; it saw FAIL: 1 offline.
                    INCIDENT_HEALED   | {"attempts": 2, "seconds": 60}         | lab: workers/worker-states passes again, after 2 attempts, 1 min after it failed.
                    INCIDENT_CLOSED   | {}                                      | lab: workers/worker-states has been healthy for long enough, its incident is closed.
                    INCIDENT_RESET    | {"by": "ann"}                           | lab: workers/worker-states has a fresh budget by ann.
                    """)
    void saysWhatHappened(JournalEntry.Type type, String data, String expected) {
        incidents.put(
                Incident3am.in(
                        new RemediationState.Healed(FakeClock.START),
                        Incident3am.attempts("FAIL: 1 offline")));

        String line = notifications.of(Incident3am.entry(1, type, data)).summary();

        assertThat(line).isEqualTo(expected);
    }

    @Test
    void saysWhoPausedAndWhy() {
        String data =
                "{\"owner\": \"ann\", \"reason\": \"deploying\", \"until\": \"2026-03-01T04:00:00Z\"}";
        JournalEntry everywhere =
                new JournalEntry(
                        1,
                        JournalEntry.Type.PAUSE_BEGUN,
                        FakeClock.START,
                        new Place(null, null, null, null),
                        data);

        assertThat(notifications.of(everywhere).summary())
                .isEqualTo(
                        "all targets: cures are paused by ann until 2026-03-01T04:00:00Z: deploying.");
    }

    @ParameterizedTest
    @EnumSource(Guardrail.class)
    void saysWhatToDoWhoeverSaysNo(Guardrail guardrail) {
        incidents.put(Incident3am.in(new RemediationState.Failing(), List.of()));
        String data = "{\"guardrail\": \"%s\", \"reason\": \"because.\"}".formatted(guardrail);

        String line =
                notifications
                        .of(Incident3am.entry(1, JournalEntry.Type.INCIDENT_ESCALATED, data))
                        .summary();

        assertThat(line)
                .startsWith(
                        "lab: Workers in error state - check worker logs (workers/worker-states). No cure was tried. Given up: because. To do: ")
                .endsWith(".")
                .doesNotContain("..");
    }

    @Test
    void isOneLineWithoutControlCharactersHoweverLongTheTruth() {
        List<Attempt> attempts =
                Incident3am.attempts("FAIL: \u001b[31mred\u0007\nline ".repeat(500));
        incidents.put(Incident3am.in(new RemediationState.Failing(), attempts));

        String line =
                notifications
                        .of(
                                Incident3am.entry(
                                        1,
                                        JournalEntry.Type.INCIDENT_ESCALATED,
                                        Incident3am.refusal("x".repeat(5000))))
                        .summary();

        assertThat(line).hasSizeLessThanOrEqualTo(2000).doesNotContain("\u001b", "\n", "\u0007");
        assertThat(line.chars().noneMatch(Character::isISOControl)).isTrue();
    }
}
