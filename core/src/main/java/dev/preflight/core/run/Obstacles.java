package dev.preflight.core.run;

import dev.preflight.core.HowLong;
import dev.preflight.core.incident.Attempt;
import dev.preflight.core.incident.Incident;
import dev.preflight.core.incident.Refusal;
import dev.preflight.core.incident.Refusal.Guardrail;
import dev.preflight.core.incident.RemediationState.Curing;
import dev.preflight.core.incident.RemediationState.Waiting;
import dev.preflight.core.runbook.Check;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What heal would have to wait for before it does anything, in words.
 *
 * @param holder of the target's lock; empty if it is free
 * @param patience for that lock
 */
record Obstacles(Optional<String> holder, Duration patience) {

    /** Whose lock heal would not wait for. */
    Optional<Refusal> refusal() {
        return patience.isZero()
                ? holder.map(who -> new Refusal(Guardrail.LOCK, heldBy(who)))
                : Optional.empty();
    }

    /** Whose lock heal would wait for; empty if it is free. */
    String lock() {
        return holder.map(who -> heldBy(who) + "; " + waits() + ", and look anew").orElse("");
    }

    /** The attempt that heal would wait out and verify. */
    String underWay(Check check, Incident incident, Instant now) {
        int most = check.cure().map(cure -> cure.maxRetries()).orElse(0);
        String attempt =
                "attempt %d of %d %s"
                        .formatted(incident.attempts().size(), most, progress(incident, now));
        return holder.map(who -> attempt + "; " + heldBy(who) + "; " + waits())
                .orElse(attempt + "; heal would " + rest(incident, now));
    }

    private String progress(Incident incident, Instant now) {
        if (incident.state() instanceof Waiting waiting) {
            Duration left = waiting.left(now);
            return left.isZero()
                    ? "is made and its wait is over"
                    : "is made and its wait ends in " + HowLong.inWords(left);
        }
        if (incident.state() instanceof Curing) {
            Duration since =
                    incident.lastAttempt()
                            .map(Attempt::startedAt)
                            .map(start -> Duration.between(start, now))
                            .orElse(Duration.ZERO);
            String began = "was begun " + HowLong.inWords(since) + " ago and ";
            return began + (holder.isPresent() ? "still acts" : "was cut off");
        }
        return "is made and its wait is over";
    }

    private static String rest(Incident incident, Instant now) {
        String verify = "verify it before anything else";
        if (incident.state() instanceof Waiting waiting && !waiting.left(now).isZero()) {
            return "wait that out and " + verify;
        }
        return incident.state() instanceof Curing curing && !curing.settling().isZero()
                ? "wait for " + HowLong.inWords(curing.settling()) + " and " + verify
                : verify;
    }

    private String waits() {
        return patience.isZero()
                ? "heal would not wait for that"
                : "heal would first wait up to " + HowLong.inWords(patience) + " for that";
    }

    private static String heldBy(String who) {
        return "this target is being cured by " + who;
    }
}
