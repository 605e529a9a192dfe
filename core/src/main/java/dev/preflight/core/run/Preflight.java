package dev.preflight.core.run;

import dev.preflight.core.check.CheckResult;
import dev.preflight.core.check.Outcome;
import dev.preflight.core.incident.Refusal;
import dev.preflight.core.incident.Refusal.Guardrail;
import dev.preflight.core.remediation.LedgerException;
import dev.preflight.core.remediation.RemediationPolicy;
import dev.preflight.core.remediation.TargetHistory;
import dev.preflight.core.remediation.TargetLock.Grant;
import dev.preflight.core.remediation.TargetLock.Lease;
import dev.preflight.core.runbook.Check;
import dev.preflight.core.target.SecretMemory;
import java.time.Duration;
import java.util.List;

/**
 * Runs a runbook once against a target: observes, judges and, if allowed, cures and verifies.
 *
 * <p>An instance may be used again and again, from one thread at a time.
 */
public final class Preflight {
    private final Ports ports;
    private final RemediationPolicy policy;
    private final SecretMemory secrets;

    /** Runs by the default rules. */
    public Preflight(Ports ports) {
        this(ports, RemediationPolicy.defaults());
    }

    public Preflight(Ports ports, RemediationPolicy policy) {
        this(ports, policy, new SecretMemory());
    }

    /**
     * One of several on the same target.
     *
     * @param secrets that runs on the target have met; grows
     */
    public Preflight(Ports ports, RemediationPolicy policy, SecretMemory secrets) {
        this.ports = ports;
        this.policy = policy;
        this.secrets = secrets;
    }

    /**
     * Does what is asked for. Never throws for what is wrong with the target. If the thread is
     * interrupted, what was done is recorded, the lock is released, and the report says what is
     * left undone; the interrupt is then used up.
     */
    public RunReport run(RunRequest request) {
        return run(request, Course.inOne(ports.time().instant()));
    }

    /**
     * Begins to heal, and lets go of everything where there is something to wait for. Otherwise as
     * {@link #run}.
     *
     * @param request to heal
     * @return the first step
     */
    public HealStep begin(RunRequest request) {
        return step(request, Course.inSteps(ports.time().instant()));
    }

    /**
     * Goes on with what {@link #begin} began, once its rest is over.
     *
     * @param request the same as then
     * @param before the latest step, which must have a rest; it is of no use afterwards
     */
    public HealStep resume(RunRequest request, HealStep before) {
        if (before.rest().isEmpty()) {
            throw new IllegalStateException("heal run " + request.runId() + " is over");
        }
        before.course().resume();
        return step(request, before.course());
    }

    private HealStep step(RunRequest request, Course course) {
        if (request.mode() != Mode.HEAL) {
            throw new IllegalArgumentException("only a heal run goes in steps: " + request.mode());
        }
        return new HealStep(run(request, course), course);
    }

    private RunReport run(RunRequest request, Course course) {
        Observer observer = new Observer(request, ports, secrets);
        observer.exported(course.exported());
        Reporter reporter = new Reporter(request, course, ports.time(), observer);
        try {
            return switch (request.mode()) {
                case CHECK -> check(request, observer, reporter);
                case PLAN -> plan(request, observer, reporter);
                case HEAL -> heal(request, observer, reporter, course);
            };
        } catch (InterruptedException stopped) {
            return reporter.interrupted(
                    List.of("interrupted while observing; nothing was changed"));
        } finally {
            course.exported(observer.variables().exported());
        }
    }

    private RunReport check(RunRequest request, Observer observer, Reporter reporter)
            throws InterruptedException {
        Results results = observer.pass();
        reporter.remember(results);
        if (results.any(Outcome.FAIL)) {
            new Planning(request, policy, ports, observer, reporter).refuse(results);
        }
        return reporter.report(results);
    }

    private RunReport plan(RunRequest request, Observer observer, Reporter reporter)
            throws InterruptedException {
        Results results = observer.pass();
        new Planning(request, policy, ports, observer, reporter).run(results);
        return reporter.report(results);
    }

