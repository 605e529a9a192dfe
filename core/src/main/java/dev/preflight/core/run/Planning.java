package dev.preflight.core.run;

import dev.preflight.core.check.CheckResult;
import dev.preflight.core.check.Outcome;
import dev.preflight.core.cure.Cure;
import dev.preflight.core.incident.Incident;
import dev.preflight.core.incident.Refusal;
import dev.preflight.core.incident.Refusal.Guardrail;
import dev.preflight.core.incident.Transition;
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
        TargetHistory history;
        try {
            history = ports.ledger().load(request.target().id());
        } catch (LedgerException unreadable) {
            refuseAll(results, unreadable);
            return;
        }
        Obstacles obstacles =
                new Obstacles(ports.lock().holder(request.target().id()), request.lockPatience());
        for (Check check : request.runbook().checks()) {
            if (results.isProbed(check.id())) {
                plan(check, results.of(check.id()), history, obstacles);
            }
        }
    }

    private void refuseAll(Results results, LedgerException unreadable) {
        String reason = String.valueOf(unreadable.getMessage());
        if (!results.any(Outcome.FAIL)) {
            // It does not matter now; it will when something has to be cured.
            ports.listener().warned(reason);
        }
        for (CheckResult result : results.all()) {
            if (result.outcome() == Outcome.FAIL) {
                reporter.refused(result.check(), new Refusal(Guardrail.LEDGER, reason));
            }
        }
    }

    private void plan(Check check, CheckResult result, TargetHistory history, Obstacles obstacles)
            throws InterruptedException {
        Instant now = ports.time().instant();
        Incident incident = incident(check, result, history, now).orElse(null);
        if (incident == null) {
            return;
        }
        if (incident.isUnderWay()) {
            reporter.attempted(check.id(), incident.attempts());
            reporter.underWay(incident, obstacles.underWay(check, incident, now));
        } else if (result.outcome() == Outcome.FAIL) {
            reporter.attempted(check.id(), incident.attempts());
            cure(check, result, incident, history, obstacles);
        }
    }

    private void cure(
            Check check,
            CheckResult result,
            Incident incident,
            TargetHistory history,
            Obstacles obstacles)
            throws InterruptedException {
        Optional<Refusal> refusal =
                policy.refusal(check, incident, history.with(incident), ports.time().instant())
                        .or(obstacles::refusal);
        if (refusal.isPresent()) {
            reporter.refused(check.id(), refusal.get());
            return;
        }
        Planner.Planned planned = planner.plan(check.cure().orElseThrow(), result);
        refusal = planned.refusal().or(() -> policy.refusal(planned.plan()));
        if (refusal.isPresent()) {
            reporter.refused(check.id(), refusal.get());
        } else {
            reporter.planned(check.id(), planned.plan(), obstacles.lock());
        }
    }

    // Nothing is recorded: the incident that heal would find or open is only imagined.
    private Optional<Incident> incident(
            Check check, CheckResult result, TargetHistory history, Instant now) {
        return policy.observed(
                        request.target().id(),
                        request.runbook().id(),
                        result,
                        history.latest(request.runbook().id(), check.id()),
                        now)
                .map(Transition::incident);
    }
}
