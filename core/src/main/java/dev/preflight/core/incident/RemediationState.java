package dev.preflight.core.incident;

import dev.preflight.core.check.CheckResult;
import dev.preflight.core.check.Outcome;
import dev.preflight.core.incident.Event.Acted;
import dev.preflight.core.incident.Event.AttemptStarted;
import dev.preflight.core.incident.Event.Observed;
import dev.preflight.core.incident.Event.Refused;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far the remediation of an incident has come. A state knows which events mean something in it;
 * every other event, as one that is repeated or comes late, leaves it as it is.
 *
 * <pre>
 *             AttemptStarted          Acted           WaitOver
 *   Failing ----------------> Curing -------> Waiting ---------> Verifying
 *   |  ^  ^                     | Recovered    ^   ^               | | |
 *   |  |  |                     +--------------+   +---------------+ | |
 *   |  |  |                                  Observed: not known yet | |
 *   |  |  +----------- Observed: did not pass -----------------------+ |
 *   |  +-------- Observed: failed anew ----- Healed <-- Observed: passed
 *   | Refused                                  ^ |
 *   +-------> Refusing --- Observed: passed ---+ +--- healthy long enough ---> Closed
 *   (EXHAUSTED, SUPPRESSED, MANUAL; an attempt may start if the reason is gone)
 * </pre>
 *
 * <p>{@code Reset} closes an incident from every state; a wait that it cuts off is kept all the
 * same.
 */
public sealed interface RemediationState {
    /** The word for it in reports. */
    String word();

    /** What an event does to an incident in this state. */
    Transition on(Event event, Incident incident, Instant now);

    /** A definite failure with nothing under way. */
    record Failing() implements RemediationState {
        @Override
        public String word() {
            return "OPEN";
        }

        @Override
        public Transition on(Event event, Incident incident, Instant now) {
            return unattended(event, incident, now);
        }
    }

    /**
     * Given up, for a reason that may pass.
     *
     * @param refusal who says no, and why
     */
    record Refusing(Refusal refusal) implements RemediationState {
        @Override
        public String word() {
            return switch (refusal.guardrail()) {
                case BUDGET -> "EXHAUSTED";
                case MANUAL -> "MANUAL";
                case PAUSE, FLAPPING, CIRCUIT, BUSY, LOCK, LEDGER, UNKNOWN -> "SUPPRESSED";
            };
        }

        @Override
        public Transition on(Event event, Incident incident, Instant now) {
            return unattended(event, incident, now);
        }
    }

    /**
     * An attempt is recorded and acts.
     *
     * @param settling the wait to be kept once it has acted
     * @param early how long a pass must hold to end the wait; null waits it out
     */
    record Curing(Duration settling, @Nullable Duration early) implements RemediationState {
        @Override
        public String word() {
            return "CURING";
        }

        @Override
        public Transition on(Event event, Incident incident, Instant now) {
            if (event instanceof Acted acted) {
                return waiting(incident.withLastAttempt(it -> it.acted(acted.actions(), now)), now);
            }
            if (event instanceof Event.Recovered) {
                // Nobody knows when it acted, if it did: the wait begins now, so it is never short.
                return waiting(incident, now);
            }
            return Transition.none(incident);
        }

        /** What would be left of the wait, had it begun with the attempt. */
        Duration left(Instant startedAt, Instant now) {
            return RemediationState.left(startedAt.plus(settling), settling, now);
        }

        private Transition waiting(Incident incident, Instant now) {
            Waiting waiting = new Waiting(now.plus(settling), settling, early, null);
            return Transition.to(incident.in(waiting), new Effect.WakeAt(waiting.due()));
        }
    }

    /**
     * The cure has acted and is given its time. Also the few seconds until the next look, while
     * whether the check passes for good is not known yet.
     *
     * @param due when to verify, not before
     * @param settling the whole wait; what is left of it is never more
     * @param early how long a pass must hold to end the wait; null waits it out
     * @param passingSince since when the check passes; null while it does not
     */
    record Waiting(
            Instant due,
            Duration settling,
            @Nullable Duration early,
            @Nullable Instant passingSince)
            implements RemediationState {
        @Override
        public String word() {
            return "WAITING";
        }

        /** What is left of the wait; bounded by the whole wait should the clock be set back. */
        public Duration left(Instant now) {
            return RemediationState.left(due, settling, now);
        }

        @Override
        public Transition on(Event event, Incident incident, Instant now) {
            if (event instanceof Event.WaitOver) {
                return now.isBefore(due)
                        ? Transition.none(incident)
                        : Transition.to(incident.in(new Verifying()), new Effect.Verify());
            }
            if (event instanceof Observed observed && isProbed(observed.result())) {
                // What was asked before the wait was over verifies nothing, though it came after.
                return now.isBefore(due) || observed.result().observedAt().isBefore(due)
                        ? beforeDue(observed.result(), incident, now)
                        : new Verifying().on(event, incident, now);
            }
            if (event instanceof Event.Recovered && passingSince != null) {
                // Nobody knows what was seen since: a pass is to hold before one pair of eyes.
                return Transition.to(incident.in(new Waiting(due, settling, early, null)));
            }
            return Transition.none(incident);
        }

        private Transition beforeDue(CheckResult result, Incident incident, Instant now) {
            if (early == null) {
                return Transition.none(incident);
            }
            if (!passes(result)) {
                return Transition.to(incident.in(new Waiting(due, settling, early, null)));
            }
            Instant since = passingSince == null ? now : passingSince;
            return now.isBefore(since.plus(early))
                    ? Transition.to(incident.in(new Waiting(due, settling, early, since)))
                    : new Verifying().on(new Observed(result), incident, now);
        }
    }

