package dev.preflight.adapters.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.preflight.core.remediation.TargetLock;
import dev.preflight.core.remediation.TargetLock.Grant;
import dev.preflight.core.target.TargetId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileTargetLockTest {
    private static final TargetId SHOP = new TargetId("unix:///var/run/docker.sock#shop");
    private static final Duration NO_TIME = Duration.ZERO;
    private static final Duration SOME_TIME = Duration.ofSeconds(20);
    private static final LockPace PACE =
            new LockPace(Duration.ofSeconds(30), Duration.ofSeconds(10), Duration.ofMillis(10));

    @TempDir Path temp;

    private final SettableClock clock = new SettableClock();

    @Test
    void givesTheLockToOneAtATime() throws Exception {
        Grant first = acquire(NO_TIME);
        Grant second = acquire(NO_TIME);

        assertThat(held(first).isHeld()).isTrue();
        assertThat(second.lease()).isNull();
        assertThat(second.reason())
                .contains("pid " + ProcessHandle.current().pid())
                .contains("(preflight heal, user " + System.getProperty("user.name") + ") since ")
                .contains("wait until that is done");
    }

    @Test
    void locksEveryTargetForItself() throws Exception {
        held(acquire(NO_TIME));
        Grant other = lock().acquire(new TargetId("unix:///x#other"), NO_TIME, who -> {});

        assertThat(held(other).isHeld()).isTrue();
    }

    @Test
    void isFreeAgainOnceItIsGivenBack() throws Exception {
        TargetLock.Lease first = held(acquire(NO_TIME));
        first.close();
        first.close();
        TargetLock.Lease second = held(acquire(NO_TIME));

        assertThat(first.isHeld()).isFalse();
        assertThat(second.isHeld()).isTrue();
    }

    @Test
    void tellsOnceWhomItWaitsFor() throws Exception {
        TargetLock.Lease first = held(acquire(NO_TIME));
        List<String> told = new CopyOnWriteArrayList<>();
        ExecutorService executor = Executors.newSingleThreadExecutor();
        try {
            Future<Grant> second =
                    executor.submit(() -> lock().acquire(SHOP, SOME_TIME, told::add));
            await().until(() -> !told.isEmpty());
            first.close();

            assertThat(held(second.get(20, TimeUnit.SECONDS)).isHeld()).isTrue();
            assertThat(told).hasSize(1);
            assertThat(told.get(0)).startsWith("pid ").contains("preflight heal");
        } finally {
            executor.shutdownNow();
        }
    }

    @Test
    void tellsWhoHoldsItAndTakesNothing() throws Exception {
        assertThat(lock().holder(SHOP)).isEmpty();
        TargetLock.Lease lease = held(acquire(NO_TIME));
        Path file = file().path();
        String before = Files.readString(file);
        FileTime written = Files.getLastModifiedTime(file);

        assertThat(lock().holder(SHOP).orElseThrow())
                .startsWith("pid " + ProcessHandle.current().pid() + " (preflight heal, user ");
        assertThat(lock().holder(new TargetId("unix:///x#other"))).isEmpty();

        assertThat(file).hasContent(before);
        assertThat(Files.getLastModifiedTime(file)).isEqualTo(written);
        assertThat(lease.isHeld()).isTrue();
        lease.close();
        assertThat(lock().holder(SHOP)).isEmpty();
    }

    @Test
    void leavesNoTraceWhenAskedWhoHoldsIt() throws Exception {
        assertThat(lock().holder(SHOP)).isEmpty();
        assertThat(directory()).doesNotExist();

        Files.createDirectory(directory());
        assertThat(lock().holder(SHOP)).isEmpty();
        assertThat(directory()).isEmptyDirectory();
    }

    @Test
    void tellsOnlyHoldersThatLive() throws Exception {
        LockHolder holder = LockHolder.start(directory(), SHOP);
        assertThat(systemLock().holder(SHOP).orElseThrow())
                .startsWith("pid " + holder.pid() + " (preflight heal, ");
        holder.kill();
        assertThat(systemLock().holder(SHOP)).isEmpty();
    }

    @Test
    void doesNotTakeALockFileForFreeThatCannotBeRead() throws Exception {
        held(acquire(NO_TIME)).close();
        Path file = file().path();
        Files.delete(file);
        Files.createSymbolicLink(file, temp.resolve("elsewhere"));

        assertThat(lock().holder(SHOP).orElseThrow())
                .startsWith("nobody knows whom, since the lock file " + file + " cannot be read: ");
    }

    @Test
    void refusesWhileAnotherProcessLives() throws Exception {
        try (LockHolder holder = LockHolder.start(directory(), SHOP)) {
            Grant refused = systemLock().acquire(SHOP, Duration.ofMillis(50), who -> {});

            assertThat(refused.lease()).isNull();
            assertThat(refused.reason()).contains("pid " + holder.pid() + " (preflight heal, ");
        }
    }

    @Test
    void takesOverFromAProcessThatWasKilled() throws Exception {
        LockHolder holder = LockHolder.start(directory(), SHOP);
        holder.kill();

        assertThat(held(systemLock().acquire(SHOP, NO_TIME, who -> {})).isHeld()).isTrue();
    }

    @Test
    void takesOverWhatAnEarlierProcessWithTheSameIdLeft() throws Exception {
        LockOwner self = LockOwner.thisProcess("preflight heal");
        write(recordOf(new LockOwner("me", self.host(), self.space(), self.pid(), "1", "x")));

        assertThat(held(acquire(NO_TIME)).isHeld()).isTrue();
    }

    @Test
    void doesNotTakeProcessesOfAnotherMachineForDead() throws Exception {
        write(recordOf(new LockOwner("me", "elsewhere", "", 4711, "1", "preflight heal")));

        assertThat(acquire(NO_TIME).reason()).contains("pid 4711 on elsewhere (preflight heal");
    }

    @Test
    void takesOverAnExpiredLease() throws Exception {
        write(recordOf(new LockOwner("me", "elsewhere", "", 4711, "1", "preflight heal")));
        clock.advance(PACE.lease());

        assertThat(held(acquire(NO_TIME)).isHeld()).isTrue();
    }

    @Test
    void believesTheLivingAfterTheClockWasSetBack() throws Exception {
        TargetLock.Lease first = held(acquire(NO_TIME));
        clock.advance(Duration.ofHours(-1));

        assertThat(acquire(NO_TIME).lease()).isNull();
        assertThat(first.isHeld()).isTrue();
    }

    @Test
    void losesALeaseThatRanOut() throws Exception {
        TargetLock.Lease first = held(acquire(NO_TIME));
        clock.advance(PACE.lease());
        assertThat(first.isHeld()).isFalse();

        TargetLock.Lease second = held(acquire(NO_TIME));
        first.close();
        assertThat(second.isHeld()).isTrue();
        assertThat(acquire(NO_TIME).lease()).as("kept by the second").isNull();
    }

    @Test
    void renewsItsLease() throws Exception {
        LockPace fast =
                new LockPace(Duration.ofSeconds(30), Duration.ofMillis(5), Duration.ofMillis(5));
        TargetLock.Lease lease =
                held(
                        new FileTargetLock(directory(), "x", fast, clock)
                                .acquire(SHOP, NO_TIME, who -> {}));
        clock.advance(Duration.ofSeconds(20));
        LockFile file = file();
        await().until(() -> recordIn(file).expiresAt().equals(clock.instant().plus(fast.lease())));
        clock.advance(Duration.ofSeconds(20));

        assertThat(lease.isHeld()).isTrue();
        lease.close();
    }

    @Test
    void noticesAtItsRenewalThatSomebodyElseIsThere() throws Exception {
        LockRecord mine = recordOf(LockOwner.thisProcess("x"));
        write(mine);
        FileLease lease = new FileLease(file(), mine, PACE, clock);
        write(recordOf(new LockOwner("me", "elsewhere", "", 4711, "1", "y")));
        lease.renew();

        assertThat(lease.isHeld()).isFalse();
        assertThat(recordIn(file()).owner().host()).isEqualTo("elsewhere");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "garbage", "{}", "[1]", "{\"token\":\"1\",\"pid\":\"x\"}"})
    void waitsOutARecordThatMakesNoSense(String garbage) throws Exception {
        Files.createDirectories(directory());
        Files.writeString(file().path(), garbage);
        Files.setLastModifiedTime(file().path(), FileTime.from(clock.instant()));
        assertThat(acquire(NO_TIME).reason()).contains("no readable record");

        clock.advance(PACE.lease());
        assertThat(held(acquire(NO_TIME)).isHeld()).isTrue();
    }

    @Test
    void refusesIfTheDirectoryCannotBeUsed() throws Exception {
        Path file = Files.createFile(temp.resolve("file"));

        Grant grant =
                new FileTargetLock(file.resolve("below"), "x", PACE, clock)
                        .acquire(SHOP, NO_TIME, who -> {});

        assertThat(grant.lease()).isNull();
        assertThat(grant.reason())
                .contains(file.resolve("below").toString())
                .contains("Not a directory")
                .contains("Make the directory writable");
    }

    @Test
    void followsNoLinks() throws Exception {
        Path victim = Files.writeString(temp.resolve("victim"), "precious");
        Files.createDirectory(directory());
        Files.createSymbolicLink(file().path(), victim);
        Path linked = Files.createSymbolicLink(temp.resolve("linked"), directory());

        assertThat(acquire(NO_TIME).lease()).isNull();
        Grant throughLink =
                new FileTargetLock(linked, "x", PACE, clock).acquire(SHOP, NO_TIME, who -> {});
        assertThat(throughLink.reason()).contains("is a link or a file");
        assertThat(victim).hasContent("precious");
    }

    @Test
    void sharesItsFilesWithAllUsers() throws Exception {
        held(acquire(NO_TIME));

        assertThat((int) Files.getAttribute(directory(), "unix:mode") & 07777).isEqualTo(01777);
        assertThat((int) Files.getAttribute(file().path(), "unix:mode") & 07777).isEqualTo(0666);
    }

    @Test
    void stopsWaitingWhenInterrupted() throws Exception {
        held(acquire(NO_TIME));
        AtomicBoolean stopped = new AtomicBoolean();
        AtomicBoolean waiting = new AtomicBoolean();
        Thread waiter =
                new Thread(() -> {
                    try {
                        lock().acquire(SHOP, SOME_TIME, who -> waiting.set(true));
                    } catch (InterruptedException e) {
                        stopped.set(true);
                    }
                });
        waiter.start();
        await().untilTrue(waiting);
        waiter.interrupt();
        waiter.join(TimeUnit.SECONDS.toMillis(20));

        assertThat(stopped).isTrue();
    }

    @Test
    void doesNotBeginWhenInterruptedBefore() throws Exception {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> acquire(NO_TIME)).isInstanceOf(InterruptedException.class);

        assertThat(held(acquire(NO_TIME)).isHeld()).isTrue();
    }

    @Test
    void givesTheLockBackThoughInterrupted() throws Exception {
        TargetLock.Lease first = held(acquire(NO_TIME));
        Thread.currentThread().interrupt();
        first.close();

        assertThat(Thread.interrupted()).as("still knows that it is to stop").isTrue();
        assertThat(held(acquire(NO_TIME)).isHeld()).isTrue();
    }

    @Test
    void neverHasTwoHolders() throws Exception {
        AtomicInteger holders = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        ExecutorService executor = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> rounds = new ArrayList<>();
            for (int i = 0; i < 80; i++) {
                rounds.add(
                        executor.submit(() -> {
                            TargetLock.Lease lease = held(acquire(SOME_TIME));
                            most.accumulateAndGet(holders.incrementAndGet(), Math::max);
                            holders.decrementAndGet();
                            lease.close();
                            return null;
                        }));
            }
            for (Future<?> round : rounds) {
                round.get(60, TimeUnit.SECONDS);
            }
        } finally {
            executor.shutdownNow();
        }

        assertThat(most).hasValue(1);
    }

    private TargetLock lock() {
        return new FileTargetLock(directory(), "preflight heal", PACE, clock);
    }

    private TargetLock systemLock() {
        return new FileTargetLock(directory(), "preflight heal", PACE, InstantSource.system());
    }

    private Grant acquire(Duration patience) throws InterruptedException {
        return lock().acquire(SHOP, patience, who -> {});
    }

    private static TargetLock.Lease held(Grant grant) {
        TargetLock.Lease lease = grant.lease();
        if (lease == null) {
            throw new AssertionError("the lock was refused: " + grant.reason());
        }
        return lease;
    }

    private Path directory() {
        return temp.resolve("locks");
    }

    private LockFile file() {
        return new LockFile(directory().resolve(TargetFileName.of(SHOP, ".lock")));
    }

    private LockRecord recordOf(LockOwner owner) {
        return new LockRecord("1", owner, clock.instant(), clock.instant().plus(PACE.lease()));
    }

    private static LockRecord recordIn(LockFile file) throws IOException {
        return file.exclusively(LockFile.Contents::read).orElseThrow().orElseThrow();
    }

    private void write(LockRecord content) throws IOException {
        Files.createDirectories(directory());
        file().exclusively(contents -> {
            contents.write(content);
            return content;
        });
    }
}
