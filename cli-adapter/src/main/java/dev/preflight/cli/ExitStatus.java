package dev.preflight.cli;

import dev.preflight.core.run.RunOutcome;

/** What the command's exit status means. */
final class ExitStatus {
    /** Ready: passed or healed. */
    static final int READY = 0;

    static final int NOT_READY = 1;

    /** Wrong usage, or a runbook that makes no sense. */
    static final int WRONG_USAGE = 2;

    /** Could not be established. */
    static final int UNKNOWN = 3;

    private ExitStatus() {}

    static int of(RunOutcome outcome) {
        return switch (outcome) {
            case PASSED, HEALED -> READY;
            case FAILED -> NOT_READY;
            case ERROR -> UNKNOWN;
        };
    }

    /** Of two: a definite failure says more than something unknown, and that than a success. */
    static int worse(int one, int other) {
        return one == NOT_READY || other == NOT_READY ? NOT_READY : Math.max(one, other);
    }
}