    /**
     * The wait is over; the next observation decides. A provisional pass decides nothing: the check
     * is looked at again and again until it is known, and is unknown if that takes too long.
     */
    record Verifying() implements RemediationState {
        private static final Duration NEXT_LOOK = Duration.ofSeconds(5);

        // Docker calls a container unhealthy after 3 minutes at most, unless its health check says
        // otherwise.
        private static final Duration PATIENCE = Duration.ofMinutes(10);

        @Override
        public String word() {
            return "VERIFYING";
        }

        @Override
        public Transition on(Event event, Incident incident, Instant now) {
            if (!(event instanceof Observed observed) || !isProbed(observed.result())) {
                return Transition.none(incident);
            }
            CheckResult result = observed.result();
            if (result.isProvisional() && isPatientWith(incident, now)) {
                Waiting more = new Waiting(now.plus(NEXT_LOOK), NEXT_LOOK, null, null);
                return Transition.to(incident.in(more), new Effect.WakeAt(more.due()));
            }
            Outcome outcome = result.isProvisional() ? Outcome.ERROR : result.outcome();
            Incident verified =
                    incident.withLastAttempt(
                            it -> it.verified(outcome + ": " + result.seen(), now));
            return passes(result)
                    ? Transition.to(verified.in(new Healed(now)))
                    : Transition.to(verified.in(new Failing()));
        }

        // Also bounded should the clock be set back.
        private static boolean isPatientWith(Incident incident, Instant now) {
            Instant acted = incident.lastAttempt().map(Attempt::lastKnownActing).orElse(now);
            return Duration.between(acted, now).abs().compareTo(PATIENCE) < 0;
        }
    }

    /**
     * The check passes again.
     *
     * @param since when it has been healthy without a break
     */
    record Healed(Instant since) implements RemediationState {
        @Override
        public String word() {
            return "HEALED";
        }

        @Override
        public Transition on(Event event, Incident incident, Instant now) {
            if (!(event instanceof Observed observed)) {
                return Transition.none(incident);
            }
            if (observed.result().isProvisional()) {
                return notKnown(incident, now);
            }
            return switch (observed.result().outcome()) {
                case FAIL -> Transition.to(incident.reopened(now).in(new Failing()));
                case ERROR, BLOCKED -> notKnown(incident, now);
                // What is still to come was noted before the clock was set back.
                case PASS ->
                        now.isBefore(since)
                                ? Transition.to(incident.in(new Healed(now)))
                                : Transition.none(incident);
                case WARN, SKIPPED -> Transition.none(incident);
            };
        }

        // Not known to be healthy: the period begins anew.
        private static Transition notKnown(Incident incident, Instant now) {
            return Transition.to(incident.in(new Healed(now)));
        }

        boolean isHealthyFor(Duration period, Instant now) {
            return !now.isBefore(since.plus(period));
        }
    }

    /**
     * Over; the next failure opens another incident.
     *
     * @param at when
     * @param due when the wait ends of an attempt that a reset cut off, which goes on for all that
     *     are to act next; null if there is none
     */
    record Closed(Instant at, @Nullable Instant due) implements RemediationState {
        /** With nothing to wait for. */
        public Closed(Instant at) {
            this(at, null);
        }

        /** What is left of the wait that was cut off. */
        Duration left(Instant now) {
            return due == null
                    ? Duration.ZERO
                    : RemediationState.left(due, Duration.between(at, due), now);
        }

        @Override
        public String word() {
            return "CLOSED";
        }

        @Override
        public Transition on(Event event, Incident incident, Instant now) {
            return Transition.none(incident);
        }
    }

    private static Duration left(Instant due, Duration whole, Instant now) {
        Duration left = Duration.between(now, due);
        if (left.isNegative()) {
            return Duration.ZERO;
        }
        return left.compareTo(whole) > 0 ? whole : left;
    }

    // One that was left out says nothing; the next run verifies.
    private static boolean isProbed(CheckResult result) {
        return result.outcome() != Outcome.SKIPPED;
    }

    private static boolean passes(CheckResult result) {
        return result.outcome() == Outcome.PASS && !result.isProvisional();
    }

    private static Transition unattended(Event event, Incident incident, Instant now) {
        if (event instanceof AttemptStarted started) {
            Curing curing = new Curing(started.settling(), started.early());
            return Transition.to(
                    incident.withAttempt(Attempt.started(incident.attempts().size() + 1, now))
                            .in(curing),
                    new Effect.Act(started.plan()));
        }
        if (event instanceof Refused refused) {
            Incident refusing = incident.in(new Refusing(refused.refusal()));
            return incident.escalatedAt() != null
                    ? Transition.to(refusing)
                    : Transition.to(
                            refusing.escalated(now), new Effect.Escalate(refused.refusal()));
        }
        if (event instanceof Observed observed && passes(observed.result())) {
            return Transition.to(incident.in(new Healed(now)));
        }
        return Transition.none(incident);
    }
}
