package dev.preflight.core.incident;

import dev.preflight.core.cure.CurePlan;
import java.time.Instant;

/** What is to be done after a transition, once the incident is recorded. */
public sealed interface Effect {
    /**
     * Take the steps, then say {@link Event.Acted}.
     *
     * @param plan the steps
     */
    record Act(CurePlan plan) implements Effect {}

    /**
     * Come back with {@link Event.WaitOver}.
     *
     * @param due when, not before
     */
    record WakeAt(Instant due) implements Effect {}

    /** Run the check again, then say {@link Event.Observed}. */
    record Verify() implements Effect {}

    /**
     * Collect diagnostics and tell people.
     *
     * @param refusal why it is given up
     */
    record Escalate(Refusal refusal) implements Effect {}
}
