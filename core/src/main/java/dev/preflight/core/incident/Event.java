package dev.preflight.core.incident;

import dev.preflight.core.check.CheckResult;
import dev.preflight.core.cure.ActionReport;
import dev.preflight.core.cure.CurePlan;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can happen to an incident. */
public sealed interface Event {
    /**
     * The check was run again, with fresh observations.
     *
     * @param result of the check
     */
    record Observed(CheckResult result) implements Event {}

    /**
     * The rules allow an attempt.
     *
     * @param plan what it does
     * @param settling the wait to be kept after it
     * @param early how long a pass must hold to end the wait; null waits it out
     */
    record AttemptStarted(CurePlan plan, Duration settling, @Nullable Duration early)
            implements Event {}

    /**
     * The attempt's steps are over, however they went.
     *
     * @param actions what came of each
     */
    record Acted(List<ActionReport> actions) implements Event {
        public Acted {
            actions = List.copyOf(actions);
        }
    }

    /** The wait may be over. */
    record WaitOver() implements Event {}

    /**
     * The rules do not allow an attempt.
     *
     * @param refusal why
     */
    record Refused(Refusal refusal) implements Event {}

    /** The process that was curing is gone, and another has taken over. */
    record Recovered() implements Event {}

    /**
     * A person gives the check a fresh budget.
     *
     * @param by whom
     */
    record Reset(String by) implements Event {}
}
