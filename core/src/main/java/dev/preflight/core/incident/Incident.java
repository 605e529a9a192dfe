package dev.preflight.core.incident;

import dev.preflight.core.check.CheckId;
import dev.preflight.core.runbook.RunbookId;
import dev.preflight.core.target.TargetId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A check on a target from its first definite failure until it is closed. Owns the attempts, and
 * with them what is left of the budget.
 *
 * @param id for good
 * @param target where
 * @param runbook of the check
 * @param check that failed
 * @param openedAt at its first definite failure
 * @param attempts of this budget, oldest first
 * @param reopenings when it failed again after it had healed, oldest first
 * @param escalatedAt when people were told; null before
 * @param state how far it has come
 */
public record Incident(
        IncidentId id,
        TargetId target,
        RunbookId runbook,
        CheckId check,
        Instant openedAt,
        List<Attempt> attempts,
        List<Instant> reopenings,
        @Nullable Instant escalatedAt,
        RemediationState state) {

    /** How many reopenings are remembered; no rule can ask for more. */
    public static final int REOPENINGS_KEPT = 20;

    public Incident {
        attempts = List.copyOf(attempts);
        reopenings = List.copyOf(reopenings);
    }

    /** A new incident. */
    public static Incident opened(
            IncidentId id, TargetId target, RunbookId runbook, CheckId check, Instant now) {
        return new Incident(
                id,
                target,
                runbook,
                check,
                now,
                List.of(),
                List.of(),
                null,
                new RemediationState.Failing());
    }

    /** What an event makes of this incident. */
    public Transition on(Event event, Instant now) {
        return event instanceof Event.Reset && !isClosed()
                ? Transition.to(forgiven().in(closedByReset(now)))
                : state.on(event, this, now);
    }

    // A fresh budget does not make what was just restarted ready to be restarted again.
    private RemediationState closedByReset(Instant now) {
        if (state instanceof RemediationState.Curing cutOff) {
            // Nobody knows when it acted, if it did: the wait begins now, so it is never short.
            return new RemediationState.Closed(now, now.plus(cutOff.settling()));
        }
        Duration left = settling(now);
        return new RemediationState.Closed(now, left.isZero() ? null : now.plus(left));
    }

    /** The same incident, closed if it has been healthy for so long. */
    public Incident aged(Duration minHealthyPeriod, Instant now) {
        return state instanceof RemediationState.Healed healed
                        && healed.isHealthyFor(minHealthyPeriod, now)
                ? in(new RemediationState.Closed(now))
                : this;
    }

    /** Whether an attempt is under way: acting, waiting or about to be verified. */
    public boolean isUnderWay() {
        return state instanceof RemediationState.Curing
                || state instanceof RemediationState.Waiting
                || state instanceof RemediationState.Verifying;
    }

    /**
     * What is left of the wait after an attempt that is under way, or was when it was reset; zero if
     * there is none. The wait of one that acts, or was cut off while it did, counts from its start.
     */
    public Duration settling(Instant now) {
        if (state instanceof RemediationState.Closed closed) {
            return closed.left(now);
        }
        if (state instanceof RemediationState.Waiting waiting) {
            return waiting.left(now);
        }
        return state instanceof RemediationState.Curing curing
                ? curing.left(lastAttempt().map(Attempt::startedAt).orElse(openedAt), now)
                : Duration.ZERO;
    }

    /** Whether people were told of it, and it is this guardrail that keeps it from being cured. */
    public boolean isGivenUpBy(Refusal.Guardrail guardrail) {
        return escalatedAt != null
                && state instanceof RemediationState.Refusing refusing
                && refusing.refusal().guardrail() == guardrail;
    }

    public boolean isClosed() {
        return state instanceof RemediationState.Closed;
    }

    public Optional<Attempt> lastAttempt() {
        return attempts.isEmpty()
                ? Optional.empty()
                : Optional.of(attempts.get(attempts.size() - 1));
    }

    /** The next incident of a check that failed again soon after this one was closed. */
    public Incident succeededBy(IncidentId successor, Instant now) {
        return new Incident(
                        successor,
                        target,
                        runbook,
                        check,
                        now,
                        List.of(),
                        reopenings,
                        null,
                        new RemediationState.Failing())
                .reopened(now);
    }

    Incident in(RemediationState next) {
        return new Incident(
                id, target, runbook, check, openedAt, attempts, reopenings, escalatedAt, next);
    }

    Incident withAttempt(Attempt attempt) {
        List<Attempt> all = new ArrayList<>(attempts);
        all.add(attempt);
        return with(all);
    }

    Incident withLastAttempt(UnaryOperator<Attempt> change) {
        List<Attempt> all = new ArrayList<>(attempts);
        all.set(all.size() - 1, change.apply(all.get(all.size() - 1)));
        return with(all);
    }

    Incident reopened(Instant now) {
        List<Instant> all = new ArrayList<>(reopenings);
        all.add(now);
        List<Instant> kept = all.subList(Math.max(0, all.size() - REOPENINGS_KEPT), all.size());
        return new Incident(
                id, target, runbook, check, openedAt, attempts, kept, escalatedAt, state);
    }

    // A person has looked into it: what was, does not make the check flapping any more.
    private Incident forgiven() {
        return new Incident(
                id, target, runbook, check, openedAt, attempts, List.of(), escalatedAt, state);
    }

    Incident escalated(Instant now) {
        return new Incident(id, target, runbook, check, openedAt, attempts, reopenings, now, state);
    }

    private Incident with(List<Attempt> all) {
        return new Incident(
                id, target, runbook, check, openedAt, all, reopenings, escalatedAt, state);
    }
}
