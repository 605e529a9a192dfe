package dev.preflight.core.run;

import dev.preflight.core.check.CheckId;
import dev.preflight.core.check.CheckResult;
import dev.preflight.core.cure.ActionReport;
import dev.preflight.core.cure.CurePlan;
import dev.preflight.core.incident.Effect;
import dev.preflight.core.incident.Event;
import dev.preflight.core.incident.RemediationState.Waiting;
import dev.preflight.core.incident.Transition;
import dev.preflight.core.remediation.TargetLock.Lease;
import dev.preflight.core.runbook.Check;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Carries out the effects of what happens to incidents: acts, waits, looks again. One check is
 * treated at a time.
 */
final class Treatment implements Effect.Handler<InterruptedException> {
    private static final Duration EARLY_LOOK = Duration.ofSeconds(1);

    private final Ports ports;
    private final Observer observer;
    private final IncidentBook book;
    private final Lease lease;
    private final Steps steps;
    private final Course course;
    private Results results;
    private @Nullable Check current;

    Treatment(
            Ports ports,
            Observer observer,
            IncidentBook book,
            Lease lease,
            Steps steps,
            Course course,
            Results results) {
        this.ports = ports;
        this.observer = observer;
        this.book = book;
        this.lease = lease;
        this.steps = steps;
        this.course = course;
        this.results = results;
    }

    /** The results of the latest look. */
    Results results() {
        return results;
    }

    /** Observes everything anew, and takes it into account. */
    void look() throws InterruptedException {
        results = observer.pass();
        for (CheckResult result : results.all()) {
            book.observed(result, now());
        }
        results.demandProof(this::isToBeProved);
    }

    // What failed has to be known to be well again.
    private boolean isToBeProved(CheckId check) {
        return course.treated().contains(check)
                || book.latest(check).filter(it -> !it.isClosed()).isPresent();
    }

    /** Lets an event happen to a check's incident, and all that follows from it. */
    void happen(Check check, Event event) throws InterruptedException {
        carryOut(check, book.apply(check.id(), event, now()));
    }

    /** Carries out what follows from a transition that is recorded. */
    void carryOut(Check check, Transition transition) throws InterruptedException {
        current = check;
        for (Effect effect : transition.effects()) {
            effect.carryOut(this);
        }
    }

    /** Waits until the wait of a check is over, and verifies; nothing if there is no wait. */
    void waitOut(Check check, Waiting waiting) throws InterruptedException {
        current = check;
        wakeAt(new Effect.WakeAt(waiting.due()));
    }

    /** Waits until a check's next attempt may begin, and looks anew. */
    void putOff(Check check, Duration left) throws InterruptedException {
        ports.listener().waiting(check, left);
        if (course.rests()) {
            course.rest(new Rest(check.id(), left, left, now().plus(left)));
            return;
        }
        ports.waiter().await(left);
        look();
    }

    /** Verifies a check if the rest before this step was all that was left of its wait. */
    boolean verifiesIfOver(Check check, Waiting waiting) throws InterruptedException {
        current = check;
        if (!left(waiting).isZero()) {
            return false;
        }
        waitFor(check, waiting, Duration.ZERO);
        return true;
    }

    @Override
    public void act(Effect.Act effect) throws InterruptedException {
        Check check = current();
        List<ActionReport> done = skipped(effect.plan());
        List<ActionReport> collected = new ArrayList<>();
        try {
            steps.take(check, effect.plan().diagnostics(), collected);
            steps.takeUnder(lease, check, effect.plan().steps(), done);
        } catch (InterruptedException stopped) {
            book.apply(check.id(), new Event.Acted(done), now());
            throw stopped;
        } finally {
            course.diagnosticsOf(check.id()).addAll(collected);
        }
        happen(check, new Event.Acted(done));
    }

    private List<ActionReport> skipped(CurePlan plan) {
        List<ActionReport> skipped = new ArrayList<>();
        plan.skipped().forEach(it -> skipped.add(it.redactedBy(observer.redactor())));
        return skipped;
    }

    @Override
    public void wakeAt(Effect.WakeAt effect) throws InterruptedException {
        Check check = current();
        Duration left = Duration.ZERO;
        Instant due = null;
        while (book.latest(check.id()).orElseThrow().state() instanceof Waiting waiting) {
            if (!waiting.due().equals(due)) {
                due = waiting.due();
                left = left(waiting);
                tellWaiting(check, left);
            }
            if (rests(check, waiting, left)) {
                return;
            }
            left = waitFor(check, waiting, left);
        }
    }

    // By what was rested, too: the stamp may lag if the clock was set back.
    private Duration left(Waiting waiting) {
        Duration byClock = waiting.left(now());
        Duration byRest =
                course.rested(waiting)
                        .map(rested -> rested.left().minus(rested.pause()))
                        .orElse(byClock);
        return byRest.compareTo(byClock) < 0 ? byRest : byClock;
    }

    private boolean rests(Check check, Waiting waiting, Duration left) {
        if (!course.rests() || left.isZero()) {
            return false;
        }
        Duration pause = looksEarly(waiting, left) ? EARLY_LOOK : left;
        course.rest(new Rest(check.id(), pause, left, now().plus(left)), waiting);
        return true;
    }

    private static boolean looksEarly(Waiting waiting, Duration left) {
        return waiting.early() != null && left.compareTo(EARLY_LOOK) > 0;
    }

    private void tellWaiting(Check check, Duration left) {
        if (left.isZero()) {
            return;
        }
        String pending = results.of(check.id()).pending();
        if (pending.isEmpty()) {
            ports.listener().waiting(check, left);
        } else {
            ports.listener().waitingToKnow(check, pending, left);
        }
    }

    /** Waits, and looks or verifies; answers with what is left of the wait. */
    private Duration waitFor(Check check, Waiting waiting, Duration left)
            throws InterruptedException {
        boolean looksEarly = looksEarly(waiting, left);
        ports.waiter().await(looksEarly ? EARLY_LOOK : left);
        if (looksEarly) {
            look();
            if (!book.latest(check.id()).orElseThrow().isUnderWay()) {
                ports.listener().verified(check, results.of(check.id()));
            }
            // By the clock, since a look takes time, too; never more, should it be set back.
            Duration byClock = waiting.left(now());
            Duration waited = left.minus(EARLY_LOOK);
            return byClock.compareTo(waited) < 0 ? byClock : waited;
        }
        // The wait was kept on a clock that nobody sets; this one may have been set back.
        Instant now = now().isBefore(waiting.due()) ? waiting.due() : now();
        carryOut(check, book.apply(check.id(), new Event.WaitOver(), now));
        return Duration.ZERO;
    }

    @Override
    public void verify(Effect.Verify effect) throws InterruptedException {
        look();
        Check check = current();
        if (!(book.latest(check.id()).orElseThrow().state() instanceof Waiting)) {
            ports.listener().verified(check, results.of(check.id()));
        }
    }

    @Override
    public void escalate(Effect.Escalate effect) {
        if (book.isBehind()) {
            // Not recorded, so the next run tells; this one's report says it anyway.
            return;
        }
        ports.listener().escalated(current(), effect.refusal());
    }

    private Check current() {
        if (current == null) {
            throw new IllegalStateException("an effect without a check it belongs to");
        }
        return current;
    }

    private Instant now() {
        return ports.time().instant();
    }
}
