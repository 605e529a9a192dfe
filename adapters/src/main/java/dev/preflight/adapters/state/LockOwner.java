package dev.preflight.adapters.state;

/**
 * The process that holds a lock.
 *
 * @param user whose process it is
 * @param host on which it runs
 * @param space that its id is counted in
 * @param pid its id
 * @param born when it began, see {@link Processes#born}
 * @param command such as {@code preflight heal}
 */
record LockOwner(String user, String host, String space, long pid, String born, String command) {
    static LockOwner thisProcess(String command) {
        long pid = ProcessHandle.current().pid();
        return new LockOwner(
                System.getProperty("user.name", "unknown"),
                Processes.host(),
                Processes.space(),
                pid,
                Processes.born(pid),
                command);
    }

    /** Whether it is known to be gone. False if that cannot be told from here. */
    boolean isGone() {
        return host.equals(Processes.host())
                && space.equals(Processes.space())
                && !born.equals(Processes.born(pid))
                && Processes.seesAll();
    }

    /** The owner for people, as in {@code pid 4711 (preflight heal, user deploy)}. */
    String describe() {
        String where = host.equals(Processes.host()) ? "" : " on " + host;
        return "pid " + pid + where + " (" + command + ", user " + user + ")";
    }
}
