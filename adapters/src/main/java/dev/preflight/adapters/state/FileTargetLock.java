package dev.preflight.adapters.state;

import dev.preflight.adapters.FileProblem;
import dev.preflight.core.remediation.TargetLock;
import dev.preflight.core.target.TargetId;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * A lock per target among all processes and users of this machine: a file in a directory that they
 * share. It is held by a lease that its process keeps renewing, and taken over when that process is
 * gone or the lease has run out. Safe for threads, which exclude each other, too.
 */
public final class FileTargetLock implements TargetLock {
    private static final AtomicLong ACQUISITIONS = new AtomicLong();
    private static final String NOBODY = "";
    private static final String BUSY = "another process that keeps the lock file busy";
    private static final Duration LONGEST_PATIENCE = Duration.ofDays(365);

    private final Path directory;
    private final LockPace pace;
    private final InstantSource clock;
    private final LockOwner self;

    /**
     * A lock whose files are in this directory.
     *
     * @param directory created if need be, but not its parents
     * @param command that those who wait are told, as in {@code preflight heal}
     */
    public FileTargetLock(Path directory, String command, LockPace pace, InstantSource clock) {
        this.directory = directory;
        this.pace = pace;
        this.clock = clock;
        this.self = LockOwner.thisProcess(command);
    }

    /** The directory that all users of this machine share unless told otherwise. */
    public static Path sharedDirectory() {
        return Path.of(System.getProperty("java.io.tmpdir"), "preflight-locks");
    }

    @Override
    public Grant acquire(TargetId target, Duration patience, Consumer<String> onWait)
            throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("before the lock was asked for");
        }
        LockFile file = file(target);
        try {
            LockDirectory.ensure(directory);
            return acquire(file, deadline(patience), onWait);
        } catch (IOException e) {
            return Grant.refused(
                    "the lock file "
                            + file.path()
                            + " cannot be used: "
                            + FileProblem.of(e)
                            + "; without it nobody can tell whether this target is being cured."
                            + " Make the directory writable for this user, or remove it if nothing"
                            + " is running");
        }
    }

    @Override
    public Optional<String> holder(TargetId target) {
        LockFile file = file(target);
        try {
            Optional<String> holder =
                    file.reading(contents -> holderIn(contents).orElse(NOBODY))
                            .or(() -> Optional.of(BUSY));
            return holder.filter(who -> !who.equals(NOBODY));
        } catch (NoSuchFileException free) {
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(
                    "nobody knows whom, since the lock file "
                            + file.path()
                            + " cannot be read: "
                            + FileProblem.of(e));
        }
    }

    private LockFile file(TargetId target) {
        return new LockFile(directory.resolve(TargetFileName.of(target, ".lock")));
    }

    private Grant acquire(LockFile file, long deadline, Consumer<String> onWait)
            throws IOException, InterruptedException {
        boolean isTold = false;
        while (true) {
            LockRecord mine = newRecord();
            Optional<String> holder = file.exclusively(contents -> take(contents, mine));
            String who = holder.orElse(BUSY);
            if (who.equals(NOBODY)) {
                return held(file, mine);
            }
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return Grant.refused(refusal(who, file));
            }
            if (!isTold) {
                onWait.accept(who);
                isTold = true;
            }
            TimeUnit.NANOSECONDS.sleep(Math.min(left, pace.poll().toNanos()));
        }
    }

    private Grant held(LockFile file, LockRecord mine) {
        FileLease lease = new FileLease(file, mine, pace, clock);
        lease.keepRenewing();
        return Grant.held(lease::isHeld, lease::release);
    }

    private LockRecord newRecord() {
        String token = ACQUISITIONS.incrementAndGet() + "-" + Long.toHexString(System.nanoTime());
        Instant now = clock.instant();
        return new LockRecord(token, self, now, now.plus(pace.lease()));
    }

    /** Takes the lock if it is free. Returns who holds it, or nobody if now we do. */
    private String take(LockFile.Contents contents, LockRecord mine) throws IOException {
        Optional<LockRecord> found = contents.read();
        boolean isMine = found.isPresent() && found.get().isOf(mine);
        Optional<String> holder = isMine ? Optional.empty() : holderIn(contents);
        if (holder.isEmpty()) {
            contents.write(mine);
        }
        return holder.orElse(NOBODY);
    }

    /** Who holds the lock; empty if it is free. */
    private Optional<String> holderIn(LockFile.Contents contents) throws IOException {
        Optional<LockRecord> found = contents.read();
        if (found.isPresent()) {
            return found.filter(it -> !it.isAbandoned(clock.instant())).map(LockRecord::describe);
        }
        return contents.isEmpty() || isOld(contents.lastModified())
                ? Optional.empty()
                : Optional.of("a process that left no readable record");
    }

    // Nobody writes in the future: such a file is from before the clock was set back.
    private boolean isOld(Instant lastModified) {
        Duration age = Duration.between(lastModified, clock.instant()).abs();
        return age.compareTo(pace.lease()) >= 0;
    }

    private static String refusal(String who, LockFile file) {
        return "this target is being cured by "
                + who
                + "; wait until that is done, or end it, and try again (lock file "
                + file.path()
                + ")";
    }

    private static long deadline(Duration patience) {
        Duration bounded = patience.compareTo(LONGEST_PATIENCE) > 0 ? LONGEST_PATIENCE : patience;
        return System.nanoTime() + bounded.toNanos();
    }
}
