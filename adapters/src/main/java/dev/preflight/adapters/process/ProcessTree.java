package dev.preflight.adapters.process;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A process and everything that it started: its descendants, and where the system has {@code
 * setsid} and {@code /proc} also what was orphaned since, which is then no descendant but still in
 * its session. What has made a session of its own and was orphaned escapes.
 */
final class ProcessTree {
    private static final long GRACE_NANOS = 500_000_000;
    private static final int ROUNDS = 50;
    private static final int POLL_MILLIS = 10;
    private static final Path PROC = Path.of("/proc");

    private final Process root;
    private final boolean ownSession;
    private final Set<ProcessHandle> members = new LinkedHashSet<>();

    ProcessTree(Process root, boolean ownSession) {
        this.root = root;
        this.ownSession = ownSession;
    }

    /**
     * Whether something that it left in the background goes on writing where it wrote. That the
     * reader has come to an end says nothing: the JDK closes the pipe when the root has ended.
     *
     * @param patience for what was only just started and is about to redirect its output
     */
    boolean keepsOutput(Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (holdsOutput()) {
            if (System.nanoTime() - deadline >= 0) {
                return true;
            }
            Thread.sleep(POLL_MILLIS);
        }
        return false;
    }

    private boolean holdsOutput() {
        Set<Path> written = new HashSet<>();
        Set<Path> read = new HashSet<>();
        for (ProcessHandle member : session()) {
            written.addAll(pipesOf(member.pid(), "1", "2"));
            read.addAll(pipesOf(member.pid(), "0"));
        }
        // A pipe from one of them to another is their own.
        written.removeAll(read);
        return !written.isEmpty();
    }

    /**
     * Asks all of them to end and kills what has not done so after half a second.
     *
     * @throws InterruptedException if told to hurry; all have been killed by then
     */
    void end() throws InterruptedException {
        try {
            findMembers();
            members.forEach(ProcessHandle::destroy);
            long deadline = System.nanoTime() + GRACE_NANOS;
            while (anyAlive() && System.nanoTime() < deadline) {
                Thread.sleep(POLL_MILLIS);
            }
        } finally {
            kill();
        }
    }

    // In rounds, since one may start another while it is being killed.
    private void kill() throws InterruptedException {
        findMembers();
        for (int round = 0; anyAlive() && round < ROUNDS; round++) {
            members.forEach(ProcessHandle::destroyForcibly);
            Thread.sleep(POLL_MILLIS);
            findMembers();
        }
    }

    private boolean anyAlive() {
        members.removeIf(member -> !member.isAlive() || isZombie(member));
        return !members.isEmpty();
    }

    private void findMembers() {
        if (root.isAlive()) {
            members.add(root.toHandle());
            root.descendants().forEach(members::add);
        }
        members.addAll(session());
    }

    private List<ProcessHandle> session() {
        List<ProcessHandle> found = new ArrayList<>();
        // While any process is in the session, the kernel does not give its number to a new one.
        if (!ownSession || (!root.isAlive() && Files.exists(process(root.pid())))) {
            return found;
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path entry : entries) {
                ProcStat stat = ProcStat.of(entry);
                if (stat != null && stat.session() == root.pid() && !stat.isZombie()) {
                    ProcessHandle.of(stat.pid()).ifPresent(found::add);
                }
            }
        } catch (IOException | DirectoryIteratorException unreadable) {
            throw new IllegalStateException("processes could not be listed", unreadable);
        }
        return found;
    }

    private static Set<Path> pipesOf(long pid, String... descriptors) {
        Set<Path> pipes = new HashSet<>();
        for (String descriptor : descriptors) {
            try {
                Path link = Files.readSymbolicLink(process(pid).resolve("fd").resolve(descriptor));
                if (link.toString().startsWith("pipe:")) {
                    pipes.add(link);
                }
            } catch (IOException gone) {
                // It has ended, or closed it: then it holds nothing.
            }
        }
        return pipes;
    }

    private static Path process(long pid) {
        return PROC.resolve(Long.toString(pid));
    }

    // An orphan that nobody reaps, as in a container without an init, looks alive for ever.
    private static boolean isZombie(ProcessHandle member) {
        return Optional.ofNullable(ProcStat.of(process(member.pid())))
                .filter(ProcStat::isZombie)
                .isPresent();
    }
}
