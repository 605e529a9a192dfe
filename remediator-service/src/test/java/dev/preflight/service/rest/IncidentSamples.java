package dev.preflight.service.rest;

import dev.preflight.core.check.CheckId;
import dev.preflight.core.cure.ActionReport;
import dev.preflight.core.incident.Attempt;
import dev.preflight.core.incident.Incident;
import dev.preflight.core.incident.IncidentId;
import dev.preflight.core.incident.Refusal;
import dev.preflight.core.incident.Refusal.Guardrail;
import dev.preflight.core.incident.RemediationState;
import dev.preflight.core.incident.RemediationState.Failing;
import dev.preflight.core.incident.RemediationState.Refusing;
import dev.preflight.core.incident.RemediationState.Waiting;
import dev.preflight.core.runbook.RunbookId;
import dev.preflight.core.target.TargetId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Incidents to test with. */
final class IncidentSamples {
    static final Instant OPENED = Instant.parse("2026-03-01T12:00:00.250Z");

    private static final ActionReport RESTARTED =
            new ActionReport(
                    "restart-container", "shop-1", ActionReport.Result.DONE, "\u001b[1mrestarted");

    private IncidentSamples() {}

    static TargetId target(String name) {
        return new TargetId("test#" + name);
    }

    /** One that is open, of a target that is there. */
    static Incident of(TargetId target, String id) {
        return in(new Failing(), id, target, List.of());
    }

    static Incident open(String id, String target) {
        return of(target(target), id);
    }

    static Incident exhausted(String id, String target) {
        Attempt attempt =
                new Attempt(
                        1,
                        OPENED,
                        OPENED.plusSeconds(2),
                        OPENED.plusSeconds(17),
                        List.of(RESTARTED),
                        "FAIL: none");
        Refusal refusal = new Refusal(Guardrail.BUDGET, "all 1 attempts are used up");
        return in(new Refusing(refusal), id, target(target), List.of(attempt));
    }

    static Incident waiting(String id, String target, Instant due) {
        Attempt attempt =
                new Attempt(1, OPENED, OPENED.plusSeconds(2), null, List.of(RESTARTED), "");
        return in(
                new Waiting(due, Duration.ofHours(1), null, null),
                id,
                target(target),
                List.of(attempt));
    }

    private static Incident in(
            RemediationState state, String id, TargetId target, List<Attempt> attempts) {
        return new Incident(
                new IncidentId(id),
                target,
                new RunbookId("workers"),
                new CheckId("worker-types"),
                OPENED,
                attempts,
                List.of(),
                state instanceof Refusing ? OPENED.plusSeconds(20) : null,
                state);
    }
}
