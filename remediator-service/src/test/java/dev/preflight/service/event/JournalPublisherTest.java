package dev.preflight.service.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.preflight.service.ledger.InMemoryJournal;
import dev.preflight.service.ledger.JournalEntry;
import dev.preflight.service.ledger.StorageException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JournalPublisherTest {
    private final JournalWatch watch = new JournalWatch();
    private final InMemoryJournal journal = new InMemoryJournal(watch::grown);
    private final List<Long> sent = new CopyOnWriteArrayList<>();
    private final List<JournalPublisher> publishers = new ArrayList<>();

    @AfterEach
    void stop() {
        publishers.forEach(JournalPublisher::stop);
    }

    private JournalPublisher publish(Function<String, CompletionStage<Void>> channel) {
        JournalPublisher publisher = new JournalPublisher(journal, watch, channel);
        publishers.add(publisher);
        publisher.start();
        return publisher;
    }

    private CompletionStage<Void> take(String message) {
        sent.add(sequence(message));
        return CompletableFuture.completedFuture(null);
    }

    private static long sequence(String message) {
        try {
            return JournalEvents.read(message).sequence();
        } catch (MalformedEventException e) {
            throw new AssertionError(e);
        }
    }

    private JournalEntry record() throws StorageException {
        return journal.append(JournalEntry.Type.INCIDENT_OPENED, Samples.WORKER_TYPES, "{}");
    }

    private void recordUpTo(long sequence) throws StorageException {
        while (journal.latest() < sequence) {
            record();
        }
    }

    private void awaitSent(long from, long to) {
        await().untilAsserted(() ->
                assertThat(sent)
                        .containsExactlyElementsOf(
                                LongStream.rangeClosed(from, to).boxed().toList()));
    }

    @Test
    void publishesWhatIsRecordedAfterItsStartInOrder() throws Exception {
        recordUpTo(3);
        publish(this::take);
        recordUpTo(350);

        awaitSent(4, 350);
    }

    @Test
    void findsByItselfWhatItWasNotToldOf() throws Exception {
        InMemoryJournal silent = new InMemoryJournal(() -> {});
        JournalPublisher publisher = new JournalPublisher(silent, watch, this::take);
        publishers.add(publisher);
        publisher.start();
        silent.append(JournalEntry.Type.INCIDENT_OPENED, Samples.WORKER_TYPES, "{}");

        awaitSent(1, 1);
    }

    @Test
    void triesAgainWithoutLossAndInOrderWhenTheChannelIsFull() throws Exception {
        List<Long> refused = new CopyOnWriteArrayList<>();
        publish(message -> {
            long sequence = sequence(message);
            if (sequence % 3 == 0 && !refused.contains(sequence)) {
                refused.add(sequence);
                throw new IllegalStateException("SRMSG00034: no room");
            }
            return take(message);
        });
        recordUpTo(10);

        awaitSent(1, 10);
        assertThat(refused).containsExactly(3L, 6L, 9L);
    }

    @Test
    void sendsAgainWhatWasNotAcknowledged() throws Exception {
        publish(message -> {
            boolean isFirst = sent.isEmpty();
            CompletionStage<Void> taken = take(message);
            return isFirst
                    ? CompletableFuture.failedFuture(new IllegalStateException("lost on the way"))
                    : taken;
        });
        recordUpTo(2);

        await().untilAsserted(() -> assertThat(sent).containsExactly(1L, 1L, 2L));
    }

    @Test
    void sendsNothingBeforeTheEntryBeforeIsAcknowledged() throws Exception {
        CompletableFuture<Void> acknowledgement = new CompletableFuture<>();
        publish(message -> take(message).thenCompose(it -> acknowledgement));
        recordUpTo(3);
        await().untilAsserted(() -> assertThat(sent).containsExactly(1L));

        acknowledgement.complete(null);

        awaitSent(1, 3);
    }

    @Test
    void doesNotHoldUpWhoeverWakesIt() throws Exception {
        CompletableFuture<Void> never = new CompletableFuture<>();
        JournalPublisher publisher =
                publish(message -> {
                    never.join();
                    return take(message);
                });
        record();

        for (int i = 0; i < 100_000; i++) {
            publisher.wake();
        }

        assertThat(sent).isEmpty();
        never.complete(null);
        awaitSent(1, 1);
    }

    @Test
    void goesOnWhenTheJournalCanBeReadAgain() throws Exception {
        journal.setUnavailable(true);
        publish(this::take);
        watch.grown();
        journal.setUnavailable(false);
        // It finds its place first.
        await().untilAsserted(() -> {
            record();
            assertThat(sent).isNotEmpty();
        });

        journal.setUnavailable(true);
        watch.grown();
        journal.setUnavailable(false);
        record();

        await().untilAsserted(() ->
                assertThat(sent)
                        .containsExactlyElementsOf(
                                LongStream.rangeClosed(sent.get(0), journal.latest())
                                        .boxed()
                                        .toList()));
    }
}
