package dev.preflight.core.run;

import dev.preflight.core.check.CheckResult;
import dev.preflight.core.cure.ActionReport;
import dev.preflight.core.cure.Cure;
import dev.preflight.core.incident.Refusal;
import dev.preflight.core.runbook.Check;
import java.time.Duration;
import java.util.List;

/** Port: is told how a run goes on, in order and from one thread. */
public interface RunListener {
    /** A check was judged; again after every attempt. */
    default void judged(Check check, CheckResult result) {}

    /** An attempt is recorded and about to act. */
    default void attemptStarted(Check check, Cure cure, int number) {}

    /** A step or diagnostic of an attempt is over. */
    default void acted(Check check, ActionReport report) {}

    /** The wait after a cure begins. */
    default void waiting(Check check, Duration duration) {}

    /**
     * The check passes as far as is known yet, which verifies nothing: it is judged again after
     * this.
     *
     * @param pending what is not known yet, as in {@code the health of payments}
     */
    default void waitingToKnow(Check check, String pending, Duration duration) {}

    /** The wait is over and the check was judged anew. */
    default void verified(Check check, CheckResult result) {}

    /** Evidence was collected, since a definite failure is about to be refused a cure. */
    default void diagnosed(Check check, List<ActionReport> diagnostics) {}

    /** A definite failure is not cured. */
    default void refused(Check check, Refusal refusal) {}

    /** People are to be told that an incident was given up; once per incident. */
    default void escalated(Check check, Refusal refusal) {}

    /** Somebody else is curing this target, and is waited for. */
    default void lockAwaited(String holder) {}

    /** Something went wrong that does not change the outcome. */
    default void warned(String warning) {}
}
