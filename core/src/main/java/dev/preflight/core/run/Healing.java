package dev.preflight.core.run;

import dev.preflight.core.HowLong;
import dev.preflight.core.check.CheckId;
import dev.preflight.core.check.CheckResult;
import dev.preflight.core.check.Outcome;
import dev.preflight.core.cure.ActionReport;
import dev.preflight.core.cure.Cure;
import dev.preflight.core.cure.CurePlan;
import dev.preflight.core.incident.Event;
import dev.preflight.core.incident.Incident;
import dev.preflight.core.incident.Refusal;
import dev.preflight.core.incident.Refusal.Guardrail;
import dev.preflight.core.incident.RemediationState.Healed;
import dev.preflight.core.incident.RemediationState.Waiting;
import dev.preflight.core.incident.Transition;
import dev.preflight.core.remediation.RemediationPolicy;
import dev.preflight.core.remediation.TargetLock.Lease;
import dev.preflight.core.runbook.Check;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Cures one failed check after the other, the root cause first, under the target's lock, until
 * nothing more may be cured. Has no rules of its own: it asks the policy, and feeds events to the
 * incidents; what follows from these is the {@link Treatment}'s.
 */
final class Healing {
    private final RunRequest request;
    private final RemediationPolicy policy;
    private final Ports ports;
    private final Observer observer;
    private final Planner planner;
    private final Diagnostics diagnosing;
    private final Treatment treatment;
    private final IncidentBook book;
    private final Lease lease;
    private final Course course;

    Healing(
            RunRequest request,
            RemediationPolicy policy,
            Ports ports,
            Observer observer,
            IncidentBook book,
            Lease lease,
            Course course,
            Results results) {
        this.request = request;
        this.policy = policy;
        this.ports = ports;
        this.observer = observer;
        this.book = book;
        this.lease = lease;
        this.course = course;
        this.planner = new Planner(request.runbook(), observer);
        Steps steps = new Steps(ports, observer);
        this.diagnosing = new Diagnostics(planner, steps, observer);
        this.treatment = new Treatment(ports, observer, book, lease, steps, course, results);
    }

    /**
     * Goes on until everything passes or is given up, or until there is a rest.
     *
     * @throws InterruptedException if told to stop; what was done is recorded by then
     */
    void run() throws InterruptedException {
        takeOver();
        if (!verifiesWaitThatIsOver()) {
            treatment.look();
        }
        boolean goesOn = true;
        while (goesOn && course.rest().isEmpty()) {
            goesOn = next();
        }
        if (course.rest().isEmpty()) {
            giveUpUnknown();
        }
    }

    Results results() {
        return treatment.results();
    }

    /** The checks that pass after a cure of theirs that was attempted or verified in this run. */
    Set<CheckId> healed() {
        return course.healed(results());
    }

    List<ActionReport> diagnosticsOf(CheckId check) {
        return course.diagnosticsOf(check);
    }

    Optional<Refusal> refusalOf(CheckId check) {
        return Optional.ofNullable(course.refusals().get(check));
    }

    /** What an interruption now leaves undone. */
    List<String> undone() {
        List<String> undone = new ArrayList<>();
        for (Check check : request.runbook().checks()) {
            book.latest(check.id())
                    .filter(incident -> incident.isUnderWay() && request.isSelected(check.id()))
                    .ifPresent(incident -> undone.add(undone(check, incident)));
        }
        return undone;
    }

    // Our lock: whoever left an attempt acting is gone, and nobody knows how far it came.
    private void takeOver() {
        if (course.isToReset(request)) {
            for (Check check : request.runbook().checks()) {
                if (book.latest(check.id()).filter(it -> !it.isClosed()).isPresent()) {
                    book.apply(check.id(), new Event.Reset("cli"), now());
                }
            }
        }
        book.recover(this::hasRested, now());
        for (Check check : request.runbook().checks()) {
            if (book.latest(check.id()).filter(Incident::isUnderWay).isPresent()) {
                course.treated().add(check.id());
            }
        }
    }

    private boolean hasRested(Incident incident) {
        return incident.state() instanceof Waiting waiting && course.rested(waiting).isPresent();
    }

    // The rest before this step was the whole of a wait, or what was left of it.
    private boolean verifiesWaitThatIsOver() throws InterruptedException {
        Optional<Check> rested = course.restedFor().flatMap(request.runbook()::check);
        if (rested.isEmpty()) {
            return false;
        }
        Check check = rested.get();
        if (!(book.latest(check.id()).map(Incident::state).orElse(null) instanceof Waiting it)) {
            // What was waited for was that the next attempt may begin.
            return false;
        }
        return treatment.verifiesIfOver(check, it);
    }

    /** Does the next thing there is to do; false if there is nothing more. */
    private boolean next() throws InterruptedException {
        for (Check check : request.runbook().checks()) {
            CheckResult result = results().of(check.id());
            if (results().isProbed(check.id()) && waitsOut(check)) {
                return true;
            }
            if (result.outcome() != Outcome.FAIL) {
                continue;
            }
            if (decide(check, result, book.open(check.id()))) {
                return true;
            }
            if (request.failFast()) {
                return false;
            }
        }
        return false;
    }

