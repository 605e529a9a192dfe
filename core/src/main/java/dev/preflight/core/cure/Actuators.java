package dev.preflight.core.cure;

/**
 * Port: does the steps of a cure, one method for each kind, in one target. Never touches anything
 * outside the target's project. A deed that fails is reported, not thrown; every method throws
 * {@link InterruptedException} if told to stop, and the deed may or may not have been done by then.
 */
public interface Actuators {
    ActionReport restart(Step.Restart step) throws InterruptedException;

    ActionReport start(Step.Start step) throws InterruptedException;

    ActionReport unpause(Step.Unpause step) throws InterruptedException;

    ActionReport create(Step.Create step) throws InterruptedException;

    ActionReport logs(Step.Logs step) throws InterruptedException;

    /** Lets time pass, on a clock that nobody sets. */
    ActionReport await(Step.Wait step) throws InterruptedException;

    ActionReport script(Step.Script step) throws InterruptedException;
}
