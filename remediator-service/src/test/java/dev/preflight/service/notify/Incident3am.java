package dev.preflight.service.notify;

import dev.preflight.core.check.CheckId;
import dev.preflight.core.cure.ActionReport;
import dev.preflight.core.cure.ActionReport.Result;
import dev.preflight.core.incident.Attempt;
import dev.preflight.core.incident.Incident;
import dev.preflight.core.incident.IncidentId;
import dev.preflight.core.incident.Refusal;
import dev.preflight.core.incident.Refusal.Guardrail;
import dev.preflight.core.incident.RemediationState;
import dev.preflight.core.runbook.RunbookId;
import dev.preflight.core.target.TargetId;
import dev.preflight.service.ledger.JournalEntry;
import dev.preflight.service.ledger.RecordedIncident;
import java.time.Instant;
import java.util.List;

/** An incident that two attempts did not mend. */
final class Incident3am {
    static final String ID = "workers.worker-states.1a2b3c4d.d5x0q3k9z1";
    static final JournalEntry.Place PLACE =
            new JournalEntry.Place("lab", "workers", "worker-states", ID);
    static final Instant OPENED = FakeClock.START.minusSeconds(60);
    static final String REASON =
            "all 2 of 2 attempts are used up, the first one 1 min ago; a fresh budget comes after 10 healthy minutes, or with --reset";

    private Incident3am() {}

    static RecordedIncident givenUp() {
        return in(
                new RemediationState.Refusing(new Refusal(Guardrail.BUDGET, REASON)),
                attempts("FAIL: 1 worker is offline: training-a1"));
    }

    static RecordedIncident in(RemediationState state, List<Attempt> attempts) {
        Incident incident =
                new Incident(
                        new IncidentId(ID),
                        new TargetId("unix:///var/run/docker.sock#lab"),
                        new RunbookId("workers"),
                        new CheckId("worker-states"),
                        OPENED,
                        attempts,
                        List.of(),
                        FakeClock.START,
                        state);
        return new RecordedIncident("lab", incident, FakeClock.START);
    }

    static List<Attempt> attempts(String seen) {
        return List.of(
                attempt(1, OPENED.plusSeconds(1), Result.DONE, "restarted in 2.1 s", seen),
                attempt(2, OPENED.plusSeconds(30), Result.FAILED, "no such container", seen));
    }

    private static Attempt attempt(
            int number, Instant start, Result result, String detail, String seen) {
        return new Attempt(
                number,
                start,
                start.plusSeconds(2),
                start.plusSeconds(17),
                List.of(new ActionReport("restart", "training-worker-1", result, detail)),
                seen);
    }

    static List<ActionReport> diagnostics() {
        return List.of(
                new ActionReport(
                        "states",
                        "containers",
                        Result.DONE,
                        "training-worker-1: running for 12 s, 4 restarts"),
                new ActionReport(
                        "logs",
                        "training-worker-1",
                        Result.DONE,
                        "connecting to backend:8000\nconnection refused"));
    }

    static JournalEntry entry(long sequence, JournalEntry.Type type, String data) {
        return new JournalEntry(sequence, type, FakeClock.START, PLACE, data);
    }

    static String refusal(String reason) {
        return "{\"state\": \"EXHAUSTED\", \"guardrail\": \"BUDGET\", \"reason\": \"%s\"}"
                .formatted(reason);
    }
}
