package dev.preflight.adapters.state;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;

/**
 * Carries a short piece of file work through to its end although the thread is told to stop. A file
 * channel would be closed under it; but what was done must be recorded, and locks given back, above
 * all when a run is being interrupted.
 */
final class Uninterrupted {
    private static final int TRIES = 3;

    private Uninterrupted() {}

    /**
     * File work that may be begun anew.
     *
     * @param <R> what comes of it
     */
    @FunctionalInterface
    interface FileWork<R> {
        R run() throws IOException;
    }

    /** Runs the work; if the thread was told to stop meanwhile, it still knows afterwards. */
    static <R> R run(FileWork<R> work) throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            for (int tries = 1; ; tries++) {
                try {
                    return work.run();
                } catch (ClosedByInterruptException e) {
                    interrupted = true;
                    if (!Thread.interrupted() || tries == TRIES) {
                        throw e;
                    }
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
