package dev.preflight.service.event;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.preflight.service.ledger.DeadLetters;
import dev.preflight.service.ledger.DeadLetters.Letter;
import dev.preflight.service.ledger.Journal;
import dev.preflight.service.ledger.JournalEntry;
import dev.preflight.service.ledger.PendingFailures.Failure;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The channels of a service that runs. */
@QuarkusTest
class ChannelsTest {
    @Inject Journal journal;
    @Inject FailureEmitter emitter;
    @Inject FailureReceiver failureReceiver;
    @Inject RemediationReceiver remediationReceiver;
    @Inject DeadLetters deadLetters;
    @Inject RecordingListeners.Remediations remediations;
    @Inject RecordingListeners.Failures failures;

    @Test
    void tellEveryListenerInOrderThoughOneIsBroken() throws Exception {
        List<JournalEntry> recorded = new ArrayList<>();
        recorded.add(
                journal.append(
                        JournalEntry.Type.PAUSE_BEGUN, Samples.EVERYWHERE, "{\"id\":\"breaks\"}"));
        for (int i = 0; i < 300; i++) {
            recorded.add(
                    journal.append(
                            JournalEntry.Type.PAUSE_BEGUN,
                            Samples.EVERYWHERE,
                            "{\"id\":\"p" + i + "\"}"));
        }

        await().untilAsserted(() ->
                assertThat(remediations.entries)
                        .filteredOn(recorded::contains)
                        .containsExactlyElementsOf(recorded));
    }

    @Test
    void takeAsManyFailuresAsTheyHaveRoomForAndNeverWait() {
        List<Failure> many =
                IntStream.range(0, 1000).mapToObj(i -> Samples.failure("many-" + i)).toList();
        failures.gate = new CountDownLatch(1);
        emitter.emit(many);
        failures.gate.countDown();

        // What has gone through, has in order; a sweep does the rest.
        await().untilAsserted(() -> assertThat(failures.ids).contains("many-255"));
        await().untilAsserted(() -> {
            emitter.emit(
                    many.stream()
                            .filter(it -> !failures.ids.contains(it.id()))
                            .limit(200)
                            .toList());
            assertThat(failures.ids.stream().filter(it -> it.startsWith("many-")).distinct())
                    .containsExactlyElementsOf(many.stream().map(Failure::id).toList());
        });
    }

    @Test
    void goOnAfterAListenerBroke() {
        emitter.emit(List.of(Samples.failure("breaks"), Samples.failure("after")));

        await().untilAsserted(
                        () -> assertThat(failures.ids).containsSubsequence("breaks", "after"));
    }

    @Test
    void putAsideWhatCannotBeRead() throws Exception {
        long before = deadLetters.count();
        failureReceiver.receive("x".repeat(10_000));
        remediationReceiver.receive("{}");

        assertThat(deadLetters.count()).isEqualTo(before + 2);
        List<Letter> letters = deadLetters.latest(2);
        assertThat(letters).extracting(Letter::channel).containsExactly("remediations", "failures");
        assertThat(letters.get(0).problem())
                .isEqualTo("specversion: must be a text, and is missing");
        assertThat(letters.get(1).body()).hasSize(DeadLetterBox.LONGEST + 3).startsWith("xxx");
        get("/q/metrics")
                .then()
                .body(containsString("\npreflight_dead_letters " + (before + 2) + ".0"));
        get("/q/health/ready")
                .then()
                .statusCode(200)
                .body(
                        "checks.find { it.name == 'channels' }.data.'dead letters'",
                        equalTo(String.valueOf(before + 2)));
    }
}
