package dev.preflight.adapters.jacksonjq;

/** Ends an evaluation that makes too many values, or that nobody waits for any more. */
final class Meter {
    private static final int MOST_VALUES = 1_000_000;

    private int values;
    private volatile boolean isStopped;

    /**
     * Counts one more value.
     *
     * @throws IllegalStateException if that is too much
     */
    void count() {
        if (isStopped || ++values > MOST_VALUES) {
            throw new IllegalStateException("it makes more values than any condition needs");
        }
    }

    void stop() {
        isStopped = true;
    }
}
