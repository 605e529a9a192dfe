package dev.preflight.service.run;

/** Names runs: every id is greater than all before it, also those of an earlier process. */
final class RunIds {
    private final String suffix = "-" + ProcessHandle.current().pid();
    private long last;

    /** The next one, as in {@code mgx3k2q1-4711}. */
    synchronized String next() {
        // Several runs may be asked for in one millisecond.
        last = Math.max(last + 1, System.currentTimeMillis());
        return Long.toString(last, Character.MAX_RADIX) + suffix;
    }
}
