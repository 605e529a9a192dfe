package dev.preflight.service.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.preflight.service.ledger.Audit.Entry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class AuditNotesTest {
    private final SlowAudit audit = new SlowAudit();
    private final AuditNotes notes = new AuditNotes(audit);

    @AfterEach
    void close() {
        audit.disk.countDown();
        notes.close();
    }

    private static Entry entry(int number) {
        return new Entry(Instant.EPOCH, "ci", "check", "lab", String.valueOf(number));
    }

    private static List<Entry> entries(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(AuditNotesTest::entry).toList();
    }

    @Test
    void keepNobodyWhileTheDiskIsSlowAndThenTakeOneWriteForAll() {
        notes.add(entry(0));
        await().until(() -> audit.asked.getCount() == 0);

        entries(1, 100).forEach(notes::add);
        assertThat(audit.writes).isEmpty();
        audit.disk.countDown();

        await().until(() -> audit.writes.size() == 2);
        assertThat(audit.writes).containsExactly(entries(0, 0), entries(1, 100));
    }

    @Test
    void areBounded() {
        notes.add(entry(0));
        await().until(() -> audit.asked.getCount() == 0);

        entries(1, AuditNotes.MOST + 5).forEach(notes::add);
        audit.disk.countDown();
        notes.close();

        assertThat(audit.all()).isEqualTo(entries(0, AuditNotes.MOST));
    }

    @Test
    void areRecordedAfterALedgerThatFailed() {
        audit.disk.countDown();
        audit.broken = true;
        notes.add(entry(1));
        await().until(() -> audit.asked.getCount() == 0 && audit.failed);

        audit.broken = false;
        notes.add(entry(2));
        notes.close();

        assertThat(audit.all()).containsExactly(entry(2));
    }

    /** Writes once its disk lets it. */
    private static final class SlowAudit implements Audit {
        private final CountDownLatch asked = new CountDownLatch(1);
        private final CountDownLatch disk = new CountDownLatch(1);
        private final List<List<Entry>> writes = new CopyOnWriteArrayList<>();
        private volatile boolean broken;
        private volatile boolean failed;

        @Override
        public void record(List<Entry> entries) throws StorageException {
            asked.countDown();
            try {
                if (!disk.await(20, TimeUnit.SECONDS)) {
                    throw new StorageException("the test has forgotten it");
                }
            } catch (InterruptedException stopped) {
                throw new StorageException("stopped", stopped);
            }
            if (broken) {
                failed = true;
                throw new StorageException("full");
            }
            writes.add(List.copyOf(entries));
        }

        List<Entry> all() {
            List<Entry> all = new ArrayList<>();
            writes.forEach(all::addAll);
            return all;
        }

        @Override
        public List<Entry> latest(int limit) {
            throw new UnsupportedOperationException("nobody asks here");
        }
    }
}
