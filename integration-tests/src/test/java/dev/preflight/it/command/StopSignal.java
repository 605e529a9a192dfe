package dev.preflight.it.command;

/** A signal that asks a process to stop, and lets it end properly. */
public enum StopSignal {
    /** What Ctrl-C sends. */
    INTERRUPT("-INT", 130),
    /** What sends who ends a job: a CI runner, a service manager, a container engine. */
    TERMINATE("-TERM", 143);

    private final String option;
    private final int exitStatus;

    StopSignal(String option, int exitStatus) {
        this.option = option;
        this.exitStatus = exitStatus;
    }

    String option() {
        return option;
    }

    /** The exit status of a process that this has stopped: 128 and the number of the signal. */
    public int exitStatus() {
        return exitStatus;
    }
}