    // Also if it passes: before the wait is over that is not to be relied upon.
    private boolean waitsOut(Check check) throws InterruptedException {
        Optional<Incident> latest = book.latest(check.id());
        if (latest.isEmpty() || !(latest.get().state() instanceof Waiting waiting)) {
            return false;
        }
        treatment.waitOut(check, waiting);
        return true;
    }

    /** Attempts a cure, or refuses; true if there is something new to look at. */
    private boolean decide(Check check, CheckResult result, Incident incident)
            throws InterruptedException {
        book.renewPauses();
        Optional<Refusal> refusal =
                policy.refusal(check, incident, book.history(), now()).or(this::unsafe);
        if (refusal.isPresent()) {
            refuse(check, result, refusal.get());
            return false;
        }
        Cure cure = check.cure().orElseThrow();
        Duration left = policy.putOff(cure, incident, book.history(), now());
        if (!left.isZero() && course.isPutOff(check.id(), book.history())) {
            treatment.putOff(check, left);
            return true;
        }
        Planner.Planned planned = planner.plan(cure, result);
        refusal = planned.refusal().or(() -> policy.refusal(planned.plan()));
        if (refusal.isPresent()) {
            refuse(check, result, refusal.get());
            return false;
        }
        return attempt(check, result, cure, planned.plan());
    }

    private Optional<Refusal> unsafe() {
        if (!lease.isHeld()) {
            return Optional.of(lockRefusal());
        }
        return book.failure().isPresent() ? Optional.of(ledgerRefusal()) : Optional.empty();
    }

    private static Refusal lockRefusal() {
        return new Refusal(Guardrail.LOCK, "the lock on the target was lost to somebody else");
    }

    private Refusal ledgerRefusal() {
        return new Refusal(
                Guardrail.LEDGER,
                "nothing is cured that cannot be recorded: "
                        + book.failure().map(Throwable::getMessage).orElse(""));
    }

    private boolean attempt(Check check, CheckResult result, Cure cure, CurePlan plan)
            throws InterruptedException {
        Incident before = book.open(check.id());
        Event started =
                new Event.AttemptStarted(
                        plan, cure.waitAfterCure(), cure.earlyVerification().orElse(null));
        Transition transition = book.apply(check.id(), started, now());
        Optional<Refusal> refusal = unsafe();
        if (refusal.isPresent()) {
            // Not recorded for certain, so not done.
            book.withdraw(before);
            refuse(check, result, refusal.get());
            return false;
        }
        course.refusals().remove(check.id());
        course.treated().add(check.id());
        ports.listener().attemptStarted(check, cure, transition.incident().attempts().size());
        treatment.carryOut(check, transition);
        return true;
    }

    private void refuse(Check check, CheckResult result, Refusal raw) throws InterruptedException {
        Refusal refusal = raw.redactedBy(observer.redactor());
        Refusal former = course.refusals().put(check.id(), refusal);
        boolean isNews =
                former == null
                        ? !isLeftAtThat(check, refusal)
                        : former.guardrail() != refusal.guardrail();
        if (isNews) {
            ports.listener().refused(check, refusal);
            // Before it is recorded, so that whoever is told of that finds it there.
            List<ActionReport> collected = diagnosing.collect(check, result);
            course.diagnosticsOf(check.id()).addAll(collected);
            ports.listener().diagnosed(check, collected);
        }
        if (lease.isHeld()) {
            treatment.happen(check, new Event.Refused(refusal));
        }
    }

    // What is kept of it is what people were told with, and looking on costs the engine little.
    private boolean isLeftAtThat(Check check, Refusal refusal) {
        return request.unattended()
                && book.latest(check.id())
                        .filter(it -> it.isGivenUpBy(refusal.guardrail()))
                        .isPresent();
    }

    // An attempt was made, and whether it helped cannot be told: a person must look.
    private void giveUpUnknown() throws InterruptedException {
        for (Check check : request.runbook().checks()) {
            CheckResult result = results().of(check.id());
            boolean attempted =
                    book.latest(check.id())
                            .filter(it -> !it.isClosed() && !(it.state() instanceof Healed))
                            .filter(it -> !it.attempts().isEmpty())
                            .isPresent();
            if (result.outcome() == Outcome.ERROR && attempted) {
                String reason =
                        "whether the cure helped could not be established: " + result.seen();
                refuse(check, result, new Refusal(Guardrail.UNKNOWN, reason));
            }
        }
    }

    private String undone(Check check, Incident incident) {
        int attempt = incident.attempts().size();
        if (incident.state() instanceof Waiting waiting) {
            Duration left = waiting.left(now());
            return left.isZero()
                    ? "%s: attempt %d is made; its wait is over, and it is to be verified"
                            .formatted(check.id(), attempt)
                    : "%s: attempt %d is made; its wait ends in %s, then it is to be verified"
                            .formatted(check.id(), attempt, HowLong.inWords(left));
        }
        return "%s: attempt %d is recorded and not verified".formatted(check.id(), attempt);
    }

    private Instant now() {
        return ports.time().instant();
    }
}
