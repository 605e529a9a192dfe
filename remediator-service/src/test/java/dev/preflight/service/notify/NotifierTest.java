package dev.preflight.service.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import dev.preflight.service.ledger.JournalEntry;
import dev.preflight.service.ledger.Outbox.Owed;
import dev.preflight.service.ledger.StorageException;
import dev.preflight.service.notify.WebhookServer.Received;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Journal, outbox and HTTP together, with real receivers. */
class NotifierTest {
    private static final String PATH = "/services/T0SECRET/B0SECRET";
    private static final Backoff QUICK =
            new Backoff(Duration.ofMillis(20), Duration.ofMillis(40), new Random(5));

    private final WebhookServer server = WebhookServer.start();
    private final MemoryJournal journal = new MemoryJournal();
    private final MemoryIncidents incidents = new MemoryIncidents();
    private final MemoryOutbox outbox = new MemoryOutbox();
    private final Counted counted = new Counted();
    private final InstantSource time = InstantSource.system();
    private final List<Notifier> started = new ArrayList<>();

    @AfterEach
    void end() {
        started.forEach(Notifier::close);
        server.close();
    }

    @Test
    void deliversWhatAReceiverAskedFor() {
        Notifier notifier = start(receiver("ops"));

        happens(notifier, JournalEntry.Type.INCIDENT_OPENED);
        happens(notifier, JournalEntry.Type.INCIDENT_ESCALATED);

        await().untilAtomic(counted.delivered, is(1));
        Received message = server.received().get(0);
        assertThat(message.path()).isEqualTo(PATH);
        assertThat(message.header("Content-Type")).isEqualTo("application/json");
        assertThat(message.header("X-Team")).isEqualTo("Bearer night-shift-token");
        assertThat(message.header(Signature.HEADER)).isNull();
        assertThat(message.body())
                .contains("\"event\": \"dev.preflight.incident.escalated\"", "\"id\": 2");
        assertThat(outbox.bodies()).isEmpty();
    }

    @Test
    void triesAgainUntilItIsDelivered() {
        server.answers(500).answers(503).hangs();
        Notifier notifier = start(receiver("ops"));

        happens(notifier, JournalEntry.Type.INCIDENT_ESCALATED);

        await().untilAtomic(counted.delivered, is(1));
        assertThat(counted.failed).hasValue(3);
        assertThat(server.received())
                .extracting(Received::body)
                .hasSize(4)
                .containsOnly(server.received().get(0).body());
    }

    @Test
    void givesUpWhatIsRefusedAndSaysWhyWithoutSecrets() {
        String echo = "no such hook: " + PATH + " with night-shift-token\n";
        server.answers(400, Map.of(), echo);
        Notifier notifier = start(receiver("ops"));

        happens(notifier, JournalEntry.Type.INCIDENT_ESCALATED);

        await().untilAtomic(counted.givenUp, is(1));
        assertThat(standing(notifier).trouble())
                .isEqualTo("HTTP 400 no such hook: [redacted] with [redacted]");
        assertThat(server.received()).hasSize(1);
    }

    @Test
    void doesNotFollowARedirect() {
        server.answers(302, Map.of("Location", server.url("/elsewhere").toString()), "");
        Notifier notifier = start(receiver("ops"));

        happens(notifier, JournalEntry.Type.INCIDENT_ESCALATED);

        await().untilAtomic(counted.delivered, is(1));
        assertThat(counted.failed).hasValue(1);
        assertThat(server.received()).extracting(Received::path).containsExactly(PATH, PATH);
    }

    @Test
    void aHangingReceiverDelaysNobodyElse() {
        try (WebhookServer hanging = WebhookServer.start().hangs()) {
            Receiver dead = receiver("dead", hanging.url("/"), Duration.ofMinutes(1));
            Notifier notifier = start(dead, receiver("ops"));

            happens(notifier, JournalEntry.Type.INCIDENT_ESCALATED);
            await().until(() -> hanging.received().size() == 1);
            happens(notifier, JournalEntry.Type.INCIDENT_HEALED);

            await().untilAtomic(counted.delivered, is(2));
            assertThat(server.received()).hasSize(2);
            assertThat(hanging.received()).hasSize(1);
        }
    }

    @Test
    void anAnswerWithoutAnEndIsAnAnswer() {
        server.hangsAfterTheHead(200);
        Notifier notifier = start(receiver("ops"));

        happens(notifier, JournalEntry.Type.INCIDENT_ESCALATED);

        await().untilAtomic(counted.delivered, is(1));
        assertThat(counted.failed).hasValue(0);
    }

    @Test
    void saysThatAReceiverCannotBeReached() throws IOException {
        Notifier notifier = start(receiver("ops", nobody(), Duration.ofSeconds(5)));

        happens(notifier, JournalEntry.Type.INCIDENT_ESCALATED);

        await().until(() -> standing(notifier).trouble() != null);
        assertThat(standing(notifier).trouble()).startsWith("ConnectException");
        assertThat(standing(notifier).owed()).isEqualTo(1);
        assertThat(standing(notifier).oldest()).isNotNull();
    }

