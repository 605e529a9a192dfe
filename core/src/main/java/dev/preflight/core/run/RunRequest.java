package dev.preflight.core.run;

import dev.preflight.core.check.CheckId;
import dev.preflight.core.runbook.Runbook;
import dev.preflight.core.target.Target;
import java.time.Duration;
import java.util.Set;

/**
 * What a run is to do.
 *
 * @param runId names the run
 * @param runbook to run
 * @param target to run it against
 * @param mode what it may do
 * @param only the checks asked for, with all that they require; empty for all
 * @param skip checks to leave out; what requires them is probed as if they had passed
 * @param failFast whether to leave out the rest once a check failed and is not healed
 * @param strict whether a warning fails the run
 * @param reset whether a person gives the runbook's checks a fresh budget first; heal only
 * @param probeTimeout of checks that have none of their own
 * @param lockPatience how long to wait for another cure of the same target
 * @param unattended whether nobody asked for it, as with one at every interval: evidence for what
 *     was given up before, by the same guardrail, is not collected anew; heal only
 */
public record RunRequest(
        String runId,
        Runbook runbook,
        Target target,
        Mode mode,
        Set<CheckId> only,
        Set<CheckId> skip,
        boolean failFast,
        boolean strict,
        boolean reset,
        Duration probeTimeout,
        Duration lockPatience,
        boolean unattended) {

    public RunRequest {
        only = Set.copyOf(only);
        skip = Set.copyOf(skip);
    }

    /** Observes and judges everything; changes nothing. */
    public static RunRequest check(String runId, Runbook runbook, Target target) {
        return of(runId, runbook, target, Mode.CHECK);
    }

    /** Checks everything, cures what may be cured, and verifies. */
    public static RunRequest heal(String runId, Runbook runbook, Target target) {
        return of(runId, runbook, target, Mode.HEAL);
    }

    /** Says what {@link #heal} would do. */
    public static RunRequest plan(String runId, Runbook runbook, Target target) {
        return of(runId, runbook, target, Mode.PLAN);
    }

    private static RunRequest of(String runId, Runbook runbook, Target target, Mode mode) {
        return builder(runId, runbook, target, mode).build();
    }

    /**
     * One for all checks, lenient, with the usual patience: 10 s for a probe and 30 s for the lock.
     */
    public static Builder builder(String runId, Runbook runbook, Target target, Mode mode) {
        return new Builder(runId, runbook, target, mode);
    }

    boolean isSelected(CheckId check) {
        return !skip.contains(check)
                && (only.isEmpty() || runbook.withRequirements(only).contains(check));
    }

    /** Builds a request; each setting is described at the {@link RunRequest}. */
    public static final class Builder {
        private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(10);
        private static final Duration LOCK_PATIENCE = Duration.ofSeconds(30);

        private final String runId;
        private final Runbook runbook;
        private final Target target;
        private final Mode mode;
        private Set<CheckId> only = Set.of();
        private Set<CheckId> skip = Set.of();
        private boolean failFast;
        private boolean strict;
        private boolean reset;
        private Duration probeTimeout = PROBE_TIMEOUT;
        private Duration lockPatience = LOCK_PATIENCE;
        private boolean unattended;

        private Builder(String runId, Runbook runbook, Target target, Mode mode) {
            this.runId = runId;
            this.runbook = runbook;
            this.target = target;
            this.mode = mode;
        }

        public Builder only(Set<CheckId> checks) {
            only = checks;
            return this;
        }

        public Builder skip(Set<CheckId> checks) {
            skip = checks;
            return this;
        }

        public Builder failFast(boolean leavesOutTheRest) {
            failFast = leavesOutTheRest;
            return this;
        }

        public Builder strict(boolean warningsFail) {
            strict = warningsFail;
            return this;
        }

        public Builder reset(boolean freshBudget) {
            reset = freshBudget;
            return this;
        }

        public Builder probeTimeout(Duration timeout) {
            probeTimeout = timeout;
            return this;
        }

        public Builder lockPatience(Duration patience) {
            lockPatience = patience;
            return this;
        }

        public Builder unattended(boolean nobodyAsked) {
            unattended = nobodyAsked;
            return this;
        }

        public RunRequest build() {
            return new RunRequest(
                    runId,
                    runbook,
                    target,
                    mode,
                    only,
                    skip,
                    failFast,
                    strict,
                    reset,
                    probeTimeout,
                    lockPatience,
                    unattended);
        }
    }
}
