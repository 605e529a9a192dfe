package dev.preflight.service.ledger.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.preflight.core.target.TargetId;
import dev.preflight.service.ledger.JournalEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ManyThreadsTest extends LedgerFixture {
    private static final int THREADS = 8;
    private static final int INCIDENTS = 50;

    @Test
    void recordAndReadAtOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS * 2);
        List<Future<?>> work = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            String target = "t" + i;
            work.add(threads.submit(recordingOn(target)));
            work.add(threads.submit(this::readInOrder));
        }
        for (Future<?> one : work) {
            one.get(60, TimeUnit.SECONDS);
        }
        threads.shutdown();

        assertThat(ledger.journal().after(0, Integer.MAX_VALUE))
                .extracting(JournalEntry::sequence)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 2L * THREADS * INCIDENTS).boxed().toList());
    }

    private Callable<Boolean> recordingOn(String target) {
        return () -> {
            TargetId id = new TargetId("engine#" + target);
            for (int i = 0; i < INCIDENTS; i++) {
                String name = target + "-" + i;
                Story story = Story.opened(name, id, "check-" + name, time.instant());
                ledger.incidents().of(target).record(id, story.incident());
                ledger.incidents().of(target).record(id, story.attempt().incident());
            }
            return ledger.incidents().of(target).load(id).incidents().size() == INCIDENTS;
        };
    }

    // Whoever follows the journal misses nothing: no entry turns up behind one that was seen.
    private boolean readInOrder() throws Exception {
        long seen = 0;
        while (seen < 2L * THREADS * INCIDENTS) {
            for (JournalEntry entry : ledger.journal().after(seen, 100)) {
                assertThat(entry.sequence()).isEqualTo(seen + 1);
                seen = entry.sequence();
            }
        }
        return true;
    }
}
