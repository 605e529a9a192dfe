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

    private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration LOCK_PATIENCE = Duration.ofSeconds(30);

    public RunRequest {
        only = Set.copyOf(only);
        skip = Set.copyOf(skip);
    }

    /** One that somebody asked for. */
    public RunRequest(
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
            Duration lockPatience) {
        this(
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
                false);
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
        return new RunRequest(
                runId,
                runbook,
                target,
                mode,
                Set.of(),
                Set.of(),
                false,
                false,
                false,
                PROBE_TIMEOUT,
                LOCK_PATIENCE);
    }

    /** The same, asked for by nobody. */
    public RunRequest asUnattended() {
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
                true);
    }

    boolean isSelected(CheckId check) {
        return !skip.contains(check)
                && (only.isEmpty() || runbook.withRequirements(only).contains(check));
    }
}
