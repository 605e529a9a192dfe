package dev.preflight.cli;

/** Names runs. */
final class RunIds {
    private RunIds() {}

    /**
     * Unique on this machine: time and process. Not random, as a random UUID would cost a tenth of
     * a whole check in loading security providers.
     */
    static String next() {
        return Long.toString(System.currentTimeMillis(), Character.MAX_RADIX)
                + "-"
                + ProcessHandle.current().pid();
    }
}
