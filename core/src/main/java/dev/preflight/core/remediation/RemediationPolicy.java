package dev.preflight.core.remediation;

import dev.preflight.core.HowLong;
import dev.preflight.core.check.CheckResult;
import dev.preflight.core.check.Outcome;
import dev.preflight.core.cure.Cure;
import dev.preflight.core.cure.CurePlan;
import dev.preflight.core.cure.PlannedStep.Objection;
import dev.preflight.core.incident.Attempt;
import dev.preflight.core.incident.Event;
import dev.preflight.core.incident.Incident;
import dev.preflight.core.incident.IncidentId;
import dev.preflight.core.incident.Refusal;
import dev.preflight.core.incident.Refusal.Guardrail;
import dev.preflight.core.incident.Transition;
import dev.preflight.core.runbook.Check;
import dev.preflight.core.runbook.RunbookId;
import dev.preflight.core.target.TargetId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The remediation rules: pure functions of what is known and what time it is. Counts nothing
 * itself; an incident holds its own attempts.
 *
 * @param minHealthyPeriod how long a check must be healthy before it gets a fresh budget
 * @param maxCuresPerHour of one target; at this many the circuit opens
 * @param flappingReopenings how many of them within the window make a check flapping
 * @param flappingWindow in which reopenings are counted; at most a day, since a ledger keeps what
 *     is closed no longer for the rules
 */
