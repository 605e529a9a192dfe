package dev.preflight.adapters.state;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A lock that is held, and renewed by a thread of its own until it is given back or lost. */
final class FileLease {
    private final LockFile file;
    private final LockPace pace;
    private final InstantSource clock;
    private final CountDownLatch released = new CountDownLatch(1);
    private volatile LockRecord mine;
    private volatile boolean lost;

    FileLease(LockFile file, LockRecord mine, LockPace pace, InstantSource clock) {
        this.file = file;
        this.mine = mine;
        this.pace = pace;
        this.clock = clock;
    }

    void keepRenewing() {
        Thread renewal = new Thread(this::renewUntilReleased, "preflight-lock-renewal");
        renewal.setDaemon(true);
        renewal.start();
    }

    boolean isHeld() {
        return !lost && released.getCount() > 0 && clock.instant().isBefore(mine.expiresAt());
    }

    void release() {
        if (released.getCount() == 0) {
            return;
        }
        released.countDown();
        try {
            file.exclusively(this::clearIfMine);
        } catch (IOException e) {
            // Nobody renews it any more, so it ends by itself.
            lost = true;
        }
    }

    private void renewUntilReleased() {
        try {
            while (!lost && !released.await(pace.renewal().toNanos(), TimeUnit.NANOSECONDS)) {
                renew();
            }
        } catch (InterruptedException e) {
            lost = true;
        }
    }

    void renew() {
        LockRecord renewed = mine.until(clock.instant().plus(pace.lease()));
        try {
            Optional<Boolean> stillMine = file.exclusively(it -> replaceIfMine(it, renewed));
            if (stillMine.isPresent() && stillMine.get()) {
                mine = renewed;
            } else if (stillMine.isPresent()) {
                lost = true;
            }
        } catch (IOException e) {
            // Tried again next time; if that never succeeds, isHeld says so when the lease is over.
            return;
        }
    }

    private boolean replaceIfMine(LockFile.Contents contents, LockRecord renewed)
            throws IOException {
        boolean isMine = released.getCount() > 0 && isMine(contents);
        if (isMine) {
            contents.write(renewed);
        }
        return isMine;
    }

    private boolean clearIfMine(LockFile.Contents contents) throws IOException {
        boolean isMine = isMine(contents);
        if (isMine) {
            contents.clear();
        }
        return isMine;
    }

    private boolean isMine(LockFile.Contents contents) throws IOException {
        Optional<LockRecord> found = contents.read();
        return found.isPresent() && found.get().isOf(mine);
    }
}
