package dev.preflight.service.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.preflight.service.ledger.JournalEntry;
import dev.preflight.service.ledger.StorageException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MessagesTest {
    private static final Logger ESCALATIONS = Logger.getLogger(EscalationLog.class.getName());

    private final MemoryJournal journal = new MemoryJournal();
    private final MemoryOutbox outbox = new MemoryOutbox(3);
    private final Counted counted = new Counted();
    private final Lines logged = new Lines();
    private final Messages messages = messages(receiver("ops"), receiver("chat"));

    @BeforeEach
    void begin() throws Exception {
        ESCALATIONS.addHandler(logged);
        messages.begin();
    }

    @AfterEach
    void end() {
        ESCALATIONS.removeHandler(logged);
    }

    @Test
    void areMadeForEveryoneWhoAsked() throws Exception {
        happens(JournalEntry.Type.INCIDENT_ESCALATED, JournalEntry.Type.INCIDENT_HEALED);

        assertThat(messages.make()).isTrue();
        assertThat(messages.make()).isFalse();

        assertThat(outbox.bodies()).hasSize(2);
        assertThat(outbox.upTo()).hasValue(2);
    }

    @Test
    void areBoundedAndWhatIsGivenUpIsCounted() throws Exception {
        happens(JournalEntry.Type.INCIDENT_ESCALATED, JournalEntry.Type.INCIDENT_ESCALATED);

        messages.make();

        assertThat(outbox.bodies()).hasSize(3);
        assertThat(counted.dropped).hasValue(1);
    }

    @Test
    void areMadeOnceAndLoggedOnceThoughTheOutboxCouldNotBeWritten() throws Exception {
        happens(JournalEntry.Type.INCIDENT_ESCALATED);
        outbox.refusesWrites(true);

        assertThatThrownBy(messages::make).isInstanceOf(StorageException.class);
        assertThatThrownBy(messages::make).isInstanceOf(StorageException.class);
        outbox.refusesWrites(false);
        messages.make();

        assertThat(outbox.bodies()).hasSize(2);
        assertThat(logged.lines).hasSize(1);
    }

    @Test
    void areMadeOfWhatFollowsAnEntryThatCannotBePutIntoWords() throws Exception {
        Messages stumbling =
                messages(
                        (runbook, check) -> {
                            if (journal.latest() == 1) {
                                throw new IllegalStateException("a defect");
                            }
                            return Optional.empty();
                        },
                        receiver("ops"));

        happens(JournalEntry.Type.INCIDENT_ESCALATED);
        stumbling.make();
        happens(JournalEntry.Type.INCIDENT_ESCALATED);
        stumbling.make();

        assertThat(outbox.bodies()).hasSize(1);
    }

    @Test
    void areNotNeededForALine() throws Exception {
        Messages nobody = messages();
        happens(JournalEntry.Type.INCIDENT_ESCALATED);

        nobody.make();

        assertThat(logged.lines).hasSize(1);
        assertThat(outbox.bodies()).isEmpty();
        assertThat(outbox.upTo()).hasValue(1);
    }

    private void happens(JournalEntry.Type... types) {
        for (JournalEntry.Type type : types) {
            journal.append(type, Incident3am.PLACE, "{}");
        }
    }

    private Messages messages(Receiver... receivers) {
        return messages((runbook, check) -> Optional.empty(), receivers);
    }

    private Messages messages(CheckTexts texts, Receiver... receivers) {
        return new Messages(
                journal,
                outbox,
                new Notifications(new MemoryIncidents(), texts, null),
                List.of(receivers),
                counted,
                new FakeClock());
    }

    private static Receiver receiver(String name) {
        return new Receiver(
                name,
                URI.create("http://localhost:9/"),
                BodyFormat.JSON,
                Set.of(Occasion.ESCALATED),
                null,
                Duration.ofSeconds(5),
                Map.of());
    }

    /** What is logged. */
    private static final class Lines extends Handler {
        private final List<String> lines = new ArrayList<>();

        @Override
        public void publish(LogRecord line) {
            lines.add(line.getMessage());
        }

        @Override
        public void flush() {
            // Nothing is held back.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
