package dev.preflight.cli;

/** Names runs. */
final class RunIds {
    private static long last;

    private RunIds() {}

    /**
     * Unique on this machine: time and process. Not random, as a random UUID would cost a tenth of
     * a whole check in loading security providers.
     */
    static synchronized String next() {
        // Several runs of this process may start in one millisecond.
        last = Math.max(last + 1, System.currentTimeMillis());
        return Long.toString(last, Character.MAX_RADIX) + "-" + ProcessHandle.current().pid();
    }
}
