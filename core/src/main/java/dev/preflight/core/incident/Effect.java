package dev.preflight.core.incident;

import dev.preflight.core.cure.CurePlan;
import java.time.Instant;

/** What is to be done after a transition, once the incident is recorded. */
public sealed interface Effect {
    /**
     * Has this effect carried out by the method for it.
     *
     * @param <X> what carrying out an effect may throw
     */
    <X extends Exception> void carryOut(Handler<X> handler) throws X;

    /**
     * Carries out effects, one method for each, so that a new one does not compile until everyone
     * handles it.
     *
     * @param <X> what it may throw
     */
    interface Handler<X extends Exception> {
        void act(Act effect) throws X;

        void wakeAt(WakeAt effect) throws X;

        void verify(Verify effect) throws X;

        void escalate(Escalate effect) throws X;
    }

    /**
     * Take the steps, then say {@link Event.Acted}.
     *
     * @param plan the steps
     */
    record Act(CurePlan plan) implements Effect {
        @Override
        public <X extends Exception> void carryOut(Handler<X> handler) throws X {
            handler.act(this);
        }
    }

    /**
     * Come back with {@link Event.WaitOver}.
     *
     * @param due when, not before
     */
    record WakeAt(Instant due) implements Effect {
        @Override
        public <X extends Exception> void carryOut(Handler<X> handler) throws X {
            handler.wakeAt(this);
        }
    }

    /** Run the check again, then say {@link Event.Observed}. */
    record Verify() implements Effect {
        @Override
        public <X extends Exception> void carryOut(Handler<X> handler) throws X {
            handler.verify(this);
        }
    }

    /**
     * Collect diagnostics and tell people.
     *
     * @param refusal why it is given up
     */
    record Escalate(Refusal refusal) implements Effect {
        @Override
        public <X extends Exception> void carryOut(Handler<X> handler) throws X {
            handler.escalate(this);
        }
    }
}
