package dev.preflight.core.run;

import dev.preflight.core.check.CheckResult;
import dev.preflight.core.check.Outcome;
import dev.preflight.core.incident.Incident;
import dev.preflight.core.incident.Refusal;
import dev.preflight.core.incident.Refusal.Guardrail;
import dev.preflight.core.remediation.LedgerException;
import dev.preflight.core.remediation.RemediationPolicy;
import dev.preflight.core.remediation.TargetHistory;
import dev.preflight.core.runbook.Check;
import java.time.Instant;
import java.util.Optional;

/** Decides everything as {@link Healing} would, and does nothing. */
final class Planning {
    private final RunRequest request;
    private final RemediationPolicy policy;
    private final Ports ports;
    private final Planner planner;
    private final Reporter reporter;

    Planning(
            RunRequest request,
            RemediationPolicy policy,
            Ports ports,
            Observer observer,
            Reporter reporter) {
        this.request = request;
        this.policy = policy;
        this.ports = ports;
        this.planner = new Planner(request.runbook(), observer);
        this.reporter = reporter;
    }

    void run(Results results) throws InterruptedException {
        for (Check check : request.runbook().checks()) {
            CheckResult result = results.of(check.id());
            if (result.outcome() == Outcome.FAIL) {
                plan(check, result);
            }
        }
    }

    private void plan(Check check, CheckResult result) throws InterruptedException {
        Instant now = ports.time().instant();
        Optional<Refusal> refusal = refusal(check, result, now);
        if (refusal.isPresent()) {
            reporter.refused(check.id(), refusal.get());
            return;
        }
        Planner.Planned planned = planner.plan(check.cure().orElseThrow(), result);
        refusal = planned.refusal().or(() -> policy.refusal(planned.plan()));
        if (refusal.isPresent()) {
            reporter.refused(check.id(), refusal.get());
        } else {
            reporter.planned(check.id(), planned.plan());
        }
    }

    private Optional<Refusal> refusal(Check check, CheckResult result, Instant now) {
        try {
            TargetHistory history = ports.ledger().load(request.target().id());
            // Nothing is recorded: the incident that heal would find or open is only imagined.
            Incident incident =
                    policy.observed(
                                    request.target().id(),
                                    request.runbook().id(),
                                    result,
                                    history.latest(request.runbook().id(), check.id()),
                                    now)
                            .orElseThrow()
                            .incident();
            reporter.attempted(check.id(), incident.attempts());
            return policy.refusal(check, incident, history.with(incident), now);
        } catch (LedgerException unreadable) {
            return Optional.of(
                    new Refusal(Guardrail.LEDGER, String.valueOf(unreadable.getMessage())));
        }
    }
}