public record RemediationPolicy(
        Duration minHealthyPeriod,
        int maxCuresPerHour,
        int flappingReopenings,
        Duration flappingWindow) {

    private static final Duration HOUR = Duration.ofHours(1);

    public RemediationPolicy {
        if (minHealthyPeriod.isNegative() || flappingWindow.isNegative()) {
            throw new IllegalArgumentException(
                    "periods must not be negative: %s, %s"
                            .formatted(minHealthyPeriod, flappingWindow));
        }
        if (flappingWindow.compareTo(Retention.CLOSED_KEPT) > 0) {
            throw new IllegalArgumentException(
                    "the window in which a check is flapping must be at most %d h, not %d min"
                            .formatted(
                                    Retention.CLOSED_KEPT.toHours(), flappingWindow.toMinutes()));
        }
        if (maxCuresPerHour < 0) {
            throw new IllegalArgumentException(
                    "max cures per hour must not be negative: " + maxCuresPerHour);
        }
        if (flappingReopenings < 1 || flappingReopenings > Incident.REOPENINGS_KEPT) {
            throw new IllegalArgumentException(
                    "reopenings of a flapping check must be from 1 to %d, not %d"
                            .formatted(Incident.REOPENINGS_KEPT, flappingReopenings));
        }
    }

    /** 10 minutes, 10 cures, 3 reopenings in 30 minutes. */
    public static RemediationPolicy defaults() {
        return new RemediationPolicy(Duration.ofMinutes(10), 10, 3, Duration.ofMinutes(30));
    }

    /**
     * What a fresh result makes of a check's incident. A definite failure opens one, or reopens one
     * that healed too short a time ago.
     *
     * @return empty if there is no incident and nothing to open one for
     */
    public Optional<Transition> observed(
            TargetId target,
            RunbookId runbook,
            CheckResult result,
            Optional<Incident> latest,
            Instant now) {
        Optional<Incident> aged = latest.map(incident -> incident.aged(minHealthyPeriod, now));
        if (aged.isPresent() && !aged.get().isClosed()) {
            return aged.map(incident -> incident.on(new Event.Observed(result), now));
        }
        if (result.outcome() == Outcome.FAIL) {
            return Optional.of(opened(target, runbook, result, aged, now));
        }
        return Optional.empty();
    }

    /**
     * The incident closed, if it has been healthy for long enough. To be recorded before a result
     * is taken into account, which may open the next one.
     */
    public Optional<Incident> closedByAge(Incident incident, Instant now) {
        return Optional.of(incident.aged(minHealthyPeriod, now))
                .filter(aged -> !aged.equals(incident));
    }

    /**
     * Who says no to an attempt, before anything is planned.
     *
     * @param incident of the check, with nothing under way
     * @param history of the target, this incident included
     */
    public Optional<Refusal> refusal(
            Check check, Incident incident, TargetHistory history, Instant now) {
        Optional<Cure> cure = check.cure();
        if (cure.isEmpty() || cure.get().maxRetries() == 0) {
            return refused(Guardrail.MANUAL, "there is no automatic cure");
        }
        int used = incident.attempts().size();
        int most = cure.get().maxRetries();
        if (used >= most) {
            return refused(Guardrail.BUDGET, exhausted(incident, used, most, now));
        }
        Optional<Pause> pause = history.activePause(now);
        if (pause.isPresent()) {
            return refused(Guardrail.PAUSE, paused(pause.get(), now));
        }
        if (isFlapping(incident, now)) {
            return refused(
                    Guardrail.FLAPPING,
                    "it reopened %d times within %d minutes: find out why it does not last"
                            .formatted(flappingReopenings, flappingWindow.toMinutes()));
        }
        if (history.attemptsWithin(HOUR, now) >= maxCuresPerHour) {
            return refused(
                    Guardrail.CIRCUIT,
                    "this target was cured %d times within an hour, which is the most allowed"
                            .formatted(maxCuresPerHour));
        }
        return Optional.empty();
    }

    /**
     * How long the next attempt must still be put off, since one cure of a target at a time means
     * its wait, too: that of another check's attempt, that of an earlier one of this check, which a
     * pass that was believed early has not ended, and that of one that was reset.
     *
     * @param history of the target
     */
    public Duration putOff(Cure cure, Incident incident, TargetHistory history, Instant now) {
        Duration own = ownWait(cure, history.with(incident).lastAttempt(incident), now);
        Duration others = history.settling(now);
        return own.compareTo(others) > 0 ? own : others;
    }

    // None without early verification, whose attempts are over no sooner than their wait; less than
    // zero once it is over.
    private static Duration ownWait(Cure cure, Optional<Attempt> last, Instant now) {
        Instant actedAt = last.map(Attempt::actedAt).orElse(null);
        if (actedAt == null || cure.earlyVerification().isEmpty()) {
            return Duration.ZERO;
        }
        Duration wait = cure.waitAfterCure();
        Duration left = Duration.between(now, actedAt.plus(wait));
        // Bounded by the whole wait should the clock be set back.
        return left.compareTo(wait) > 0 ? wait : left;
    }

    /** Who says no to an attempt, once it is planned. */
    public Optional<Refusal> refusal(CurePlan plan) {
        return plan.objection()
                .map(objection ->
                        new Refusal(
                                objection == Objection.BUSY ? Guardrail.BUSY : Guardrail.MANUAL,
                                plan.reasons()));
    }

    private Transition opened(
            TargetId target,
            RunbookId runbook,
            CheckResult result,
            Optional<Incident> previous,
            Instant now) {
        // Unique: a check of a target has at most one open incident.
        IncidentId id = IncidentId.of(target, runbook, result.check(), now);
        Incident incident =
                previous.map(it -> it.succeededBy(id, now))
                        .orElseGet(() -> Incident.opened(id, target, runbook, result.check(), now));
        return incident.on(new Event.Observed(result), now);
    }

    private boolean isFlapping(Incident incident, Instant now) {
        Instant start = now.minus(flappingWindow);
        return incident.reopenings().stream().filter(at -> at.isAfter(start)).count()
                >= flappingReopenings;
    }

    private String exhausted(Incident incident, int used, int most, Instant now) {
        Instant first = incident.attempts().get(0).startedAt();
        return "all %d of %d attempts are used up, the first one %s ago; a fresh budget comes after %d healthy minutes, or with --reset"
                .formatted(
                        used,
                        most,
                        HowLong.inWords(Duration.between(first, now)),
                        minHealthyPeriod.toMinutes());
    }

    private static String paused(Pause pause, Instant now) {
        return "cures are paused by %s for another %s: %s"
                .formatted(
                        pause.owner(),
                        HowLong.inWords(Duration.between(now, pause.until())),
                        pause.reason());
    }

    private static Optional<Refusal> refused(Guardrail guardrail, String reason) {
        return Optional.of(new Refusal(guardrail, reason));
    }
}
