package dev.preflight.core.run;

import dev.preflight.core.check.CheckResult;
import dev.preflight.core.check.Outcome;
import dev.preflight.core.cure.Cure;
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

    /** Refuses what cannot be cured for want of a project, and decides nothing else. */
    void refuse(Results results) throws InterruptedException {
        for (Check check : request.runbook().checks()) {
            Optional<Cure> cure = check.cure();
            if (results.of(check.id()).outcome() == Outcome.FAIL && cure.isPresent()) {
                planner.refusal(cure.get()).ifPresent(it -> reporter.refused(check.id(), it));
            }
        }
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
        TargetHistory history;
        try {
            history = ports.ledger().load(request.target().id());
        } catch (LedgerException unreadable) {
            reporter.refused(
                    check.id(),
                    new Refusal(Guardrail.LEDGER, String.valueOf(unreadable.getMessage())));
            return;
        }
        Incident incident = incident(check, result, history, now);
        reporter.attempted(check.id(), incident.attempts());
        if (incident.isUnderWay()) {
            // Heal would first wait for that attempt and verify it.
            reporter.underWay(incident);
            return;
        }
        Optional<Refusal> refusal = policy.refusal(check, incident, history.with(incident), now);
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

    // Nothing is recorded: the incident that heal would find or open is only imagined.
    private Incident incident(Check check, CheckResult result, TargetHistory history, Instant now) {
        return policy.observed(
                        request.target().id(),
                        request.runbook().id(),
                        result,
                        history.latest(request.runbook().id(), check.id()),
                        now)
                .orElseThrow()
                .incident();
    }
}
