package dev.preflight.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/**
 * Lets the work end properly when the process is told to stop (Ctrl-C, SIGTERM): it is interrupted,
 * finishes recording, releases the lock and reports. The exit status is then the JVM's own, 130 or
 * 143.
 */
final class Interruption {
    // Recording takes some milliseconds; an action that cannot be interrupted may take longer.
    private static final long PATIENCE_SECONDS = 10;

    private Interruption() {}

    static int guard(IntSupplier work) {
        CountDownLatch done = new CountDownLatch(1);
        Thread worker = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(worker, done)));
        try {
            return work.getAsInt();
        } finally {
            done.countDown();
        }
    }

    private static void stop(Thread worker, CountDownLatch done) {
        if (done.getCount() == 0) {
            return;
        }
        worker.interrupt();
        try {
            if (!done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("preflight: stopped in the middle; its attempt is recorded");
            }
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }
}
