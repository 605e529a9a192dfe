package dev.preflight.core;

/**
 * Code of somebody else that a run calls: the probes, pass conditions and actions of an embedder,
 * and whatever serves the ports. What it throws must not end the run.
 */
public final class ForeignCode {
    private ForeignCode() {}

    /**
     * What to report of something that such code threw. Every exception is its own fault, and so is
     * an error such as a failed assertion, a class that is missing or a recursion without end.
     *
     * @param thrown anything but an interruption, which is no fault
     * @throws VirtualMachineError if the machine itself fails, as for want of memory: then nothing
     *     that would be reported could be relied upon
     */
    public static String fault(Throwable thrown) {
        if (thrown instanceof VirtualMachineError failing
                && !(thrown instanceof StackOverflowError)) {
            throw failing;
        }
        return thrown.toString();
    }
}