    private RunReport heal(RunRequest request, Observer observer, Reporter reporter, Course course)
            throws InterruptedException {
        Results results = observer.pass();
        reporter.remember(results);
        boolean fails = results.any(Outcome.FAIL);
        TargetHistory known = fails ? TargetHistory.empty() : glance(request);
        boolean isUntouched = course.treated().isEmpty();
        if (!fails && isUntouched && !IncidentBook.hasOpenIncidents(request, known)) {
            return reporter.report(results);
        }
        // Only to note that all is still well, nobody has to wait.
        boolean isWorthWaiting = fails || IncidentBook.isAnyUnderWay(request, known);
        Duration patience = isWorthWaiting ? request.lockPatience() : Duration.ZERO;
        Grant grant =
                ports.lock()
                        .acquire(
                                request.target().id(),
                                course.rests() ? Duration.ZERO : patience,
                                ports.listener()::lockAwaited);
        Lease lease = grant.lease();
        if (lease == null && course.awaitsLock(patience, ports.time().instant())) {
            return reporter.interrupted(List.of("the target's lock is awaited: " + grant.reason()));
        }
        if (lease == null) {
            // Whoever holds it has acted since, so what was seen before proves nothing.
            results = observer.pass();
            results.demandProof(course.treated()::contains);
            refuseAll(request, results, new Refusal(Guardrail.LOCK, grant.reason()), reporter);
            return reporter.report(results);
        }
        try (lease) {
            return heal(request, observer, reporter, course, lease, results);
        }
    }

    private RunReport heal(
            RunRequest request,
            Observer observer,
            Reporter reporter,
            Course course,
            Lease lease,
            Results results)
            throws InterruptedException {
        TargetHistory history;
        try {
            history = ports.ledger().load(request.target().id());
        } catch (LedgerException unreadable) {
            Refusal refusal =
                    new Refusal(
                            Guardrail.LEDGER,
                            "nothing is cured without the record of what was done before: "
                                    + unreadable.getMessage());
            // The lock may have been waited for, while somebody else acted.
            Results now = observer.pass();
            now.demandProof(course.treated()::contains);
            refuseAll(request, now, refusal, reporter);
            return reporter.report(now);
        }
        IncidentBook book = new IncidentBook(request, policy, ports.ledger(), lease, history);
        Healing healing =
                new Healing(request, policy, ports, observer, book, lease, course, results);
        try {
            healing.run();
        } catch (InterruptedException stopped) {
            reporter.remember(healing.results());
            reporter.healed(healing, book);
            List<String> undone = healing.undone();
            return reporter.interrupted(
                    undone.isEmpty() ? List.of("interrupted between two attempts") : undone);
        }
        book.failure()
                .ifPresent(
                        failure -> ports.listener().warned(String.valueOf(failure.getMessage())));
        reporter.healed(healing, book);
        if (course.rest().isPresent()) {
            if (book.failure().isPresent()) {
                // The next step would not find what this one has done; a later run takes over.
                course.end();
            }
            reporter.remember(healing.results());
            return reporter.interrupted(healing.undone());
        }
        return reporter.report(healing.results());
    }

    // Those who pass have an interest only in incidents that are under way or count healthy time.
    private TargetHistory glance(RunRequest request) {
        try {
            return ports.ledger().load(request.target().id());
        } catch (LedgerException unreadable) {
            // Nothing has to be cured, so it does not matter now; it will when something has to be.
            ports.listener().warned(String.valueOf(unreadable.getMessage()));
            return TargetHistory.empty();
        }
    }

    private void refuseAll(
            RunRequest request, Results results, Refusal refusal, Reporter reporter) {
        for (Check check : request.runbook().checks()) {
            CheckResult result = results.of(check.id());
            if (result.outcome() == Outcome.FAIL) {
                ports.listener().refused(check, refusal);
                reporter.refused(check.id(), refusal);
            }
        }
    }
}
