package dev.preflight.service.event;

import dev.preflight.service.ledger.JournalEntry;
import dev.preflight.service.ledger.PendingFailures.Failure;
import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Listeners of a service under test. */
final class RecordingListeners {
    private RecordingListeners() {}

    /** Is told first, and cannot take what says so. */
    @Singleton
    @Priority(Integer.MAX_VALUE)
    static class Broken implements RemediationListener {
        @Override
        public void happened(JournalEntry entry) {
            if (entry.data().contains("breaks")) {
                throw new IllegalStateException("a test's listener is broken");
            }
        }
    }

    /** Keeps what it is told. */
    @Singleton
    static class Remediations implements RemediationListener {
        final List<JournalEntry> entries = new CopyOnWriteArrayList<>();

        @Override
        public void happened(JournalEntry entry) {
            entries.add(entry);
        }
    }

    /** Keeps what it is told, when it is let; breaks over one of them. */
    @Singleton
    static class Failures implements FailureListener {
        final List<String> ids = new CopyOnWriteArrayList<>();
        volatile CountDownLatch gate = new CountDownLatch(0);

        @Override
        public void detected(Failure failure) {
            try {
                gate.await(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            ids.add(failure.id());
            if (failure.id().equals("breaks")) {
                throw new IllegalStateException("a test's listener broke");
            }
        }
    }
}
