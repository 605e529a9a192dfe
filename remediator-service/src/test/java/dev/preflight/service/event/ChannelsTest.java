package dev.preflight.service.event;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.preflight.adapters.leak.Planted;
import dev.preflight.adapters.leak.SecretScan;
import dev.preflight.service.ledger.DeadLetters;
import dev.preflight.service.ledger.DeadLetters.Letter;
import dev.preflight.service.ledger.Journal;
import dev.preflight.service.ledger.JournalEntry;
import dev.preflight.service.ledger.PendingFailures.Failure;
import dev.preflight.service.target.Targets;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
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
    @Inject Targets targets;
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

    @Test
    void putAsideWithoutSecretsWhatCannotBeRead() throws Exception {
        // Given
        targets.all().get(0).secrets().learn(Planted.CONTAINER.variables());
        String gossip = Planted.CONTAINER.told();
        String acrossTheCut =
                "x".repeat(DeadLetterBox.LONGEST - 10) + Planted.CONTAINER.secret() + gossip;
        List<String> logged = new ArrayList<>();
        Handler ears = ears(logged);

        // When
        Logger.getLogger(DeadLetterBox.class.getName()).addHandler(ears);
        try {
            failureReceiver.receive(gossip);
            failureReceiver.receive(acrossTheCut);
            failureReceiver.receive(event(Planted.CONTAINER.note() + Planted.CONTAINER.secret()));
            remediationReceiver.receive(Planted.CONTAINER.secret());
        } finally {
            Logger.getLogger(DeadLetterBox.class.getName()).removeHandler(ears);
        }

        // Then
        List<Letter> letters = deadLetters.latest(4);
        SecretScan scan = SecretScan.ofAll();
        letters.forEach(it -> scan.text("a letter's body", it.body()));
        letters.forEach(it -> scan.text("a letter's problem", it.problem()));
        scan.text("the log", String.join("\n", logged));
        assertThat(scan.found()).isEmpty();

        // And they would have been found
        assertThat(letters.get(3).body()).contains(Planted.CONTAINER.note());
        assertThat(letters.get(1).problem()).contains(Planted.CONTAINER.note());
        assertThat(String.join("\n", logged)).contains(Planted.CONTAINER.note());
    }

    // Of a type that is cited.
    private static String event(String type) {
        return """
        {"specversion": "1.0", "id": "1", "source": "s", "time": "2026-03-01T12:00:00Z",
         "type": "%s", "data": {}}
        """
                .formatted(type);
    }

    private static Handler ears(List<String> logged) {
        return new Handler() {
            @Override
            public void publish(LogRecord told) {
                logged.add(told.getMessage() + Arrays.toString(told.getParameters()));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }
}