    private static URI nobody() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return URI.create("http://localhost:" + free.getLocalPort() + PATH);
        }
    }

    @Test
    void waitsAsLongAsTheReceiverAsks() {
        server.answers(429, Map.of("Retry-After", "1"), "slow down");
        Notifier notifier = start(receiver("ops"));

        happens(notifier, JournalEntry.Type.INCIDENT_ESCALATED);
        await().until(() -> server.received().size() == 1);
        Instant refused = time.instant();

        await().until(() -> server.received().size() == 2);
        assertThat(Duration.between(refused, time.instant())).isGreaterThan(Duration.ofMillis(800));
    }

    @Test
    void signsBodyAndTime() throws Exception {
        Receiver signing =
                new Receiver(
                        "ops",
                        server.url(PATH),
                        BodyFormat.SLACK,
                        Set.of(Occasion.ESCALATED),
                        "a secret",
                        Duration.ofSeconds(5),
                        Map.of());
        Notifier notifier = start(signing);

        happens(notifier, JournalEntry.Type.INCIDENT_ESCALATED);

        await().untilAtomic(counted.delivered, is(1));
        Received message = server.received().get(0);
        String timestamp = message.header("X-Preflight-Timestamp");
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("a secret".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        byte[] expected =
                mac.doFinal((timestamp + "." + message.body()).getBytes(StandardCharsets.UTF_8));
        assertThat(message.header("X-Preflight-Signature"))
                .isEqualTo("sha256=" + HexFormat.of().formatHex(expected));
        assertThat(Long.parseLong(String.valueOf(timestamp)))
                .isCloseTo(time.instant().getEpochSecond(), offset(60L));
    }

    @Test
    void tellsNothingOfThePastOnItsVeryFirstStart() throws Exception {
        journal.append(JournalEntry.Type.INCIDENT_ESCALATED, Incident3am.PLACE, "{}");
        Notifier notifier = start(receiver("ops"));
        await().until(() -> outbox.upTo().isPresent());

        happens(notifier, JournalEntry.Type.INCIDENT_ESCALATED);

        await().untilAtomic(counted.delivered, is(1));
        assertThat(server.received()).hasSize(1);
        assertThat(server.received().get(0).body()).contains("\"id\": 2");
    }

    @Test
    void tellsAfterARestartWhatHappenedBeforeItCould() throws Exception {
        outbox.add(List.of(), 0);
        journal.append(JournalEntry.Type.INCIDENT_ESCALATED, Incident3am.PLACE, "{}");

        start(receiver("ops"));

        await().untilAtomic(counted.delivered, is(1));
    }

    @Test
    void deliversAfterARestartWhatWasOwed() throws Exception {
        start(receiver("ops", nobody(), Duration.ofSeconds(5)));
        happens(started.get(0), JournalEntry.Type.INCIDENT_ESCALATED);
        await().until(() -> counted.failed.get() > 0);
        started.get(0).close();

        start(receiver("ops"));

        await().untilAtomic(counted.delivered, is(1));
        assertThat(server.received()).hasSize(1);
    }

    @Test
    void makesMessagesOfAnEntryOnceHoweverOftenItIsWoken() {
        Notifier notifier = start(receiver("ops"));
        JournalEntry entry = happens(notifier, JournalEntry.Type.INCIDENT_ESCALATED);

        notifier.happened(entry);
        notifier.happened(entry);
        happens(notifier, JournalEntry.Type.INCIDENT_HEALED);

        await().untilAtomic(counted.delivered, is(2));
        assertThat(server.received()).hasSize(2);
    }

    @Test
    void givesUpWhatIsOwedToWhoIsNotConfiguredAnyMore() throws Exception {
        outbox.add(List.of(new Owed(0, "former", "{}", time.instant(), 0)), 0);

        start(receiver("ops"));

        await().until(() -> outbox.bodies().isEmpty());
    }

    @Test
    void endsWithinTwoSecondsThoughAReceiverHangs() {
        server.hangs();
        Notifier notifier = start(receiver("ops", server.url(PATH), Duration.ofMinutes(1)));
        happens(notifier, JournalEntry.Type.INCIDENT_ESCALATED);
        await().until(() -> server.received().size() == 1);
        long start = System.nanoTime();

        notifier.close();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
        assertThat(outbox.bodies()).hasSize(1);
    }

    @Test
    void showsNothingOfAReceiverButItsNameAndHost() {
        assertThat(receiver("ops")).hasToString("ops at localhost:" + server.url("/").getPort());
    }

    private JournalEntry happens(Notifier notifier, JournalEntry.Type type) {
        JournalEntry entry = journal.append(type, Incident3am.PLACE, "{}");
        notifier.happened(entry);
        return entry;
    }

    private static Standing standing(Notifier notifier) {
        try {
            return notifier.standings().get(0);
        } catch (StorageException e) {
            throw new AssertionError(e);
        }
    }

    private Receiver receiver(String name) {
        return receiver(name, server.url(PATH), Duration.ofMillis(500));
    }

    private static Receiver receiver(String name, URI url, Duration timeout) {
        return new Receiver(
                name,
                url,
                BodyFormat.JSON,
                Set.of(Occasion.ESCALATED, Occasion.HEALED),
                null,
                timeout,
                Map.of("X-Team", "Bearer night-shift-token"));
    }

    private Notifier start(Receiver... receivers) {
        Notifications notifications =
                new Notifications(incidents, (runbook, check) -> Optional.empty(), null);
        Messages messages =
                new Messages(journal, outbox, notifications, List.of(receivers), counted, time);
        Post post = new HttpPost(time);
        List<Turn> turns = new ArrayList<>();
        for (Receiver receiver : receivers) {
            turns.add(new Turn(receiver, outbox, post, QUICK, counted, time));
        }
        Notifier notifier = new Notifier(outbox, messages, turns);
        notifier.start();
        started.add(notifier);
        return notifier;
    }
}
