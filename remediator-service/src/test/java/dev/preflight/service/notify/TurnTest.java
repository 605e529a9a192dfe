package dev.preflight.service.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.preflight.service.ledger.Outbox.Owed;
import dev.preflight.service.ledger.StorageException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TurnTest {
    private static final Receiver OPS =
            new Receiver(
                    "ops",
                    URI.create("http://localhost:9/hook"),
                    BodyFormat.JSON,
                    Set.of(Occasion.ESCALATED),
                    null,
                    Duration.ofSeconds(5),
                    Map.of());
    private static final Backoff STANDARD =
            new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5), new Random(3));

    private final FakeClock clock = new FakeClock();
    private final MemoryOutbox outbox = new MemoryOutbox();
    private final Counted counted = new Counted();
    private final Queue<Answer> answers = new ArrayDeque<>();
    private final List<String> sent = new ArrayList<>();
    private final Turn turn = new Turn(OPS, outbox, this::send, STANDARD, counted, clock);

    private Answer send(Receiver receiver, String body) {
        sent.add(body);
        Answer answer = answers.poll();
        return answer == null ? Answer.of(200, "HTTP 200", null) : answer;
    }

    @Test
    void sendsTheOldestFirst() throws Exception {
        owe("first", "second");

        run();

        assertThat(sent).containsExactly("first", "second");
        assertThat(outbox.bodies()).isEmpty();
        assertThat(counted.delivered).hasValue(2);
    }

    @Test
    void doublesThePauseUpToFiveMinutes() throws Exception {
        owe("it");
        List<Duration> pauses = new ArrayList<>();

        for (int i = 0; i < 12; i++) {
            answers.add(Answer.none("refused"));
            turn.take();
            Duration pause = turn.take();
            pauses.add(pause);
            clock.passes(pause);
        }

        assertThat(pauses.get(0)).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
        assertThat(pauses.get(3)).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(8));
        assertThat(pauses.subList(9, 12))
                .allSatisfy(it ->
                        assertThat(it).isBetween(Duration.ofSeconds(150), Duration.ofMinutes(5)));
    }

    @Test
    void waitsAsLongAsItIsAskedTo() throws Exception {
        owe("it");
        answers.add(Answer.of(429, "HTTP 429", Duration.ofMinutes(20)));
        turn.take();

        assertThat(turn.take()).isEqualTo(Duration.ofMinutes(20));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 408, 429, 502, 503, 504})
    void keepsTheOrderWhileTheReceiverIsInTrouble(int status) throws Exception {
        owe("first", "second");
        answers.add(Answer.of(status, "HTTP " + status, null));

        turn.take();
        clock.passes(turn.take());
        run();

        assertThat(sent).containsExactly("first", "first", "second");
    }

    @Test
    void letsOthersPassAMessageThatTheReceiverStumblesOver() throws Exception {
        owe("poison", "second");
        answers.add(Answer.of(500, "HTTP 500", null));

        turn.take();
        turn.take();

        assertThat(sent).containsExactly("poison", "second");
        assertThat(outbox.bodies()).containsExactly("poison");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 410, 413})
    void givesUpAtOnceWhatIsRefused(int status) throws Exception {
        owe("it");
        answers.add(Answer.of(status, "HTTP " + status + " no", null));

        run();

        assertThat(sent).hasSize(1);
        assertThat(outbox.bodies()).isEmpty();
        assertThat(counted.givenUp).hasValue(1);
        assertThat(turn.trouble()).contains("HTTP " + status + " no");
    }

    @Test
    void givesUpAfterADay() throws Exception {
        owe("it");

        while (!outbox.bodies().isEmpty()) {
            answers.add(Answer.none("refused"));
            clock.passes(turn.take());
        }

        assertThat(Duration.between(FakeClock.START, clock.instant()))
                .isBetween(Duration.ofDays(1), Duration.ofDays(1).plusMinutes(5));
        assertThat(counted.givenUp).hasValue(1);
    }

    @Test
    void triesOnceWhatBecameOldWhileNobodySent() throws Exception {
        owe("it");
        clock.passes(Duration.ofDays(3));

        run();

        assertThat(counted.delivered).hasValue(1);
    }

    @Test
    void isInTroubleUntilAMessageIsDelivered() throws Exception {
        owe("it");
        answers.add(Answer.none("refused"));

        turn.take();
        assertThat(turn.trouble()).contains("refused");
        clock.passes(turn.take());
        turn.take();

        assertThat(turn.trouble()).isEmpty();
    }

    @Test
    void sendsNothingTwiceBecauseTheOutboxCouldNotBeWritten() throws Exception {
        owe("it");
        answers.add(Answer.of(200, "HTTP 200", null));
        Turn breaking =
                new Turn(
                        OPS,
                        outbox,
                        (receiver, body) -> {
                            outbox.isBroken(true);
                            return send(receiver, body);
                        },
                        STANDARD,
                        counted,
                        clock);

        assertThatThrownBy(breaking::take).isInstanceOf(StorageException.class);
        outbox.isBroken(false);
        breaking.take();

        assertThat(sent).containsExactly("it");
        assertThat(outbox.bodies()).isEmpty();
    }

    private void owe(String... bodies) throws StorageException {
        List<Owed> messages = new ArrayList<>();
        for (String body : bodies) {
            messages.add(new Owed(0, OPS.name(), body, clock.instant(), 0));
        }
        outbox.add(messages, 1);
    }

    /** Until there is nothing to do now. */
    private void run() throws Exception {
        while (turn.take().isZero()) {
            assertThat(sent).hasSizeLessThan(10);
        }
    }
}
