package dev.preflight.service.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.preflight.service.ledger.InMemoryJournal;
import dev.preflight.service.ledger.JournalEntry;
import dev.preflight.service.ledger.JournalEntry.Place;
import dev.preflight.service.ledger.StorageException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventStreamsTest {
    private static final Duration NEVER = Duration.ofHours(1);
    private static final Duration SOON = Duration.ofMillis(20);

    private final JournalWatch watch = new JournalWatch();
    private final InMemoryJournal journal = new InMemoryJournal(watch::grown);
    private final List<EventStreams> opened = new ArrayList<>();

    @AfterEach
    void stop() {
        opened.forEach(EventStreams::stop);
    }

    private EventStreams streams(int most, Duration heartbeat) {
        EventStreams streams = new EventStreams(journal, watch, most, heartbeat);
        opened.add(streams);
        return streams;
    }

    private void recordUpTo(long sequence) throws StorageException {
        while (journal.latest() < sequence) {
            journal.append(JournalEntry.Type.INCIDENT_OPENED, Samples.WORKER_TYPES, "{}");
        }
    }

    private static AssertSubscriber<Streamed> follow(Multi<Streamed> stream, long room) {
        return stream.subscribe().withSubscriber(AssertSubscriber.create(room));
    }

    private static List<Long> places(AssertSubscriber<Streamed> reader) {
        return List.copyOf(reader.getItems()).stream()
                .filter(Streamed.Event.class::isInstance)
                .map(it -> ((Streamed.Event) it).place())
                .toList();
    }

    private static void awaitPlaces(AssertSubscriber<Streamed> reader, long from, long to) {
        await().untilAsserted(() ->
                assertThat(places(reader))
                        .containsExactlyElementsOf(
                                LongStream.rangeClosed(from, to).boxed().toList()));
    }

    @Test
    void tellWhatHappensFromNowOn() throws Exception {
        recordUpTo(3);
        AssertSubscriber<Streamed> reader = follow(streams(1, NEVER).fromNow(null), 1000);
        recordUpTo(200);

        awaitPlaces(reader, 4, 200);
        assertThat(reader.getItems().get(0))
                .isInstanceOfSatisfying(
                        Streamed.Event.class,
                        first -> {
                            assertThat(first.type()).isEqualTo("dev.preflight.incident.opened");
                            assertThat(first.body()).contains("\"id\":\"4\"");
                        });
    }

    @Test
    void areResumedWithoutLossOrRepetition() throws Exception {
        EventStreams streams = streams(1, NEVER);
        AssertSubscriber<Streamed> first = follow(streams.fromNow(null), 5);
        recordUpTo(120);
        awaitPlaces(first, 1, 5);
        first.cancel();

        awaitPlaces(follow(streams.after(5, null), 1000), 6, 120);
    }

    @Test
    void keepToATargetAndToWhatIsAboutAll() throws Exception {
        AssertSubscriber<Streamed> reader = follow(streams(1, NEVER).after(0, "shop"), 1000);
        for (@Nullable String target : new String[] {"shop", "lab", null, "lab", "shop"}) {
            journal.append(
                    JournalEntry.Type.PAUSE_BEGUN, new Place(target, null, null, null), "{}");
        }

        await().untilAsserted(() -> assertThat(places(reader)).containsExactly(1L, 3L, 5L));
    }

    @Test
    void sayWhatIsNotKeptAnyMore() throws Exception {
        recordUpTo(60);
        journal.forget(1, 40);
        AssertSubscriber<Streamed> reader = follow(streams(1, NEVER).after(7, null), 1000);

        await().untilAsserted(() -> assertThat(places(reader)).hasSize(21));
        Streamed.Event gap = (Streamed.Event) reader.getItems().get(0);
        assertThat(gap.type()).isEqualTo(StreamStart.GAP);
        assertThat(places(reader)).startsWith(40L, 41L).endsWith(60L);
        ObjectNode body = (ObjectNode) new ObjectMapper().readTree(gap.body());
        ObjectNode golden = (ObjectNode) new ObjectMapper().readTree(Samples.golden(gap.type()));
        assertThat(body.remove("time").isTextual()).isTrue();
        assertThat(body).isEqualTo(golden.without("time"));
    }

    @Test
    void sayWhatIsMissingAmongWhatIsKept() throws Exception {
        recordUpTo(9);
        journal.forget(4, 6);
        AssertSubscriber<Streamed> reader = follow(streams(1, NEVER).after(2, null), 1000);

        await().untilAsserted(() -> assertThat(places(reader)).containsExactly(3L, 6L, 7L, 8L, 9L));
        assertThat(reader.getItems().get(1))
                .isInstanceOfSatisfying(
                        Streamed.Event.class,
                        it -> assertThat(it.body()).contains("{\"asked\":3,\"resumed\":6}"));
    }

    @Test
    void sayAtOnceThatNothingIsKept() throws Exception {
        recordUpTo(9);
        journal.forget(1, 9);
        AssertSubscriber<Streamed> reader = follow(streams(1, NEVER).after(2, null), 1000);

        await().untilAsserted(() -> assertThat(places(reader)).containsExactly(9L));
    }

    @Test
    void knowAPlaceOfAnotherJournal() throws Exception {
        recordUpTo(3);
        AssertSubscriber<Streamed> reader = follow(streams(1, NEVER).after(900, null), 1000);
        recordUpTo(4);

        await().untilAsserted(() -> assertThat(places(reader)).containsExactly(3L, 4L));
        Streamed.Event gap = (Streamed.Event) reader.getItems().get(0);
        JsonNode data = new ObjectMapper().readTree(gap.body()).path("data");
        assertThat(data).hasToString("{\"asked\":900,\"resumed\":3}");
    }

    @Test
    void beginWithoutAGapAtTheEdgeOfWhatIsKept() throws Exception {
        recordUpTo(5);
        journal.forget(1, 5);
        AssertSubscriber<Streamed> reader = follow(streams(1, NEVER).after(5, null), 1000);
        recordUpTo(6);

        awaitPlaces(reader, 6, 6);
    }

    @Test
    void waitForASlowReaderWithoutHoldingUpAnother() throws Exception {
        EventStreams streams = streams(2, NEVER);
        AssertSubscriber<Streamed> slow = follow(streams.fromNow(null), 1);
        AssertSubscriber<Streamed> quick = follow(streams.fromNow(null), 10_000);
        recordUpTo(2000);

        awaitPlaces(quick, 1, 2000);
        awaitPlaces(slow, 1, 1);
        slow.request(Long.MAX_VALUE);
        awaitPlaces(slow, 1, 2000);
    }

    @Test
    void tellEverythingOnceHoweverTheyAreWoken() throws Exception {
        AssertSubscriber<Streamed> reader = follow(streams(1, NEVER).fromNow(null), 0);
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            threads.execute(() -> LongStream.range(0, 3000).forEach(it -> reader.request(1)));
            threads.execute(() -> LongStream.range(0, 3000).forEach(it -> watch.grown()));
            recordUpTo(3000);

            awaitPlaces(reader, 1, 3000);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void showThatTheyLive() throws Exception {
        AssertSubscriber<Streamed> reader = follow(streams(1, SOON).fromNow(null), 1000);

        await().untilAsserted(() ->
                assertThat(List.copyOf(reader.getItems()))
                        .hasSizeGreaterThan(2)
                        .allMatch(Streamed.Heartbeat.class::isInstance));
    }

    @Test
    void endForAReaderWhoTakesNothing() throws Exception {
        EventStreams streams = streams(1, SOON);
        AssertSubscriber<Streamed> dead = follow(streams.fromNow(null), 0);

        dead.awaitCompletion();
        assertThat(streams.count()).isZero();
    }

    @Test
    void areBounded() throws Exception {
        EventStreams streams = streams(2, NEVER);
        AssertSubscriber<Streamed> first = follow(streams.fromNow(null), 1);
        follow(streams.fromNow(null), 1);

        assertThatThrownBy(() -> streams.fromNow(null))
                .isInstanceOf(TooManyStreamsException.class)
                .hasMessage("2 follow the live stream already");
        first.cancel();
        Multi<Streamed> late = streams.fromNow(null);
        follow(streams.fromNow(null), 1).assertNotTerminated();
        follow(late, 1).assertFailedWith(TooManyStreamsException.class);
    }

    @Test
    void makeRoomForAnother() throws Exception {
        EventStreams streams = streams(1, NEVER);
        follow(streams.fromNow(null), 1).cancel();

        follow(streams.fromNow(null), 1).assertNotTerminated();
    }

    @Test
    void outliveAJournalThatCannotBeRead() throws Exception {
        AssertSubscriber<Streamed> reader = follow(streams(1, SOON).fromNow(null), 1_000_000);
        journal.setUnavailable(true);
        watch.grown();
        journal.setUnavailable(false);
        recordUpTo(2);

        awaitPlaces(reader, 1, 2);
    }

    @Test
    void endWhenTheServiceStops() throws Exception {
        EventStreams streams = streams(1, NEVER);
        AssertSubscriber<Streamed> reader = follow(streams.fromNow(null), 0);

        streams.stop();

        reader.awaitCompletion();
        follow(streams.fromNow(null), 1).assertTerminated();
        recordUpTo(2);
    }
}
